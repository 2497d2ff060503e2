"""A resident engineer with his wife and children."""

from typing import Any

from django.utils.translation import pgettext_lazy

from services.registry.demo.marks import born
from services.registry.demo.parts import civil, identity, residence, traffic, travel
from services.registry.demo.parts.household import Relative
from services.registry.demo.parts.places import (
    AMMAN,
    CAIRO,
    DUBAI,
    EGYPTIAN,
    ISTANBUL,
    JEDDAH_AIRPORT,
    RIYADH_AIRPORT,
    named,
    words,
)
from services.registry.demo.people.head_family import NAME as HEAD_NAME
from services.registry.demo.people.head_road import FAMILY_CAR
from services.registry.demo.somebody import Account, Somebody

NUMBER, PASSPORT, MOBILE = "2900000205", "A9000205", "+966500000204"
NAME = named("أحمد حسن", "Ahmed Hassan")
CAR = ("حصط6205", "900000205")
FIRM = words("شركة الهندسة التجريبية", "Altajribi Engineering Company")
SUMMER, EID = (-140, -112, JEDDAH_AIRPORT, CAIRO), (-240, -231, RIYADH_AIRPORT, CAIRO)
BETWEEN: dict[str, Any] = {"owner": HEAD_NAME, "authorised_person": NAME}
FAMILY_OF: dict[str, Any] = {"nationality": EGYPTIAN, "expires": 310, "insured": 200, "trips": [SUMMER, EID]}

RELATIVES = (
    Relative(
        number="2900002037", name=named("منال يوسف", "Manal Youssef"), relation="wife", born=born(37, 2, 6),
        passport="A9000237", passport_expires=420, **FAMILY_OF,
    ),
    Relative(
        number="2900002045", name=named("يوسف أحمد", "Youssef Ahmed"), relation="son", born=born(10, 9, 28),
        passport="A9000245", passport_expires=50, **FAMILY_OF,
    ),
    Relative(
        number="2900002052", name=named("مريم أحمد", "Maryam Ahmed"), relation="daughter", born=born(6, 3, 3),
        passport="A9000252", passport_expires=900, fingerprints="not-enrolled", **FAMILY_OF,
    ),
)  # fmt: skip
PROFESSIONAL = Somebody(
    code="professional",
    number=NUMBER,
    name=NAME,
    account=Account(username="ahmed2004", mobile=MOBILE, language="en"),
    special=pgettext_lazy("demo", "A resident engineer with a wife and two children."),
    records={
        "person": [identity.person(
            NUMBER, NAME, born(41, 5, 23), "male",
            nationality=EGYPTIAN, birth_place=CAIRO, marital_status="married", mobile=MOBILE,
            email="ahmed2004@portal.example",
            national_address=words("حي المعرض، 6205، جدة", "6205 Almaarad District, Jeddah"),
        )],
        "resident-id": [identity.resident_id(NUMBER, NAME, words("مهندس مدني", "Civil engineer"), 310, employer=FIRM)],
        "passport": [identity.passport(PASSPORT, 620)],
        "fingerprint-enrolment": [identity.fingerprints(NUMBER, -1900)],
        "health-insurance": [
            residence.health("H-2900000205", 200, "a", 4),
            residence.health("H-2900000204", -165, "b", 4),
        ],
        "exit-reentry-visa": [
            residence.visa(
                "9000205003", NAME, PASSPORT, -20, "valid", visa_type="multiple", duration_days=180, fee="500.00"
            ),
            residence.visa("9000205002", NAME, PASSPORT, -150, "used"),
            residence.visa("9000205001", NAME, PASSPORT, -420, "cancelled"),
        ],
        "resident-report": [
            residence.report("RR-900205", "7K3M-9QPX", NAME, -6, words("تقديم إلى مدرسة", "For a school")),
            residence.report("RR-900204", "4T27-8WZC", NAME, -200, words("تقديم إلى بنك", "For a bank")),
        ],
        "sponsored-person": [relative.row() for relative in RELATIVES],
        "travel-movement": list(travel.trips(PASSPORT, [
            SUMMER, EID, (-70, -66, RIYADH_AIRPORT, DUBAI), (-330, -325, RIYADH_AIRPORT, AMMAN),
            *((-420 - 90 * n, -410 - 90 * n, JEDDAH_AIRPORT, CAIRO) for n in range(6)),
            (-980, -972, RIYADH_AIRPORT, ISTANBUL),
        ])),
        "vehicle": [traffic.vehicle(
            *CAR, words("هوندا", "Honda"), words("أكورد", "Accord"), 2022, registration=130, inspection=130
        )],
        "vehicle-insurance": [traffic.policy(*CAR, "POL-900205", 130, "comprehensive")],
        "vehicle-authorisation": [
            traffic.authorisation("AU-900205", *FAMILY_CAR, "received", -10, 80, **BETWEEN),
            traffic.authorisation(
                "AU-900206", *FAMILY_CAR, "received", -40, 50, **BETWEEN,
                scope="outside", countries=words("الكويت، البحرين", "Kuwait, Bahrain"),
            ),
        ],
        "traffic-violation": [
            traffic.violation(261, -12, "12:10", "410", CAR[0]),
            traffic.violation(262, -95, "20:30", "201", CAR[0], "paid"),
        ],
        "driving-licence": [traffic.licence("9000000205", 700, blood_type="AB+")],
        "hajj-eligibility": [civil.hajj(NUMBER, -6)],
        "payment-balance": [civil.balance(words("تأشيرة خروج وعودة", "Exit re-entry visa"), 700, 500, -20)],
    },
)  # fmt: skip
FAMILY = tuple(relative.somebody() for relative in RELATIVES)
