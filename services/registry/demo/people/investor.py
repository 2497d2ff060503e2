"""An investor with premium residency who employs people."""

from django.utils.translation import pgettext_lazy

from services.registry.demo.marks import born
from services.registry.demo.parts import civil, identity, residence, traffic, travel
from services.registry.demo.parts.household import Relative
from services.registry.demo.parts.places import (
    AMMAN,
    INDIAN,
    INDONESIAN,
    JAKARTA,
    JORDANIAN,
    LONDON,
    MUMBAI,
    RIYADH_AIRPORT,
    named,
    of,
    words,
)
from services.registry.demo.somebody import Account, Somebody

NUMBER, PASSPORT, MOBILE = "2900000213", "J9000213", "+966500000205"
NAME = named("طارق ناصر", "Tariq Nasser")
CAR, VAN = ("سىق7213", "900000213"), ("لمن8213", "900000214")
LEXUS, FORD = words("لكزس", "Lexus"), words("فورد", "Ford")
EXPIRED = words("انتهاء رخصة السير", "Registration had expired")
PARKED = words("وقوف في مكان ممنوع", "Parking where it is not allowed")
COOK, DRIVER, GARDENER = words("طباخ", "Cook"), words("سائق", "Driver"), words("بستاني", "Gardener")
RELATIVES = (
    Relative(
        number="2900002060", name=named("بودي سانتوسو", "Budi Santoso"), relation="worker", born=born(35, 12, 12),
        expires=220, passport="P9000260", passport_expires=400, nationality=INDONESIAN, profession=COOK, insured=220,
    ),
    Relative(
        number="2900002078", name=named("سونيل شارما", "Sunil Sharma"), relation="worker", born=born(44, 4, 4),
        expires=88, passport="P9000278", passport_expires=1000, nationality=INDIAN, profession=DRIVER, insured=88,
    ),
)  # fmt: skip
INVESTOR = Somebody(
    code="investor",
    number=NUMBER,
    name=NAME,
    account=Account(username="tariq2005", mobile=MOBILE, language="en"),
    special=pgettext_lazy("demo", "An investor with premium residency who brings in workers."),
    records={
        "person": [identity.person(
            NUMBER, NAME, born(52, 8, 17), "male", nationality=JORDANIAN, birth_place=AMMAN,
            marital_status="widowed", mobile=MOBILE,
        )],
        "resident-id": [identity.resident_id(
            NUMBER, NAME, words("مستثمر، إقامة مميزة", "Investor, premium residency"), 1400
        )],
        "passport": [identity.passport(PASSPORT, 1200)],
        "fingerprint-enrolment": [identity.fingerprints(NUMBER, -900)],
        "health-insurance": [residence.health("H-2900000213", 160, "vip", 1)],
        "sponsored-person": [relative.row() for relative in RELATIVES],
        "recruitment-visa": [
            residence.recruitment("9000213001", GARDENER, INDIAN, MUMBAI, -25),
            residence.recruitment("9000213002", COOK, INDONESIAN, JAKARTA, -90),
            residence.recruitment("9000213003", DRIVER, INDIAN, MUMBAI, -420, status="used"),
        ],
        "work-visa-request": [
            residence.work_visas("WV-900213", -3, DRIVER, INDIAN, 2, "under-review"),
            residence.work_visas("WV-900212", -40, GARDENER, INDIAN, 1, "approved"),
            residence.work_visas("WV-900211", -110, COOK, INDONESIAN, 1, "approved"),
        ],
        "worker-return": [
            residence.worker_return(RELATIVES[0].name, "9000260001", -21, 38),
            residence.worker_return(RELATIVES[1].name, "9000278001", -200, -140, -150),
        ],
        "arrival": [
            residence.arrival(
                "4900002136", named("أمير عزيز", "Amir Aziz"), "worker", "9000213004", -9,
                nationality=INDONESIAN,
            ),
            residence.arrival(
                "4900002137", named("هالة ناصر", "Hala Nasser"), "visitor", "9000213005", -30,
                nationality=of(JORDANIAN, "female"),
            ),
        ],
        "travel-movement": list(travel.trips(PASSPORT, [
            (-15, -11, RIYADH_AIRPORT, LONDON), (-63, -58, RIYADH_AIRPORT, AMMAN),
        ])),
        "vehicle": [
            traffic.vehicle(*CAR, LEXUS, words("إل إكس", "LX"), 2025, registration=800, inspection=800),
            traffic.vehicle(*VAN, FORD, words("ترانزيت", "Transit"), 2020, registration=45, inspection=45),
        ],
        "vehicle-insurance": [
            traffic.policy(*CAR, "POL-900213", 290, "comprehensive"), traffic.policy(*VAN, "POL-900214", 45),
        ],
        "vehicle-authorisation": [traffic.authorisation(
            "AU-900213", *VAN, "granted", -30, 150, owner=NAME, authorised_person=RELATIVES[1].name
        )],
        "driving-licence": [traffic.licence("9000000213", 950)],
        "impounded-vehicle": [
            traffic.impounded("IM-900213", VAN[0], -14, 10, "releasable", EXPIRED),
            traffic.impounded("IM-900212", VAN[0], -500, 5, "released", PARKED),
        ],
        "hajj-eligibility": [civil.hajj(NUMBER, -12)],
        "civil-transaction": [civil.transaction(
            "900213455", words("تعديل مهنة عامل", "Change of a worker’s profession"),
            words("الجوازات بالرياض", "Passports, Riyadh"), words("اكتملت المعاملة", "Completed"), -33, "completed",
        )],
        "restriction": [
            civil.restriction(
                "RS-900213", "services", -400, "lifted", words("مطالبة مالية", "A financial claim"),
                words("رُفع بعد السداد", "Lifted after payment"),
            ),
            civil.restriction(
                "RS-900212", "travel", -900, "lifted", words("مطالبة مالية", "A financial claim"),
                words("رُفع بعد السداد", "Lifted after payment"),
            ),
        ],
        "payment-balance": [
            civil.balance(words("تأشيرات عمل", "Work visas"), 8000, 6000, -41),
            civil.balance(words("تجديد هوية مقيم", "Resident ID renewal"), 1300, 1300, -150, is_refundable=False),
        ],
    },
)  # fmt: skip
FAMILY = tuple(relative.somebody() for relative in RELATIVES)
