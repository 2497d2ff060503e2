"""How often others have asked for a person's records lately."""

from datetime import timedelta

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from accounts.models import User
from services.models import RecordRead

LATELY = timedelta(days=30)
BY_OTHERS = ~Q(reader=F("about"))  # whatever was refused to oneself is one's own as well


def about(user: User) -> QuerySet[RecordRead]:
    """Every read of this person's records, newest first."""
    return RecordRead.objects.filter(about=user.national_id_fingerprint)


def by_others(user: User) -> int:
    """Visits of others in the past 30 days, refused ones too; what a page reads in one go is one visit."""
    others = about(user).filter(BY_OTHERS, at__gt=timezone.now() - LATELY)
    return others.aggregate(visits=Count("request_id", distinct=True))["visits"]
