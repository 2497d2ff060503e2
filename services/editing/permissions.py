"""Who may do what to a service: the one place that knows.

A right counts within the categories of its holder's `Editor` row, and a service belongs to its first category; for
superusers it counts everywhere. Without a service, the question is whether there may be one.
"""

from typing import Any

from django.db.models import OuterRef, Subquery

from services.models import Category, Editor, Listing, Service
from services.models.publishing import BEFORE_PUBLISHING

ADD, EDIT, PUBLISH = "services.add_service", "services.change_service", "services.publish_service"


def may_begin(user: Any) -> bool:
    """Begin a service that is not there yet, in a category of theirs."""
    return user.has_perm(ADD) and (user.is_superuser or _own(user).exists())


def may_edit(user: Any, service: Service | None = None) -> bool:
    """Begin, fill, send and throw away drafts; `service` is a draft or what it is a draft of."""
    return user.has_perm(EDIT) and _is_theirs(user, service)


def may_publish(user: Any, service: Service | None = None) -> bool:
    """Approve, schedule, publish, archive, and change the status."""
    return user.has_perm(PUBLISH) and _is_theirs(user, service)


def may_hold(user: Any, category: Category) -> bool:
    """Whether what stands in this category first is theirs."""
    return user.is_superuser or _own(user).filter(categories=category).exists()


def theirs(user: Any, services: Any) -> Any:
    """Those of the services (none of them a draft beside one) that stand first in a category of theirs."""
    if user.is_superuser:
        return services
    first = Listing.objects.filter(service=OuterRef("pk")).order_by("pk").values("category")[:1]
    return services.annotate(first_category=Subquery(first)).filter(first_category__in=_own(user).values("categories"))


def _is_theirs(user: Any, service: Service | None) -> bool:
    if service is None or user.is_superuser:
        return True
    first = Listing.objects.filter(service=service.service).order_by("pk").values("category")[:1]
    return _own(user).filter(categories__in=first).exists()


def _own(user: Any) -> Any:
    return Editor.objects.filter(user=user.pk, categories__isnull=False)


def may_see_ahead(user: Any, service: Service | None = None) -> bool:
    """Preview drafts, and make links by which others do."""
    return may_edit(user, service) or may_publish(user, service)


def may_write(user: Any, row: Service) -> bool:
    """Whether this very row is open to their pen: a draft, or for those who approve it one in review."""
    if row.stage == Service.Stage.DRAFT:
        return may_edit(user, row)
    return row.stage in BEFORE_PUBLISHING and row.stage != Service.Stage.SCHEDULED and may_publish(user, row)
