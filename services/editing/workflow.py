"""The way of a service to people: draft, in review, scheduled, published, archived; who moved it and when."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from absher_portal.models import ContentVersion
from accounts.models import User
from services.editing import drafts, history
from services.editing.content import STATUS
from services.editing.problems import Problem, problems
from services.models import EditingEvent, Service
from services.models.publishing import BEFORE_PUBLISHING

Stage = Service.Stage


class NotPossible(Exception):
    """The row does not stand where the move begins: somebody else moved it, or it never could."""


class Unfinished(Exception):
    """It can't be published as it is; `problems` says why."""

    def __init__(self, found: list[Problem]) -> None:
        super().__init__(*(problem.words for problem in found))
        self.problems = found


@dataclass(frozen=True)
class Flow:
    """Moves one row, a service or the draft of one, in somebody's name (None: the clock's)."""

    row: Service
    by: User | None

    def created(self) -> None:
        """Say that a service was begun that nobody sees yet."""
        self._record("", Stage.DRAFT)

    def edit(self) -> Service:
        """The draft of what is published or archived, begun now if nobody has begun one."""
        with transaction.atomic():
            live = Service.objects.select_for_update().get(pk=self.row.service.pk)
            if draft := Service.everything.filter(draft_of=live).first():
                return draft
            if live.stage in BEFORE_PUBLISHING:
                return live
            history.keep(live, None, history.What.FOUND)
            draft = drafts.begin(live)
            self._record("", Stage.DRAFT)
        return draft

    def send(self, note: str = "") -> None:
        """To review."""
        self._move((Stage.DRAFT,), Stage.IN_REVIEW, note)

    def send_back(self, note: str = "") -> None:
        """To whoever edits it."""
        self._move((Stage.IN_REVIEW, Stage.SCHEDULED), Stage.DRAFT, note, publish_at=None)

    def schedule(self, at: datetime, note: str = "") -> None:
        """Publish it at a time (aware), or raise `Unfinished`."""
        self._require_whole()
        self._move((Stage.IN_REVIEW, Stage.SCHEDULED), Stage.SCHEDULED, note, publish_at=at)

    @transaction.atomic
    def publish(self, note: str = "") -> Service:
        """Show it to people, or raise `Unfinished`; a draft takes the place of what it is a draft of."""
        live, row = self.row.service, self.row
        before = self._claim((Stage.IN_REVIEW, Stage.SCHEDULED))
        self._require_whole()
        if row.is_draft_beside:
            live = Service.objects.select_for_update().get(pk=live.pk)
            drafts.deliver(row, live)
        live.stage, live.publish_at = Stage.PUBLISHED, None
        live.edition += 1
        live.reviewed_on = live.reviewed_on or timezone.localdate()
        live.save()
        self._record(before, Stage.PUBLISHED, note)
        history.keep(live, self.by, history.What.PUBLISHED)
        return live

    @transaction.atomic
    def archive(self, note: str = "") -> None:
        """Take it away from people. Its draft, if there is one, stays."""
        self._move((Stage.PUBLISHED,), Stage.ARCHIVED, note)
        ContentVersion.move()

    @transaction.atomic
    def discard(self, note: str = "") -> None:
        """Throw away a draft that stands beside a service."""
        if not self.row.is_draft_beside:
            raise NotPossible
        before = self._claim(BEFORE_PUBLISHING)
        self._record(before, "", note)
        self.row.delete()

    @transaction.atomic
    def change_status(self, before: str, note: str = "") -> None:
        """Keep the row's status, which was `before`, and show it everywhere."""
        self.row.save(update_fields=STATUS)
        self._record(before, self.row.status, note)

    @transaction.atomic
    def confirm(self, note: str = "") -> None:
        """Say that all of it is still right: reviewed today, and due again in a year."""
        self.row.reviewed_on, self.row.review_by = timezone.localdate(), None
        self.row.save(update_fields=["reviewed_on", "review_by"])
        self._record(self.row.stage, self.row.stage, note)

    def _claim(self, before: tuple[str, ...], **changes: object) -> str:
        """The stage it leaves; one of several that want to move the same row gets it."""
        row = self.row
        if row.stage not in before:
            raise NotPossible
        mine = Service.everything.filter(pk=row.pk, stage=row.stage, edition=row.edition)
        if not mine.update(edition=F("edition") + 1, **changes):
            raise NotPossible
        row.edition += 1
        return row.stage

    @transaction.atomic
    def _move(self, before: tuple[str, ...], after: str, note: str, **changes: object) -> None:
        left = self._claim(before, stage=after, **changes)
        for name, value in {"stage": after, **changes}.items():
            setattr(self.row, name, value)
        self._record(left, after, note)

    def _record(self, before: str, after: str, note: str = "") -> None:
        EditingEvent.objects.create(service=self.row.service, before=before, after=after, by=self.by, note=note)

    def _require_whole(self) -> None:
        if found := problems(self.row):
            raise Unfinished(found)
