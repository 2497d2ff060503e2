"""A fictional household in the demo registry: whose records one may ask about, and whose one may not any more."""

from datetime import timedelta

from django.utils import timezone

from services.registry.demo.backend import DemoRegistry
from services.registry.demo.marks import at, born, day
from services.registry.demo.parts import identity, traffic, travel
from services.registry.demo.parts.places import CAUSEWAY, MANAMA, named, words
from services.registry.demo.writing import add, write
from services.registry.kinds.identity import SponsoredPerson
from services.registry.kinds.traffic import TrafficViolation
from services.registry.kinds.travel import TravelMovement
from services.registry.protocol import Silent

HEAD, STRANGER = "1900000025", "2900000015"
SON, OF_AGE, WIFE, WORKER, LEFT = "1900002005", "1900002013", "1900002021", "2900002003", "2900002011"
CAR, VAN, FOREIGN_CAR = ("أبح1025", "900000025"), ("درس2025", "900000026"), ("طعق3015", "900000015")
OWN, FOREIGN = "9000000001", "9000000077"  # numbers of violations
NAME = named("سالم أحمد", "Salem Ahmed")
silent = set()  # kinds that the registry does not answer now


class MovableRegistry(DemoRegistry):
    """The demo's, which a test may silence."""

    def records(self, query):
        if query.kind in silent:
            raise Silent(timezone.now() + timedelta(minutes=2))
        return super().records(query)


def move_in() -> None:
    """Write everybody's records."""
    write(HEAD, {"person": [identity.person(HEAD, NAME, born(45, 3, 14), "male")], **RECORDS})
    write(STRANGER, {"vehicle": [_car(*FOREIGN_CAR)], "traffic-violation": [_violation(77, -3, FOREIGN_CAR)]})
    for number in (SON, OF_AGE, WORKER, LEFT):
        write(number, {"travel-movement": list(travel.trips("Z1", [(-12, -9, CAUSEWAY, MANAMA)]))})


def marry() -> None:
    """The head has a wife."""
    add(HEAD, SponsoredPerson, [_sponsored(WIFE, "نورة", "Noura", "wife", born(40, 5, 2))])


def travel_more(count: int) -> None:
    """So many crossings more, one a day."""
    add(HEAD, TravelMovement, [travel.movement(-n, "entry", CAUSEWAY, MANAMA, "Z1") for n in range(20, 20 + count)])


def violate_more(count: int) -> None:
    """So many violations more, half of them paid."""
    several = [_violation(1000 + n, -n, CAR, ("paid", "unpaid")[n % 2]) for n in range(20, 20 + count)]
    add(HEAD, TrafficViolation, several)


def _car(plate, sequence_number):
    make, model = words("تويوتا", "Toyota"), words("كامري", "Camry")
    return traffic.vehicle(plate, sequence_number, make, model, 2023, registration=90, inspection=30)


def _violation(number, offset, car, status="unpaid", **other):
    return traffic.violation(number, offset, "08:12", "201", car[0], status, **other)


def _sponsored(number, arabic, english, relation, birthday, **other):
    return identity.sponsored(number, named(arabic, english), relation, birthday, 200, **other)


RECORDS = {
    "vehicle": [_car(*CAR), _car(*VAN)],
    "traffic-violation": [
        _violation(1, -2, CAR),
        _violation(2, -9, VAN, location=words("=طريق", "=HYPERLINK(0)")),
        _violation(3, -50, CAR, "paid"),
    ],
    "travel-movement": [{**travel.movement(-5, "exit", CAUSEWAY, MANAMA, "Z1"), "date_time": at(-5, "09:15")}],
    "sponsored-person": [
        _sponsored(SON, "سعد", "Saad", "son", born(9, 5, 2)),
        _sponsored(OF_AGE, "فهد", "Fahd", "son", born(18, 2, 20)),
        _sponsored(WORKER, "جوزيف", "Joseph", "worker", born(40, 2, 20)),
        _sponsored(LEFT, "رافي", "Ravi", "worker", born(30, 2, 20), ended_on=day(-20)),
    ],
}
