"""Everybody whom the demo registry knows: those to look at, then their families and workers."""

from services.registry.demo.people import citizens, head, investor, overdue, professional, residents
from services.registry.demo.people.citizens import MOTHER, STUDENT, UNKNOWN, WAITING, WITHOUT_ACCOUNT
from services.registry.demo.people.residents import LAPSED, NEWCOMER
from services.registry.demo.somebody import Somebody

# Those who are somebody to look at, by the code that names them; the ones with most to see first.
PEOPLE: dict[str, Somebody] = {
    somebody.code: somebody
    for somebody in (
        head.HEAD, professional.PROFESSIONAL, investor.INVESTOR, MOTHER, overdue.OVERDUE, LAPSED,
        STUDENT, NEWCOMER, WAITING, UNKNOWN, WITHOUT_ACCOUNT,
    )
}  # fmt: skip
OTHERS = (
    *head.FAMILY, *professional.FAMILY, *investor.FAMILY, *overdue.FAMILY, *citizens.FAMILIES, *residents.FAMILIES,
)  # fmt: skip
EVERYBODY: tuple[Somebody, ...] = (*PEOPLE.values(), *OTHERS)
