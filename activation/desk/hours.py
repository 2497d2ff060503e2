"""Whether an office is open at this moment, by the database's clock."""

from django.utils import timezone

from absher_portal.clock import db_now
from activation.models import Holiday, Place
from activation.opening import Standing, Stretch, standing


def standing_now(place: Place) -> Standing | None:
    """None when nobody knows the hours of this office."""
    now = db_now()
    rows = place.opening_hours.values_list("weekday", "opens", "closes")
    holidays = Holiday.objects.filter(last_day__gte=timezone.localdate(now)) if place.keeps_holidays else []
    return standing(tuple(Stretch(*row) for row in rows), holidays, now)


def is_closed(place: Place) -> bool:
    """Known to be closed now, so that whoever serves there says why."""
    stands = standing_now(place)
    return stands is not None and not stands.is_open
