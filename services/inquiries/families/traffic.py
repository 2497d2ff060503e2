"""What was recorded on the road."""

from datetime import date
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from absher_portal.formats import amounts, dates
from services.inquiries.definition import About, Found, Inquiry, Tone, Verdict, register
from services.registry.kinds.traffic import TrafficViolation, TrafficViolationTotal


def owed(count: int, total: Decimal) -> str:
    """`You have 2 unpaid violations, SAR 450 in total`."""
    words = ngettext(
        "You have %(count)d unpaid violation, %(sum)s in total",
        "You have %(count)d unpaid violations, %(sum)s in total",
        count,
    )
    return words % {"count": count, "sum": amounts.riyals(total)}


def _dispute(latest: object, today: date) -> str:
    if not isinstance(latest, TrafficViolation) or latest.dispute_until < today:
        return ""
    return _("You can dispute the latest until %(day)s.") % {"day": dates.both(latest.dispute_until)}


@register
class TrafficViolations(Inquiry):
    key = "traffic-violations"
    record = TrafficViolation
    about = (About.SELF,)
    columns = ("violation", "date_time", "plate", "status", "amount")
    names = "violation_number"
    filters = ("status",)
    telling = {"status": "unpaid"}
    vehicles = "plate"
    beside = TrafficViolationTotal
    next_steps = ("dispute-traffic-violations", "traffic-violation-details", "impounded-vehicles")
    report = "violations"

    def verdict(self, found: Found) -> Verdict:
        total = found.beside
        if not isinstance(total, TrafficViolationTotal) or not total.unpaid_count:
            return Verdict(_("No unpaid violations are recorded for you"))
        sentence = owed(total.unpaid_count, total.total_amount)
        return Verdict(sentence, Tone.ATTENTION, _dispute(found.first, timezone.localdate()))
