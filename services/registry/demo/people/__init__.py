"""Everybody whom the demo registry knows: those to look at first, then their families and workers."""

from services.registry.demo.people import head, student
from services.registry.demo.somebody import Somebody

EVERYBODY: tuple[Somebody, ...] = (head.HEAD, student.STUDENT, *head.FAMILY)
# Those who are somebody to look at, by the code that names them.
PEOPLE: dict[str, Somebody] = {somebody.code: somebody for somebody in EVERYBODY if somebody.code}
