"""A text edited at the desk: where it is written, and what is told when it can't be."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Model
from django.utils.translation import gettext_lazy as _

from absher_portal.languages import column
from accounts.models import User
from services.editing.history import What, keep
from services.editing.permissions import may_publish, may_write
from services.editing.workflow import Flow
from services.models import Service
from services.translators import reviews
from services.translators.content import STATUS_NOTE, counterpart, service_of
from services.translators.reviews import Texts


class Elsewhere(Exception):
    """The row can't be written now; the words say where it is kept."""


@dataclass(frozen=True)
class Edit:
    """By language: `seen`, digests of the texts that the person saw; `after`, what they made of them."""

    row: Model
    name: str
    seen: Texts
    after: Texts
    by: User
    is_minor: bool = False

    @transaction.atomic
    def save(self) -> Model:
        """Write what was changed, and return the row that holds it now: for what people see, in its draft."""
        row = self._writable()
        here = reviews.texts_of(row, self.name)
        if any(reviews.digest(here[code]) != seen for code, seen in self.seen.items()):
            raise ValidationError(_("Somebody changed this text meanwhile. Compare, and save again."), code="changed")
        for code, text in self.after.items():
            setattr(row, column(self.name, code), text)
        columns = [column(self.name, code) for code in self.after]
        row.save(update_fields=columns)
        if (service := service_of(row)) and self.name != STATUS_NOTE:
            keep(service, self.by, What.SAVED)
        if self.is_minor:
            reviews.keep_reviewed(here, reviews.texts_of(row, self.name), self.by)
        return row

    def _writable(self) -> Any:
        service = service_of(self.row)
        if service is None:
            return self.row
        if self.name == STATUS_NOTE:  # not drafted
            if service.is_shown and not may_publish(self.by, service):
                raise Elsewhere(_("People see this text at once. Only those who publish the service change it."))
            return self.row
        flow = Flow(service, self.by)
        draft = flow.edit() if service.stage == Service.Stage.PUBLISHED else service
        if draft.stage != Service.Stage.DRAFT and not may_write(self.by, draft):
            raise Elsewhere(_("The draft of this service is in review or scheduled. Edit it when it is back."))
        Service.everything.filter(pk=draft.pk).update(edition=F("edition") + 1)  # whoever has its form open is told
        if (row := self.row if draft == service else counterpart(self.row, draft)) is None:
            raise Elsewhere(_("The draft of this service has other parts. Edit the text there."))
        return row
