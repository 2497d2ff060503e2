"""About whom a report may be made: oneself and, where an inquiry allows it, one's children under 18."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.http import HttpRequest

from accounts.models import User
from services.inquiries.definition import INQUIRIES, About, Inquiry
from services.inquiries.subjects import CHILDREN, Subject, oneself, others
from services.models import RecordRead
from services.registry import reading
from services.registry.kinds.identity import SponsoredPerson
from services.registry.kinds.traffic import Vehicle
from services.registry.protocol import MOST, Query
from services.registry.record import Record
from services.reports.kinds import ReportKind


class Lacking(Exception):
    """What the report needs is not recorded."""


class Refused(Exception):
    """Not theirs to have a report about. `why`: `of-age`, `left`, or `unknown` for whatever else a page may send."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class NotNow(Exception):
    """The registry does not say now what a report needs. `until`: when to ask again (aware)."""

    def __init__(self, until: datetime | None) -> None:
        super().__init__(str(until))
        self.until = until


@dataclass(frozen=True, slots=True)
class Asker:
    """The person who makes a report, in their request."""

    request: HttpRequest
    user: User

    def reader(self, subject: Subject, why: RecordRead.Why) -> reading.Reader:
        """What is written down with each read."""
        return reading.Reader(self.request, self.user, subject.capacity, why)

    def people(self, kind: ReportKind) -> list[Subject]:
        """Oneself first; children who are of age by now stand among them, with `why_not`."""
        me, inquiry = oneself(self.user), _of_children(kind)
        if inquiry is None:
            return [me]
        sponsored: tuple[SponsoredPerson, ...] = self._all(me, SponsoredPerson)  # type: ignore[assignment]
        return [me, *(one for one in others(self.user, inquiry, sponsored) if one.relation in CHILDREN)]

    def vehicles(self, kind: ReportKind) -> tuple[Vehicle, ...]:
        """Their own; none where the report is not about one. `Lacking` where it is, and they own none."""
        if not kind.of_vehicle:
            return ()
        if not (found := self._all(oneself(self.user), Vehicle)):
            raise Lacking
        return found  # type: ignore[return-value]

    def refuse(self, kind: ReportKind, subject: Subject | None = None) -> Refused:
        """To raise; written down for whom it concerns, who is the asker where nobody else is named."""
        reader = replace(self.reader(oneself(self.user), RecordRead.Why.REPORT), capacity=RecordRead.Capacity.NOBODY)
        whose = subject.number if subject else self.user.national_id
        reading.write_down(reader, kind.parts[0].record, RecordRead.Outcome.REFUSED, whose)
        return Refused(subject.why_not if subject else "unknown")

    def _all(self, me: Subject, kind: type[Record]) -> tuple[Record, ...]:
        answer = reading.ask(self.reader(me, RecordRead.Why.CHOICE), Query(me.number, kind, limit=MOST))
        if answer.batch is None or answer.is_kept:  # a right that has ended since must not be used
            raise NotNow(answer.until)
        return answer.records


def _of_children(kind: ReportKind) -> Inquiry | None:
    if not kind.of_children:
        return None
    allowing = (one for one in INQUIRIES.values() if one.report == kind.key and About.DEPENDENTS in one.about)
    return next(allowing, None)
