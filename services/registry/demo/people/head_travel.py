"""Thirty crossings of the border, by air and by land."""

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
)
from services.registry.demo.parts.travel import trips
from services.registry.demo.people.head_family import PASSPORT

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
MOVEMENTS = list(trips(PASSPORT, TRIPS))
