"""Hajj, transactions with public bodies, restrictions, and what was paid for services."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from absher_portal.formats import amounts
from services.inquiries.definition import About, Found, Input, Inquiry, Tone, Verdict, register
from services.inquiries.display import in_words
from services.inquiries.families.sentences import State
from services.registry.kinds.civil import CivilTransaction, HajjEligibility, HajjPermit, PaymentBalance
from services.registry.kinds.travel import Restriction

TRANSACTION = {
    "in-progress": State(gettext_lazy("Your latest transaction is in progress at %(office)s"), Tone.NEUTRAL),
    "completed": State(gettext_lazy("Your latest transaction is completed"), Tone.OK),
    "returned": State(gettext_lazy("Your latest transaction was returned for correction by %(office)s")),
}
PERMIT = {
    "valid": State(gettext_lazy("The Hajj permit for the season of %(year)d AH is valid"), Tone.OK),
    "cancelled": State(gettext_lazy("The Hajj permit for the season of %(year)d AH is cancelled")),
}


@register
class HajjEligibilityInquiry(Inquiry):
    key = "hajj-eligibility"
    record = HajjEligibility
    inputs = (Input.NATIONAL_ID, Input.BIRTH_DATE)
    shows = ("is_eligible", "season", "next_eligible_year")
    next_steps = ("hajj-permit-inquiry",)

    def verdict(self, found: Found) -> Verdict:
        hajj = found.first
        if not isinstance(hajj, HajjEligibility):
            return Verdict(_("No record of Hajj eligibility matches what you typed"), Tone.NEUTRAL)
        season = {"year": hajj.season}
        if hajj.is_eligible:
            return Verdict(_("Eligible for Hajj in the season of %(year)d AH") % season)
        sentence = _("Not eligible for Hajj in the season of %(year)d AH") % season
        following = {"year": hajj.next_eligible_year}
        more = _("Eligible again in %(year)d AH") % following if hajj.next_eligible_year else ""
        return Verdict(sentence, Tone.DANGER, more)


@register
class HajjPermitInquiry(Inquiry):
    key = "hajj-permit-inquiry"
    record = HajjPermit
    inputs = (Input.NATIONAL_ID, Input.BIRTH_DATE)
    shows = ("status", "season")
    next_steps = ("hajj-eligibility",)

    def verdict(self, found: Found) -> Verdict:
        permit = found.first
        if not isinstance(permit, HajjPermit):
            return Verdict(_("No Hajj permit matches what you typed"), Tone.NEUTRAL)
        state = PERMIT[permit.status]
        return Verdict(state.sentence % {"year": permit.season}, state.tone)


@register
class ExchangedTransactions(Inquiry):
    key = "exchanged-transactions"
    record = CivilTransaction
    about = (About.SELF,)
    columns = ("transaction_number", "subject", "current_office", "last_action_on", "status")
    names = "transaction_number"
    filters = ("status",)
    next_steps = ("book-appointment",)

    def verdict(self, found: Found) -> Verdict:
        latest = found.first
        if not isinstance(latest, CivilTransaction):
            return Verdict(_("No transaction is recorded for you"), Tone.NEUTRAL)
        state, office = TRANSACTION[latest.status], in_words(latest.current_office)[0]
        more = _("Last action: %(action)s") % {"action": in_words(latest.last_action)[0]}
        return Verdict(state.sentence % {"office": office}, state.tone, more)


@register
class TravelAndServiceRestrictions(Inquiry):
    """The account holder's alone: nobody asks it about anybody else, family and workers included."""

    key = "travel-and-service-restrictions"
    record = Restriction
    about = (About.SELF,)
    columns = ("restriction_type", "authority", "issued_on", "status")
    names = "reference"
    filters = ("restriction_type", "status")
    telling = {"status": "active"}

    def verdict(self, found: Found) -> Verdict:
        latest = found.first
        if not isinstance(latest, Restriction):
            return Verdict(_("No restriction on your travel or services is in force"))
        words = ngettext(
            "%(count)d restriction on you is in force", "%(count)d restrictions on you are in force", found.count
        )
        more = _("To have the latest lifted: %(what)s") % {"what": in_words(latest.lift_requirements)[0]}
        return Verdict(words % {"count": found.count}, Tone.DANGER, more)


@register
class ServicePaymentsBalance(Inquiry):
    key = "service-payments-balance"
    record = PaymentBalance
    about = (About.SELF,)
    weighs_all = True
    columns = ("service", "paid", "used", "balance", "is_refundable")

    def verdict(self, found: Found) -> Verdict:
        balances = [one for one in found.weighed if isinstance(one, PaymentBalance)]
        left = sum((one.balance for one in balances), Decimal(0))
        if not left:
            none = _("All that you paid for services is used") if balances else _("You have no unused payments")
            return Verdict(none, Tone.NEUTRAL)
        sentence = _("%(sum)s of your payments is unused") % {"sum": amounts.riyals(left)}
        back = sum((one.balance for one in balances if one.is_refundable), Decimal(0))
        if not back:
            return Verdict(sentence, Tone.ATTENTION, _("None of it can be refunded"))
        return Verdict(sentence, more=_("%(sum)s can be refunded") % {"sum": amounts.riyals(back)})
