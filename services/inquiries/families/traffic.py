"""What was recorded on the road, and what is owed for it."""

from typing import ClassVar

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from absher_portal.formats import amounts, dates
from services.inquiries.definition import About, Found, Input, Inquiry, Tone, Verdict, register
from services.inquiries.display import in_words
from services.inquiries.families.sentences import State
from services.registry.kinds.traffic import ImpoundedVehicle, TrafficViolation, TrafficViolationTotal
from services.registry.record import Record

DISPUTE = "dispute-traffic-violations"
VIOLATION = {
    "unpaid": State(gettext_lazy("This violation is unpaid: %(sum)s"), Tone.ATTENTION),
    "paid": State(gettext_lazy("This violation is paid: %(sum)s"), Tone.OK),
    "disputed": State(gettext_lazy("This violation is under dispute: %(sum)s"), Tone.NEUTRAL),
    "cancelled": State(gettext_lazy("This violation is cancelled: nothing is to be paid"), Tone.OK),
}


class Violations(Inquiry):
    """What is said of a list of violations, of oneself alone: how many are unpaid, and until when one may dispute."""

    record = TrafficViolation
    about = (About.SELF,)
    names = "violation_number"
    telling: ClassVar = {"status": "unpaid"}
    vehicles = "plate"
    beside = TrafficViolationTotal
    report = "violations"

    def verdict(self, found: Found) -> Verdict:
        total = found.beside
        if not isinstance(total, TrafficViolationTotal) or not total.unpaid_count:
            return Verdict(_("No unpaid violations are recorded for you"))
        words = ngettext(
            "You have %(count)d unpaid violation, %(sum)s in total",
            "You have %(count)d unpaid violations, %(sum)s in total",
            total.unpaid_count,
        )
        sentence = words % {"count": total.unpaid_count, "sum": amounts.riyals(total.total_amount)}
        dispute = _dispute(_("You can dispute the latest until %(day)s"), found.first)
        return Verdict(sentence, Tone.ATTENTION, dispute, DISPUTE if dispute else "")


def _dispute(words: str, violation: Record | None) -> str:
    if not isinstance(violation, TrafficViolation) or violation.dispute_until < timezone.localdate():
        return ""
    return words % {"day": dates.both(violation.dispute_until)}


@register
class TrafficViolations(Violations):
    key = "traffic-violations"
    columns = ("violation", "date_time", "plate", "status", "amount")
    filters = ("status",)
    next_steps = (DISPUTE, "traffic-violation-details", "impounded-vehicles")


@register
class ComprehensiveTrafficViolations(Violations):
    key = "comprehensive-traffic-violations"
    columns = ("violation", "date_time", "city", "plate", "recorded_by", "status", "amount")
    filters = ("status", "recorded_by")
    next_steps = (DISPUTE, "traffic-violation-details")


@register
class TrafficViolationDetails(Inquiry):
    """The one that the address names, else the latest."""

    key = "traffic-violation-details"
    record = TrafficViolation
    about = (About.SELF,)
    names = "violation_number"
    next_steps = (DISPUTE, "traffic-violations")

    def verdict(self, found: Found) -> Verdict:
        violation = found.first
        if not isinstance(violation, TrafficViolation):
            return Verdict(_("No violation is recorded for you"))
        state = VIOLATION[violation.status]
        is_unpaid = violation.status == "unpaid"
        more = _dispute(_("You can dispute it until %(day)s"), violation) if is_unpaid else ""
        sentence = state.sentence % {"sum": amounts.riyals(violation.amount)}
        return Verdict(sentence, state.tone, more, DISPUTE if more else "")


@register
class TotalTrafficViolationsAmount(Inquiry):
    key = "total-traffic-violations-amount"
    record = TrafficViolationTotal
    inputs = (Input.NATIONAL_ID, Input.BIRTH_DATE)
    shows = ("unpaid_count", "total_amount")
    next_steps = ("traffic-violation-details", DISPUTE)

    def verdict(self, found: Found) -> Verdict:
        total = found.first
        if not isinstance(total, TrafficViolationTotal):
            return Verdict(_("No record of violations matches what you typed"), Tone.NEUTRAL)
        if not total.unpaid_count:
            return Verdict(_("No unpaid violations are recorded"))
        words = ngettext(
            "%(count)d unpaid violation, %(sum)s in total",
            "%(count)d unpaid violations, %(sum)s in total",
            total.unpaid_count,
        )
        sentence = words % {"count": total.unpaid_count, "sum": amounts.riyals(total.total_amount)}
        less = {"sum": amounts.riyals(total.total_after_discount)}
        more = _("After the discount: %(sum)s") % less if total.total_after_discount < total.total_amount else ""
        return Verdict(sentence, Tone.ATTENTION, more)


@register
class ImpoundedVehicles(Inquiry):
    key = "impounded-vehicles"
    record = ImpoundedVehicle
    about = (About.SELF,)
    columns = ("plate", "reason", "impounded_on", "yard", "status")
    names = "order_number"
    weighs_all = True
    next_steps = ("traffic-violations", "renew-vehicle-registration")

    def verdict(self, found: Found) -> Verdict:
        impounded = [vehicle for vehicle in found.weighed if isinstance(vehicle, ImpoundedVehicle)]
        kept = [vehicle for vehicle in impounded if vehicle.status != "released"]
        if not kept:
            return Verdict(_("None of your vehicles is impounded"))
        held = [vehicle for vehicle in kept if vehicle.status == "held"]
        told = held or kept
        words = ngettext(
            "%(count)d of your vehicles is impounded", "%(count)d of your vehicles are impounded", len(told)
        )
        if not held:
            words = ngettext(
                "%(count)d of your impounded vehicles may be released",
                "%(count)d of your impounded vehicles may be released",
                len(told),
            )
        what = {"what": in_words(told[0].release_requirements)[0]}
        needed = _("Needed for the release of the latest: %(what)s") % what
        tone = Tone.DANGER if held else Tone.ATTENTION
        return Verdict(words % {"count": len(told)}, tone, needed, "traffic-violations")
