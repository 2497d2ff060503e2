"""Who may do what to a service: the one place that knows."""

from typing import Any

from services.models import Service
from services.models.publishing import BEFORE_PUBLISHING

EDIT, PUBLISH = "services.change_service", "services.publish_service"


def may_edit(user: Any, service: Service | None = None) -> bool:
    """Begin, fill, send and throw away drafts; `service` is a draft or what it is a draft of."""
    return user.has_perm(EDIT)


def may_publish(user: Any, service: Service | None = None) -> bool:
    """Approve, schedule, publish, archive, and change the status."""
    return user.has_perm(PUBLISH)


def may_see_ahead(user: Any, service: Service | None = None) -> bool:
    """Preview drafts, and make links by which others do."""
    return may_edit(user, service) or may_publish(user, service)


def may_write(user: Any, row: Service) -> bool:
    """Whether this very row is open to their pen: a draft, or for those who approve it one in review."""
    if row.stage == Service.Stage.DRAFT:
        return may_edit(user, row)
    return row.stage in BEFORE_PUBLISHING and row.stage != Service.Stage.SCHEDULED and may_publish(user, row)
