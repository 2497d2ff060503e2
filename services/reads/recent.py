"""How often others have asked for a person's records lately."""

from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from services.models import RecordRead

LATELY = timedelta(days=30)


def about(user: User) -> QuerySet[RecordRead]:
    """Every read of this person's records, newest first."""
    return RecordRead.objects.filter(about=user.national_id_fingerprint)


def by_others(user: User) -> int:
    """Reads and refusals of the past 30 days that were not their own."""
    others = about(user).exclude(capacity=RecordRead.Capacity.SELF)
    return others.filter(at__gt=timezone.now() - LATELY).count()
