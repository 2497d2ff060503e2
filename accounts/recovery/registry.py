"""What a registry knows of a person: their passport, the end of their Iqama, their dependents.

`settings.REGISTRY_FACTS` names a class with `facts`; empty, no registry is asked and none of its questions shown.
"""

import hashlib
import hmac
import logging
from datetime import date, timedelta
from functools import lru_cache
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from absher_portal.days import read_day
from absher_portal.text import fold
from accounts.identity import with_check_digit
from accounts.models import SecurityQuestion

Fact = SecurityQuestion.Fact
Facts = dict[SecurityQuestion.Fact, tuple[str, ...]]
# Which facts an ID beginning with this digit can have: a citizen (1), a resident (2).
FITTING = {"1": (Fact.PASSPORT_NUMBER,), "2": (Fact.PASSPORT_NUMBER, Fact.IQAMA_EXPIRY, Fact.DEPENDENT_IQAMA)}
log = logging.getLogger("portal.registry")


class Registry(Protocol):
    def facts(self, national_id: str) -> Facts:
        """Every acceptable answer: numbers as issued, days as `2027-05-14`. Empty for an ID it does not know.

        Asked for strangers' IDs too; it must not take longer for some than for others.
        """
        ...


@lru_cache(maxsize=4)
def _registry(dotted: str) -> Registry:
    registry: Registry = import_string(dotted)()
    return registry


def fitting(national_id: str) -> tuple[SecurityQuestion.Fact, ...]:
    """The facts that may be asked of this ID, whether anybody has it or not."""
    return FITTING.get(national_id[:1], ()) if settings.REGISTRY_FACTS else ()


def facts(national_id: str) -> Facts:
    """What the registry knows; nothing when it does not answer: recovery then goes on with the other questions."""
    if not settings.REGISTRY_FACTS:
        return {}
    try:
        return _registry(settings.REGISTRY_FACTS).facts(national_id)
    except Exception as error:  # its words may hold what it was asked
        log.warning("the registry did not answer: %s", type(error).__name__)
        return {}


def is_right(fact: str, typed: str, known: Facts) -> bool:
    """Whether the registry's answer was typed, in any usual spelling; a day in either calendar."""
    read = read_day if fact == Fact.IQAMA_EXPIRY else _number
    wanted = {read(answer) for answer in known.get(Fact(fact), ())}
    return bool(given := read(typed)) and given in wanted


def _number(text: str) -> str:
    """`A12 345-678` → `a12345678`."""
    return fold(text).replace(" ", "")


def demo_facts(national_id: str) -> dict[str, str | date]:
    """What the person with this ID would know, for whoever tries the demonstration; empty with a real registry."""
    if not settings.REGISTRY_FACTS or not isinstance(_registry(settings.REGISTRY_FACTS), DemoRegistry):
        return {}
    known, asked = facts(national_id), fitting(national_id)
    shown = {fact.value.replace("-", "_"): known[fact][0] for fact in asked if fact in known}
    return {name: (read_day(answer) or answer) if name == "iqama_expiry" else answer for name, answer in shown.items()}


class DemoRegistry:
    """Facts made up from the ID number alone, the same for every ID. Refused in production."""

    def facts(self, national_id: str) -> Facts:
        seed = hmac.digest(settings.FINGERPRINT_KEY.encode(), f"demo-registry|{national_id}".encode(), hashlib.sha256)
        numbers = [int.from_bytes(seed[n : n + 4], "big") for n in range(0, 16, 4)]
        passport = f"{chr(65 + numbers[0] % 26)}{numbers[1] % 10**8:08}"
        expiry = date(2027, 1, 1) + timedelta(days=numbers[2] % 1500)
        dependents = tuple(with_check_digit(f"29{(numbers[3] + n) % 10**7:07}") for n in range(2))
        return {
            Fact.PASSPORT_NUMBER: (passport,),
            Fact.IQAMA_EXPIRY: (expiry.isoformat(),),
            Fact.DEPENDENT_IQAMA: dependents,
        }
