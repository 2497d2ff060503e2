"""The demonstration's people as their page lists them: who they are, where their account stands, what shows them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import pgettext_lazy

from absher_portal.fallback import localised
from accounts.models import User
from activation.models import Act, Assurance
from services.inquiries.display import in_words
from services.models import Service
from services.registry.demo.accounts import accounts
from services.registry.demo.cases import CASES, EMPTY, PROBLEM, RICH, shown_by, typed_by
from services.registry.demo.people import PEOPLE
from services.registry.demo.somebody import Somebody
from services.registry.values import Label

SITUATIONS: Mapping[str, Label] = {
    RICH: pgettext_lazy("demo", "Much to see"),
    PROBLEM: pgettext_lazy("demo", "A problem"),
    EMPTY: pgettext_lazy("demo", "Nothing recorded"),
}


@dataclass(frozen=True, slots=True)
class Inquiries:
    """Those that show somebody in one situation: key and name of each."""

    situation: Label
    services: list[tuple[str, SafeString]]


@dataclass(frozen=True, slots=True)
class Shown:
    """`born`: None where nothing is known. `state`: an `Assurance`, "" without an account of theirs."""

    somebody: Somebody
    name: str
    born: date | None
    state: str
    inquiries: list[Inquiries]

    @property
    def mobile(self) -> str:
        return self.somebody.account.mobile if self.somebody.account else self.somebody.mobile

    @property
    def is_activated(self) -> bool:
        return self.state == Assurance.ACTIVATED

    @property
    def state_label(self) -> Label:
        return Assurance(self.state).label if self.state else pgettext_lazy("demo", "No account")


def everybody() -> Iterator[Shown]:
    """In three queries, however many they are."""
    users = accounts()
    states, names = _states(users), _names()
    for code, somebody in PEOPLE.items():
        born = typed_by(code)[1] if somebody.records else None
        yield Shown(somebody, in_words(somebody.name)[0], born, states.get(code, ""), _inquiries(code, names))


def _states(users: Mapping[str, User]) -> dict[str, str]:
    acts = Act.objects.filter(account__in=[user.events_key for user in users.values()]).order_by("seq")
    newest = dict(acts.values_list("account", "state"))
    return {code: newest.get(user.events_key, Assurance.REGISTERED) for code, user in users.items()}


def _names() -> dict[str, SafeString]:
    rows = Service.objects.published().filter(key__in=CASES)
    return {row.key: localised(row, "name") for row in rows}


def _inquiries(code: str, names: Mapping[str, SafeString]) -> list[Inquiries]:
    mine = shown_by(code)
    groups = [
        Inquiries(label, [(key, names[key]) for key, where in mine.items() if where == situation and key in names])
        for situation, label in SITUATIONS.items()
    ]
    return [group for group in groups if group.services]
