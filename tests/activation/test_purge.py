"""What the desk keeps, and for how long."""

from datetime import timedelta

from django.core.management import call_command

from absher_portal.clock import db_now
from accounts.numbers import CHALLENGES_KEPT, EVENTS_KEPT
from activation.models import DeskVisit

from .desk.conftest import office, officer_at


def look_up(citizen, age: timedelta, **facts) -> DeskVisit:
    """A visit of a citizen that long ago."""
    officer = officer_at(office("PA-900"), "officer41", "1900000041", "+966500000041")
    visit = DeskVisit.begin(officer, citizen, "document", **facts)
    DeskVisit.objects.update(started_at=db_now() - age)
    return visit


def test_a_look_up_stays_as_long_as_the_events_and_then_goes(citizen):
    look_up(citizen, EVENTS_KEPT - timedelta(hours=1))
    call_command("purge", verbosity=0)
    assert DeskVisit.objects.count() == 1
    DeskVisit.objects.update(started_at=db_now() - EVENTS_KEPT - timedelta(hours=1))
    call_command("purge", verbosity=0)
    assert not DeskVisit.objects.exists()


def test_a_number_that_nobody_proved_goes_sooner(citizen):
    look_up(citizen, CHALLENGES_KEPT + timedelta(hours=1)).await_phone("+966500000099", None, {"reason": "Stolen"})
    call_command("purge", verbosity=0)
    kept = DeskVisit.objects.get()
    assert (kept.phone_sealed, kept.phone_facts) == ("", {})
