"""Which moves stand open to somebody for a service or its draft, and what they are called."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from services.editing.permissions import may_edit, may_publish
from services.models import Service
from services.models.publishing import BEFORE_PUBLISHING

Stage = Service.Stage
May = Callable[[Any, Service], bool]


@dataclass(frozen=True)
class Move:
    """`name`: its method in `Flow`; `stages`: where it begins; `means`: what it does, for whoever is asked."""

    name: str
    label: Any
    means: Any
    stages: tuple[str, ...]
    may: May
    only_beside: bool = False  # only for a draft that stands beside a service
    wants_whole: bool = False  # refused while something is missing
    is_final: bool = False

    def is_open(self, user: Any, row: Service) -> bool:
        fits = row.stage in self.stages and (row.is_draft_beside or not self.only_beside)
        return fits and self.may(user, row)


def _may_take_back(user: Any, row: Service) -> bool:
    """What is approved only those who approve take back."""
    return may_publish(user, row) if row.stage == Stage.SCHEDULED else may_edit(user, row)


MOVES = {
    move.name: move
    for move in (
        Move("send", _("Send to review"), _("A reviewer reads it. Until then nobody changes it."),
             (Stage.DRAFT,), may_edit),
        Move("publish", _("Publish"), _("People see it at once."),
             (Stage.IN_REVIEW, Stage.SCHEDULED), may_publish, wants_whole=True),
        Move("schedule", pgettext_lazy("a move", "Schedule"), _("People see it from the time you choose."),
             (Stage.IN_REVIEW, Stage.SCHEDULED), may_publish, wants_whole=True),
        Move("send_back", _("Send back"), _("It is a draft again, and its editor can change it."),
             (Stage.IN_REVIEW, Stage.SCHEDULED), _may_take_back),
        Move("discard", _("Throw the draft away"), _("What was edited is lost. What people see stays as it is."),
             BEFORE_PUBLISHING, _may_take_back, only_beside=True, is_final=True),
        Move("confirm", _("Mark as reviewed"), _("All of it is still right. It is due again in a year."),
             (Stage.PUBLISHED,), may_publish),
        Move("archive", pgettext_lazy("a move", "Archive"),
             _("It leaves the catalogue, search and every list, and its page is gone. You can publish it again later."),
             (Stage.PUBLISHED,), may_publish, is_final=True),
    )
}  # fmt: skip


def open_moves(user: Any, row: Service) -> list[Move]:
    """What this person may do with this row now, in the order in which it is offered."""
    return [move for move in MOVES.values() if move.is_open(user, row)]
