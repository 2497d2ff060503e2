"""A citizen with whom nearly everything is overdue."""

from django.utils.translation import pgettext_lazy

from services.registry.demo.marks import born
from services.registry.demo.parts import civil, identity, residence, traffic, travel
from services.registry.demo.parts.household import Relative
from services.registry.demo.parts.places import (
    CAUSEWAY,
    DAMMAM,
    DAMMAM_AIRPORT,
    INDONESIAN,
    ISTANBUL,
    JAKARTA,
    KENYAN,
    MANAMA,
    NAIROBI,
    named,
    words,
)
from services.registry.demo.somebody import Account, Somebody

NUMBER, PASSPORT, MOBILE = "1900000231", "Z90000231", "+966500000206"
NAME = named("ماجد سلطان", "Majed Sultan")
CAR, TRUCK = ("عقك9231", "900000231"), ("رصط9232", "900000232")
DODGE, ISUZU = words("دودج", "Dodge"), words("إيسوزو", "Isuzu")
CLAIM = words("مطالبة مالية", "A financial claim")
LIFTING = words("سداد المطالبة أو تقديم طلب إلى محكمة التنفيذ", "Pay the claim, or apply to the enforcement court")
HERDSMAN, DRIVER = words("راعي", "Herdsman"), words("سائق خاص", "Private driver")
RELATIVES = (
    Relative(
        number="2900002086", name=named("ديدي كورنياوان", "Dedi Kurniawan"), relation="worker", born=born(29, 6, 30),
        expires=-33, passport="P9000286", passport_expires=-5, nationality=INDONESIAN, profession=DRIVER, insured=-33,
        fingerprints="not-enrolled",
    ),
)  # fmt: skip
OVERDUE = Somebody(
    code="overdue",
    number=NUMBER,
    name=NAME,
    account=Account(username="majed2006", mobile=MOBILE),
    special=pgettext_lazy("demo", "A citizen with expired documents, restrictions and an impounded vehicle."),
    records={
        "person": [identity.person(NUMBER, NAME, born(48, 11, 11), "male", birth_place=DAMMAM)],
        "national-id": [identity.national_id(-64, version=4), identity.national_id(-3600, version=3, status="lost")],
        "passport": [identity.passport(PASSPORT, -120)],
        "fingerprint-enrolment": [identity.fingerprints(NUMBER, -4000, "update-needed")],
        "sponsored-person": [relative.row() for relative in RELATIVES],
        "recruitment-visa": [
            residence.recruitment("9000231001", HERDSMAN, KENYAN, NAIROBI, -760, status="expired"),
            residence.recruitment("9000231002", DRIVER, INDONESIAN, JAKARTA, -800, status="cancelled"),
        ],
        "work-visa-request": [residence.work_visas(
            "WV-900231", -17, HERDSMAN, KENYAN, 3, "rejected",
            words("لا تتوافق الأعداد مع المساحة المرخصة", "The number does not fit the licensed area"),
        )],
        "worker-return": [residence.worker_return(named("بيتر أوتينو", "Peter Otieno"), "9000231003", -130, -40)],
        "arrival": [residence.arrival(
            "4900002311", named("هادي ويدودو", "Hadi Widodo"), "worker", "9000231004", -97, nationality=INDONESIAN
        )],
        "travel-movement": list(travel.trips(PASSPORT, [
            (-410, -402, CAUSEWAY, MANAMA), (-700, -688, DAMMAM_AIRPORT, ISTANBUL),
        ])),
        "vehicle": [
            traffic.vehicle(*CAR, DODGE, words("تشارجر", "Charger"), 2018, registration=-45, inspection=-80),
            traffic.vehicle(*TRUCK, ISUZU, words("دي ماكس", "D-Max"), 2016, registration=12, inspection=-12),
        ],
        "vehicle-insurance": [traffic.policy(*CAR, "POL-900231", -45), traffic.policy(*TRUCK, "POL-900232", -2)],
        "vehicle-authorisation": [traffic.authorisation(
            "AU-900231", *CAR, "granted", -3, 180, owner=NAME, authorised_person=named("نايف ماجد", "Naif Majed"),
            status="rejected",
        )],
        "traffic-violation": [
            traffic.violation(231, -6, "23:50", "305", CAR[0], recorded_by="officer"),
            *(traffic.violation(232 + n, -75 - 20 * n, "02:15", "202", CAR[0]) for n in range(5)),
        ],
        "driving-licence": [traffic.licence("9000000231", -210)],
        "impounded-vehicle": [traffic.impounded(
            "IM-900231", CAR[0], -6, 30, "held", words("قطع الإشارة الحمراء", "Passing a red light")
        )],
        "hajj-eligibility": [civil.hajj(NUMBER, -2)],
        "hajj-permit": [civil.permit("HJ-900231", -25, "cancelled")],
        "civil-transaction": [civil.transaction(
            "900231460", words("بدل هوية مفقودة", "Replacement of a lost ID"),
            words("الأحوال المدنية بالدمام", "Civil Affairs, Dammam"),
            words("أعيدت لنقص الصورة", "Returned: a photo is missing"), -8, "returned",
        )],
        "restriction": [
            civil.restriction("RS-900231", "travel", -29, "active", CLAIM, LIFTING),
            civil.restriction("RS-900230", "services", -29, "active", CLAIM, LIFTING),
        ],
        "payment-balance": [
            civil.balance(words("تجديد رخصة القيادة", "Driving licence renewal"), 80, 80, -600, is_refundable=False)
        ],
    },
)  # fmt: skip
FAMILY = tuple(relative.somebody() for relative in RELATIVES)
