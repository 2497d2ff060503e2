"""The head's three vehicles, who may drive them, and his violations."""

from services.registry.demo.parts import traffic
from services.registry.demo.parts.places import JEDDAH, words
from services.registry.demo.people.head_family import DRIVER, NAME, OF_AGE

SALOON, FAMILY_CAR, PICKUP = ("أبح1207", "900000201"), ("درس2207", "900000202"), ("طعق3207", "900000203")
TOYOTA, CHEVROLET, NISSAN = words("تويوتا", "Toyota"), words("شفروليه", "Chevrolet"), words("نيسان", "Nissan")

VEHICLES = [
    traffic.vehicle(*SALOON, TOYOTA, words("كامري", "Camry"), 2023, registration=210, inspection=96),
    traffic.vehicle(*FAMILY_CAR, CHEVROLET, words("تاهو", "Tahoe"), 2022, registration=18, inspection=18),
    traffic.vehicle(
        *PICKUP, NISSAN, words("نافارا", "Navara"), 2019,
        registration=400, inspection=-6, registration_type="private-transport", colour=words("رمادي", "Grey"),
    ),
]  # fmt: skip
POLICIES = [
    traffic.policy(*SALOON, "POL-900201", 150, "comprehensive"),
    traffic.policy(*FAMILY_CAR, "POL-900202", 24),
    traffic.policy(*PICKUP, "POL-900203", 301),
]
AUTHORISATIONS = [
    traffic.authorisation("AU-900201", *SALOON, "granted", -20, 345, owner=NAME, authorised_person=OF_AGE.name),
    traffic.authorisation("AU-900202", *FAMILY_CAR, "granted", -150, 30, owner=NAME, authorised_person=DRIVER.name),
    traffic.authorisation("AU-900203", *PICKUP, "granted", -600, -235, owner=NAME, authorised_person=DRIVER.name),
]
VIOLATIONS = [
    traffic.violation(201, -2, "08:12", "201", SALOON[0]),
    traffic.violation(202, -9, "17:45", "410", FAMILY_CAR[0]),
    traffic.violation(203, -21, "22:03", "415", SALOON[0], recorded_by="officer"),
    traffic.violation(204, -26, "13:30", "510", PICKUP[0], "disputed", city=JEDDAH),
    traffic.violation(205, -41, "07:50", "202", SALOON[0]),
    *(traffic.violation(206 + n, -70 - 43 * n, "19:20", "201", SALOON[0], "paid") for n in range(6)),
    traffic.violation(212, -390, "11:05", "510", FAMILY_CAR[0], "cancelled"),
]
LICENCE = traffic.licence("9000000201", 1100)
RELEASED = traffic.impounded(
    "IM-900201", PICKUP[0], -700, 10, "released", words("وقوف يعيق حركة السير", "Parking that blocked the road")
)
