"""What a signed-in person wants to know, about whom and which.

All of it comes from the address, which anyone may change: whatever is not theirs is refused and written down.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from accounts.models import User
from services.choices import chosen
from services.inquiries.definition import About, Inquiry
from services.inquiries.subjects import Subject, everybody, oneself, others
from services.models.reads import RecordRead
from services.registry.kinds.identity import SponsoredPerson
from services.registry.kinds.traffic import Vehicle
from services.registry.protocol import MOST, PAGE, Query, Silent
from services.registry.reading import Answer, Reader, ask, write_down
from services.registry.record import Record

R = TypeVar("R", bound=Record)
OTHERS = "others"  # ?about= that asks for the list of people
LONGEST = 100  # characters of a record's name in an address
Capacity, Why, Outcome = RecordRead.Capacity, RecordRead.Why, RecordRead.Outcome


class Refused(Exception):
    """Not theirs to ask. `why`: `of-age`, `left`, or `unknown` for whatever else an address may say."""

    def __init__(self, why: str, subject: Subject | None = None) -> None:
        super().__init__(why)
        self.why, self.subject = why, subject


@dataclass(frozen=True, slots=True)
class Question:
    """About `subject`, unless that `is_to_choose` among `others`; `vehicles` are those to choose from."""

    request: HttpRequest
    user: User
    inquiry: Inquiry
    subject: Subject
    others: tuple[Subject, ...] = ()
    is_to_choose: bool = False
    vehicles: tuple[Vehicle, ...] = ()
    vehicle: Vehicle | None = None
    filters: Mapping[str, str] = field(default_factory=dict)

    def reader(self, why: RecordRead.Why) -> Reader:
        """Who asks, for what is written down."""
        return Reader(self.request, self.user, self.subject.capacity, why, self.inquiry.key)

    def query(self, offset: int = 0, limit: int = PAGE) -> Query:
        """For the records that fit."""
        where = {**self.inquiry.where, **self.filters}
        if self.vehicle:
            where[self.inquiry.vehicles] = getattr(self.vehicle, self.inquiry.vehicles)
        if self.record_name:
            where[self.inquiry.names] = self.record_name
        return Query(self.subject.number, self.inquiry.record, where, offset, limit)

    def told_query(self) -> Query:
        """For the newest of the records that the verdict speaks of, whatever of a list is shown."""
        where = {**self.inquiry.where, **self.inquiry.telling}
        if self.vehicle and not self.inquiry.columns:
            where[self.inquiry.vehicles] = getattr(self.vehicle, self.inquiry.vehicles)
        return Query(self.subject.number, self.inquiry.record, where, limit=1)

    @property
    def is_narrowed(self) -> bool:
        """Whether only a part of a list is shown."""
        return bool(self.inquiry.columns and (self.vehicle or self.filters))

    @property
    def record_name(self) -> str:
        """Of the one record that is asked for, or ""."""
        return self.request.GET.get("record", "") if self.inquiry.names else ""

    def refuse(self, why: str = "unknown", subject: Subject | None = None) -> Refused:
        """To raise; written down for the asker, and for whom the address tells of."""
        reader = replace(self.reader(Why.INQUIRY), capacity=Capacity.NOBODY)
        concerned = [self.user.national_id, *([subject.number] if subject else [])]
        write_down(reader, self.inquiry.record, Outcome.REFUSED, *concerned)
        return Refused(why, subject)


def question(request: HttpRequest, user: User, inquiry: Inquiry) -> Question:
    """What the address asks; raises `Refused`, and `Silent` while nobody can say whom one may ask about."""
    asked = Question(request, user, inquiry, oneself(user), filters=_filters(request, inquiry))
    if "\x00" in asked.record_name or len(asked.record_name) > LONGEST:
        raise asked.refuse()
    asked = _about_whom(asked, request.GET.get("about", ""))
    vehicle = request.GET.get("vehicle", "")
    is_needless = asked.is_to_choose or not inquiry.vehicles or (asked.record_name and not vehicle)
    return asked if is_needless else _about_which(asked, vehicle)


def _about_whom(asked: Question, token: str) -> Question:
    me, asks_for_self = asked.subject, About.SELF in asked.inquiry.about
    if set(asked.inquiry.about) == {About.SELF}:
        if token and not constant_time_compare(token, me.token):
            raise asked.refuse(subject=_named(token, [me, *everybody(asked.user, _sponsored(asked, is_shown=False))]))
        return asked
    sponsored = _sponsored(asked, is_needed=bool(token) or not asks_for_self)
    listed = others(asked.user, asked.inquiry, sponsored)
    asked = replace(asked, others=tuple(one for one in listed if not one.why_not))
    if not token and asks_for_self:
        return asked
    if not token and len(asked.others) == 1:
        return replace(asked, subject=asked.others[0])
    if token in ("", OTHERS):
        return replace(asked, is_to_choose=True)
    known = [me, *listed] if asks_for_self else listed
    subject = _named(token, known)
    if subject is None or subject.why_not:
        somebody = subject or _named(token, everybody(asked.user, sponsored))  # whom this inquiry is not about
        raise asked.refuse(subject.why_not if subject else "unknown", somebody)
    return replace(asked, subject=subject)


def _named(token: str, people: Iterable[Subject]) -> Subject | None:
    return next((one for one in people if constant_time_compare(token, one.token)), None)


def _sponsored(asked: Question, *, is_needed: bool = False, is_shown: bool = True) -> tuple[SponsoredPerson, ...]:
    """Raises `Silent` where nothing can be answered without the list."""
    query = Query(asked.user.national_id, SponsoredPerson, limit=MOST)
    answer = ask(asked.reader(Why.CHOICE), query, is_shown=is_shown)
    if answer.until and is_needed:
        raise Silent(answer.until)
    return _of(answer, SponsoredPerson)


def _about_which(asked: Question, sequence_number: str) -> Question:
    answer = ask(asked.reader(Why.CHOICE), Query(asked.subject.number, Vehicle, limit=MOST))
    if answer.batch is None and answer.until and sequence_number:
        raise Silent(answer.until)
    asked = replace(asked, vehicles=_of(answer, Vehicle))
    if sequence_number:
        mine = next((car for car in asked.vehicles if car.sequence_number == sequence_number), None)
        if mine is None:
            raise asked.refuse()
        return replace(asked, vehicle=mine)
    # A list may be of all vehicles at once, a summary only of one.
    return asked if asked.inquiry.columns else replace(asked, vehicle=next(iter(asked.vehicles), None))


def _of(answer: Answer, kind: type[R]) -> tuple[R, ...]:
    return tuple(record for record in answer.records if isinstance(record, kind))


def _filters(request: HttpRequest, inquiry: Inquiry) -> dict[str, str]:
    specs = inquiry.fields()
    asked = {name: chosen(request, name, specs[name].options) for name in inquiry.filters}
    return {name: code for name, code in asked.items() if code}
