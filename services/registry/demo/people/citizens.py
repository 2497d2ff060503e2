"""Other citizens: a divorced mother, a student, one not activated, one without an account, one unknown."""

from django.utils.translation import pgettext_lazy

from services.registry.demo.marks import born
from services.registry.demo.parts import civil, identity, traffic, travel
from services.registry.demo.parts.household import Relative
from services.registry.demo.parts.places import (
    ABHA,
    CAUSEWAY,
    DAMMAM,
    DUBAI,
    JEDDAH,
    JEDDAH_AIRPORT,
    MADINAH,
    MANAMA,
    RIYADH_AIRPORT,
    named,
    words,
)
from services.registry.demo.somebody import Account, Somebody

KIA, HYUNDAI = words("كيا", "Kia"), words("هيونداي", "Hyundai")
MOTHERS_CAR, FIRST_CAR = ("كلم4215", "900000215"), ("نهو5025", "900000225")

MOTHER_NAME = named("سارة أحمد", "Sarah Ahmed")
CHILDREN = (
    Relative(
        number="1900002047", name=named("ليان خالد", "Layan Khalid"), relation="daughter", born=born(7, 8, 21),
        expires=2000, passport="Z90000247", passport_expires=700, fingerprints="not-enrolled",
    ),
    Relative(
        number="1900002054", name=named("عمر خالد", "Omar Khalid"), relation="son", born=born(12, 4, 11),
        expires=2200, passport="Z90000254", passport_expires=-20,
    ),
)  # fmt: skip
MOTHER = Somebody(
    code="mother",
    number="1900000215",
    name=MOTHER_NAME,
    account=Account(username="sarah2002", mobile="+966500000202"),
    special=pgettext_lazy("demo", "A divorced mother of two, with a permit for Hajj."),
    records={
        "person": [identity.person(
            "1900000215", MOTHER_NAME, born(36, 6, 9), "female",
            marital_status="divorced", birth_place=JEDDAH, mobile="+966500000202",
        )],
        "national-id": [identity.national_id(410, version=2)],
        "passport": [identity.passport("Z90000215", 75)],
        "fingerprint-enrolment": [identity.fingerprints("1900000215", -1500)],
        "family-member": [child.member() for child in CHILDREN],
        "sponsored-person": [child.row() for child in CHILDREN],
        "vehicle": [traffic.vehicle(
            *MOTHERS_CAR, KIA, words("سبورتاج", "Sportage"), 2024, registration=520, inspection=520
        )],
        "vehicle-insurance": [traffic.policy(*MOTHERS_CAR, "POL-900215", 12, "comprehensive")],
        "driving-licence": [traffic.licence("9000000215", 2400, blood_type="A+")],
        "travel-movement": list(travel.trips("Z90000215", [(-58, -51, JEDDAH_AIRPORT, DUBAI)])),
        "hajj-eligibility": [civil.hajj("1900000215")],
        "hajj-permit": [civil.permit("HJ-900215", -18)],
    },
)  # fmt: skip

STUDENT_NAME = named("ريان علي", "Rayan Ali")
STUDENT = Somebody(
    code="student",
    number="1900000223",
    name=STUDENT_NAME,
    account=Account(username="rayan2003", mobile="+966500000203"),
    special=pgettext_lazy("demo", "A young citizen without a vehicle or a licence: most answers are empty."),
    records={
        "person": [identity.person(
            "1900000223", STUDENT_NAME, born(19, 9, 5), "male", birth_place=ABHA, mobile="+966500000203"
        )],
        "national-id": [identity.national_id(2900)],
        "fingerprint-enrolment": [identity.fingerprints("1900000223", -700)],
    },
)  # fmt: skip

WAITING_NAME = named("منى سعيد", "Mona Saeed")
WAITING = Somebody(
    code="waiting",
    number="1900000249",
    name=WAITING_NAME,
    account=Account(username="mona2009", mobile="+966500000209", is_activated=False),
    special=pgettext_lazy("demo", "Registered, not activated yet: only inquiries without sign-in are open to her."),
    records={
        "person": [identity.person(
            "1900000249", WAITING_NAME, born(28, 1, 25), "female", birth_place=MADINAH, mobile="+966500000209"
        )],
        "national-id": [identity.national_id(1750)],
        "fingerprint-enrolment": [identity.fingerprints("1900000249", -1200)],
    },
)  # fmt: skip

WALKER_NAME = named("خالد إبراهيم", "Khalid Ibrahim")
WITHOUT_ACCOUNT = Somebody(
    code="without-account",
    number="1900000025",
    name=WALKER_NAME,
    mobile="+966500000025",
    special=pgettext_lazy("demo", "Known to the registry, without an account yet: register as him."),
    records={
        "person": [identity.person(
            "1900000025", WALKER_NAME, born(31, 4, 17), "male", birth_place=DAMMAM, marital_status="married"
        )],
        "national-id": [identity.national_id(20)],
        "passport": [identity.passport("Z90000025", 190)],
        "vehicle": [traffic.vehicle(
            *FIRST_CAR, HYUNDAI, words("إلنترا", "Elantra"), 2021, registration=65, inspection=9
        )],
        "vehicle-insurance": [traffic.policy(*FIRST_CAR, "POL-900025", 65)],
        "traffic-violation": [
            traffic.violation(251, -5, "16:20", "201", FIRST_CAR[0]),
            traffic.violation(252, -150, "09:40", "410", FIRST_CAR[0], "paid"),
        ],
        "driving-licence": [traffic.licence("9000000025", 160, blood_type="B+")],
        "travel-movement": list(travel.trips(
            "Z90000025", [(-80, -77, CAUSEWAY, MANAMA), (-210, -203, RIYADH_AIRPORT, DUBAI)]
        )),
        "hajj-eligibility": [civil.hajj("1900000025")],
    },
)  # fmt: skip

UNKNOWN = Somebody(
    code="unknown",
    number="1900000256",
    name=named("بدر فيصل", "Badr Faisal"),
    account=Account(username="badr2010", mobile="+966500000210"),
    special=pgettext_lazy("demo", "Activated, but the registry holds nothing about him yet."),
)

FAMILIES = tuple(child.somebody() for child in CHILDREN)
