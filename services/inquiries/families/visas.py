"""Visas, and crossings of the border."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from absher_portal.formats import dates
from services.inquiries.definition import About, Found, Inquiry, Tone, Verdict, register
from services.registry.kinds.travel import TravelMovement


@register
class TravelRecord(Inquiry):
    key = "travel-record"
    record = TravelMovement
    about = (About.SELF, About.DEPENDENTS, About.WORKERS)
    columns = ("date_time", "direction", "port", "destination_or_origin", "mode")
    filters = ("direction", "mode")
    next_steps = ("family-travel-permits", "exit-reentry-and-final-exit-visas")
    report = "travel"

    def verdict(self, found: Found) -> Verdict:
        last = found.first
        if not isinstance(last, TravelMovement):
            none = _("No crossing is recorded for you") if found.is_own else _("No crossing is recorded")
            return Verdict(none, Tone.NEUTRAL)
        own = {"entry": _("You last entered the Kingdom on %(day)s"), "exit": _("You last left the Kingdom on %(day)s")}
        other = {
            "entry": _("The last crossing is an entry into the Kingdom on %(day)s"),
            "exit": _("The last crossing is an exit from the Kingdom on %(day)s"),
        }
        sentence = (own if found.is_own else other)[last.direction]
        crossings = ngettext("%(count)d crossing is recorded.", "%(count)d crossings are recorded.", found.count)
        day = dates.both(dates.local_date(last.date_time))
        return Verdict(sentence % {"day": day}, more=crossings % {"count": found.count})
