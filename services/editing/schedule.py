"""What was scheduled comes to people at its minute: whoever asks for the content version first publishes it."""

import logging
from contextlib import suppress

from django.db.models.functions import Now
from django.utils.translation import gettext as _

from absher_portal.public import at_its_time
from services.editing.workflow import Flow, NotPossible, Unfinished
from services.models import Service

logger = logging.getLogger(__name__)


@at_its_time
def publish_due() -> None:
    """Publish what is due: one indexed query when nothing is. Never fails: the page that asked goes on."""
    try:
        for row in Service.everything.filter(stage=Service.Stage.SCHEDULED, publish_at__lte=Now()):
            _publish(row)
    except Exception:
        logger.exception("what is due could not be published")


def _publish(row: Service) -> None:
    """By one of the processes that see it due; what is broken by now goes back and says why."""
    with suppress(NotPossible):
        try:
            Flow(row, None).publish()
        except Unfinished as unfinished:
            words = _("Not published at its time: %(problems)s") % {"problems": " ".join(map(str, unfinished.args))}
            if kept := Service.everything.filter(pk=row.pk).first():
                Flow(kept, None).send_back(words[:500])
