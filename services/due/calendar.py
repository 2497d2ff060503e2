"""What is due, as a calendar file (RFC 5545) for phones and mail programs; it names no ID number."""

from collections.abc import Iterable
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from icalendar import Alarm, Calendar, Event

from services.due.soon import Due
from services.due.words import title

WARNED = (timedelta(days=-14), timedelta(days=-1))


def calendar(items: Iterable[Due]) -> bytes:
    """One all-day event for each, with an alarm two weeks and one a day before; in the active language."""
    language = get_language() or settings.LANGUAGE_CODE
    made = Calendar()
    made.add("prodid", f"-//{settings.SITE_NAME['en']}//{language}")
    made.add("version", "2.0")
    made.add("x-wr-calname", _("Due soon"))
    for due in items:
        made.add_component(_event(due))
    return made.to_ical()


def _event(due: Due) -> Event:
    event, words = Event(), title(due)
    event.add("uid", f"{due.uid}@{urlsplit(settings.SITE_URL).hostname}")
    event.add("dtstamp", timezone.now())
    event.add("dtstart", due.day)
    event.add("dtend", due.day + timedelta(days=1))
    event.add("summary", words)
    event.add("transp", "TRANSPARENT")
    for before in WARNED:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", words)
        alarm.add("trigger", before)
        event.add_component(alarm)
    return event
