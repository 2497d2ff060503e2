"""Making a report: ask the registry for all of it, keep what it said, and let the older one of its kind go.

What is kept (`ReportContent.said`): `name` of whom it is about (a text in each language), `number` theirs, `is_demo`,
and `parts`, one for each of the kind's: `{"records": […], "has_more": …}`.
"""

import uuid
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from absher_portal.formats.dates import local_date
from absher_portal.sealing import fingerprint
from accounts.models import User
from services.inquiries.subjects import CHILDREN, MAJORITY, Subject, age
from services.models import RecordRead, Report, ReportContent
from services.registry import reading
from services.registry.kinds.identity import Person, SponsoredPerson
from services.registry.kinds.traffic import Vehicle
from services.registry.protocol import Query
from services.registry.record import Record
from services.reports.kinds import Part, ReportKind
from services.reports.people import Asker, Lacking, NotNow

DEMO = "services.registry.demo."


@dataclass(frozen=True, slots=True)
class Wish:
    """A report that somebody asks for; `submission` is the form's own token."""

    kind: ReportKind
    subject: Subject
    vehicle: Vehicle | None
    submission: uuid.UUID

    @property
    def fingerprint(self) -> str:
        """Of whom, and of which vehicle: a newer report with the same takes the older one's place."""
        return fingerprint("report-subject", f"{self.subject.number}|{getattr(self.vehicle, 'sequence_number', '')}")


def make(asker: Asker, wish: Wish) -> Report:
    """The new report, or the one that this form made already; `NotNow` and `Lacking` when there is none."""
    said = _said(asker, wish)
    return _issue(asker.user, wish, said)


def _said(asker: Asker, wish: Wish) -> dict[str, Any]:
    reader = asker.reader(wish.subject, RecordRead.Why.REPORT)
    person, until = reading.ask_person(reader, wish.subject.number)
    if until:
        raise NotNow(until)
    if person is None:
        raise Lacking
    parts = [_part(reader, wish, part, person) for part in wish.kind.parts]
    is_demo = settings.REGISTRY.startswith(DEMO)
    return {"name": dict(person.name), "number": wish.subject.number, "is_demo": is_demo, "parts": parts}


def _part(reader: reading.Reader, wish: Wish, part: Part, person: Person) -> dict[str, Any]:
    if part.record is Person:
        return {"records": [person.to_json()], "has_more": False}
    where = dict(part.where) | ({part.vehicle: getattr(wish.vehicle, part.vehicle)} if part.vehicle else {})
    answer = reading.ask(reader, Query(wish.subject.number, part.record, where, limit=part.most))
    if answer.batch is None or answer.is_kept:
        raise NotNow(answer.until)
    if part.is_needed and not answer.records:
        raise Lacking
    shown = [record for record in answer.records if _is_told(part, record)]
    is_cut_short = answer.batch.total > len(answer.records)
    has_more = bool(part.columns) and is_cut_short and not (part.within and len(shown) < len(answer.records))
    return {"records": [record.to_json() for record in shown], "has_more": has_more}


def _is_told(part: Part, record: Record) -> bool:
    """Not what is too old, nor a tie that is over, a worker, or a child who came of age."""
    today = timezone.localdate()
    if part.within and local_date(getattr(record, record.newest_by)) < today - part.within:
        return False
    if not isinstance(record, SponsoredPerson):
        return True
    is_adult_child = record.relation in CHILDREN and age(record.birth_date, today) >= MAJORITY
    is_over = bool(record.ended_on and record.ended_on <= today)
    return record.relation != "worker" and not is_over and not is_adult_child


@transaction.atomic
def _issue(user: User, wish: Wish, said: dict[str, Any]) -> Report:
    User.objects.kept_still(user.pk)  # of two that are made at once, one replaces the other
    if (made := Report.objects.filter(submission=wish.submission, user=user).first()) is not None:
        return made
    report = Report.unsaved(user, wish.kind.key, wish.fingerprint, wish.submission)
    report.save()
    content = ReportContent(report=report, user=user)
    content.said = said
    content.save()
    older = Report.objects.filter(user=user, kind=report.kind, subject=report.subject, replaced_by=None)
    older.filter(withdrawn_at=None).exclude(pk=report.pk).update(replaced_by=report)
    return report
