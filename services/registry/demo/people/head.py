"""A citizen, head of a family with workers and vehicles: most inquiries have much to tell him."""

from django.utils.translation import pgettext_lazy

from services.registry.demo.marks import born, day
from services.registry.demo.parts import identity, traffic, travel
from services.registry.demo.parts.places import (
    CAIRO,
    CAUSEWAY,
    DUBAI,
    ISTANBUL,
    JEDDAH_AIRPORT,
    KHAFJI,
    KUWAIT,
    LONDON,
    MANAMA,
    RIYADH_AIRPORT,
    named,
    words,
)
from services.registry.demo.somebody import Account, Somebody

NUMBER, PASSPORT = "1900000207", "Z90000201"
NAME = named("عبدالله محمد", "Abdullah Mohammed")
SON, OF_AGE = "1900002005", "1900002013"
SALOON, FAMILY_CAR, PICKUP = ("أبح1207", "900000201"), ("درس2207", "900000202"), ("طعق3207", "900000203")
SON_NAME, OF_AGE_NAME = named("سعد عبدالله", "Saad Abdullah"), named("فهد عبدالله", "Fahd Abdullah")
BORN, SON_BORN, OF_AGE_BORN = born(45, 3, 14), born(9, 5, 2), born(18, 2, 20)

VEHICLES = [
    traffic.vehicle(*SALOON, words("تويوتا", "Toyota"), words("كامري", "Camry"), 2023, registration=210, inspection=96),
    traffic.vehicle(
        *FAMILY_CAR, words("شفروليه", "Chevrolet"), words("تاهو", "Tahoe"), 2022, registration=18, inspection=18
    ),
    traffic.vehicle(
        *PICKUP, words("نيسان", "Nissan"), words("نافارا", "Navara"), 2019, registration=400, inspection=-6
    ),
]
POLICIES = [
    traffic.policy(*SALOON, "POL-900201", 150, "comprehensive"),
    traffic.policy(*FAMILY_CAR, "POL-900202", 24),
    traffic.policy(*PICKUP, "POL-900203", 301),
]
VIOLATIONS = [
    traffic.violation(201, -2, "08:12", "201", SALOON[0]),
    traffic.violation(202, -9, "17:45", "410", FAMILY_CAR[0]),
    traffic.violation(203, -21, "22:03", "415", SALOON[0], recorded_by="officer"),
    traffic.violation(204, -26, "13:30", "510", PICKUP[0], "disputed"),
    traffic.violation(205, -41, "07:50", "202", SALOON[0]),
    *(traffic.violation(206 + n, -70 - 43 * n, "19:20", "201", SALOON[0], "paid") for n in range(6)),
    traffic.violation(212, -390, "11:05", "510", FAMILY_CAR[0], "cancelled"),
]
TRIPS = [
    (-34, -30, CAUSEWAY, MANAMA),
    (-96, -88, RIYADH_AIRPORT, DUBAI),
    (-160, -146, RIYADH_AIRPORT, ISTANBUL),
    (-233, -229, KHAFJI, KUWAIT),
    (-301, -290, JEDDAH_AIRPORT, CAIRO),
    *((-400 - 71 * n, -397 - 71 * n, CAUSEWAY, MANAMA) for n in range(8)),
    (-1020, -1001, RIYADH_AIRPORT, LONDON),
    (-1110, -1104, KHAFJI, KUWAIT),
]
HEAD = Somebody(
    code="head",
    number=NUMBER,
    name=NAME,
    account=Account(username="abdullah201", mobile="+966500000201"),
    special=pgettext_lazy(
        "demo",
        "A citizen with a wife, children, domestic workers and three vehicles: nearly every inquiry has an answer.",
    ),
    records={
        "person": [identity.person(NUMBER, NAME, BORN, "male", marital_status="married", mobile="+966500000201")],
        "national-id": [identity.national_id(1300, version=3)],
        "passport": [identity.passport(PASSPORT, 240)],
        "vehicle": VEHICLES,
        "vehicle-insurance": POLICIES,
        "traffic-violation": VIOLATIONS,
        "travel-movement": list(travel.trips(PASSPORT, TRIPS)),
        "sponsored-person": [
            identity.sponsored(SON, SON_NAME, "son", SON_BORN, 700),
            identity.sponsored(OF_AGE, OF_AGE_NAME, "son", OF_AGE_BORN, 1500, ended_on=day(-200)),
        ],
    },
)
FAMILY = ()
