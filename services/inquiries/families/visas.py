"""Visas and what came of them, and crossings of the border."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from absher_portal.formats import dates
from services.inquiries.definition import About, Found, Input, Inquiry, Tone, Verdict, register
from services.inquiries.display import in_words
from services.inquiries.families.sentences import Document, State, since, tone_of, until
from services.registry.kinds.residence import Arrival, ExitReentryVisa, RecruitmentVisa, WorkerReturn, WorkVisaRequest
from services.registry.kinds.travel import TravelMovement
from services.registry.record import Record

NO_VISA = gettext_lazy("No exit re-entry or final exit visa matches what you typed")
VISA_STATES = {
    "used": State(gettext_lazy("The visa has been used"), Tone.NEUTRAL),
    "cancelled": State(gettext_lazy("The visa is cancelled")),
}
RETURN = Document(
    valid=gettext_lazy("The exit re-entry visa is valid; the last day to return is %(day)s"),
    ended=gettext_lazy("The exit re-entry visa expired %(ago)s; the last day to return was %(day)s"),
    none=NO_VISA,
    ends="return_before",
    states=VISA_STATES,
)
DEPARTURE = Document(
    valid=gettext_lazy("The visa is valid; the last day to travel is %(day)s"),
    ended=gettext_lazy("The visa expired %(ago)s; the last day to travel was %(day)s"),
    none=NO_VISA,
    ends="exit_before",
    states=VISA_STATES,
)
ARRIVED = {
    "worker": gettext_lazy("Your latest worker arrived on %(day)s"),
    "visitor": gettext_lazy("Your latest visitor arrived on %(day)s"),
}
DEADLINE = {
    "worker": gettext_lazy("The resident ID is to be issued by %(day)s"),
    "visitor": gettext_lazy("The visit lasts until %(day)s"),
}
SETTLED_BY = {"worker": "issue-resident-id", "visitor": "extend-visit-visa"}
MISSED = {
    "worker": gettext_lazy("The resident ID was to be issued by %(day)s, %(ago)s"),
    "visitor": gettext_lazy("The visit ended %(ago)s, on %(day)s"),
}
REQUESTED = {
    "under-review": State(gettext_lazy("Your latest work visa request is under review"), Tone.NEUTRAL),
    "approved": State(gettext_lazy("Your latest work visa request is approved"), Tone.OK),
    "rejected": State(gettext_lazy("Your latest work visa request was rejected")),
}


@register
class ExitReentryVisaStatus(Inquiry):
    key = "exit-reentry-visa-status"
    record = ExitReentryVisa
    inputs = (Input.NATIONAL_ID, Input.BIRTH_DATE)
    shows = ("status", "exit_before", "return_before")
    next_steps = ("exit-reentry-and-final-exit-visas",)

    def verdict(self, found: Found) -> Verdict:
        visa = found.first
        is_return = isinstance(visa, ExitReentryVisa) and visa.return_before and visa.status != "unused"
        return (RETURN if is_return else DEPARTURE).verdict(visa)


@register
class RecruitmentInformation(Inquiry):
    key = "recruitment-information"
    record = RecruitmentVisa
    about = (About.SELF,)
    columns = ("visa_number", "profession", "nationality", "valid_until", "status")
    names = "visa_number"
    filters = ("status", "gender")
    telling = {"status": "unused"}
    next_steps = ("work-visa-requests", "newly-arrived-workers-and-visitors")

    def verdict(self, found: Found) -> Verdict:
        latest = found.first
        if not isinstance(latest, RecruitmentVisa):
            return Verdict(_("You have no unused recruitment visa"), Tone.NEUTRAL, _expired(found.records))
        words = ngettext(
            "You have %(count)d unused recruitment visa", "You have %(count)d unused recruitment visas", found.count
        )
        more = until(_("The latest is valid until %(day)s"), latest.valid_until)
        return Verdict(words % {"count": found.count}, tone_of(latest.valid_until), more)


def _expired(visas: tuple[Record, ...]) -> str:
    expired = [visa for visa in visas if isinstance(visa, RecruitmentVisa) and visa.status == "expired"]
    return since(_("One expired %(ago)s, on %(day)s"), expired[0].valid_until) if expired else ""


@register
class WorkVisaRequests(Inquiry):
    key = "work-visa-requests"
    record = WorkVisaRequest
    about = (About.SELF,)
    columns = ("request_number", "submitted_on", "profession", "quantity", "status")
    names = "request_number"
    filters = ("status",)
    next_steps = ("recruitment-information",)

    def verdict(self, found: Found) -> Verdict:
        latest = found.first
        if not isinstance(latest, WorkVisaRequest):
            return Verdict(_("You have requested no work visa"), Tone.NEUTRAL)
        state = REQUESTED[latest.status]
        reason = in_words(latest.rejection_reason)[0] if latest.rejection_reason else ""
        more = _("The reason: %(reason)s") % {"reason": reason} if reason else ""
        return Verdict(str(state.sentence), state.tone, more)


@register
class WorkersReturnStatus(Inquiry):
    key = "workers-return-status"
    record = WorkerReturn
    about = (About.SELF,)
    columns = ("worker", "exit_date", "return_before", "return_date", "status")
    names = "visa_number"
    filters = ("status",)
    telling = {"status": "not-returned"}
    next_steps = ("sponsored-persons", "exit-reentry-and-final-exit-visas")

    def verdict(self, found: Found) -> Verdict:
        if not isinstance(found.first, WorkerReturn):
            return Verdict(_("No worker of yours is late in returning"), more=_next_return(found.records))
        words = ngettext(
            "%(count)d worker left and did not return", "%(count)d workers left and did not return", found.count
        )
        more = since(_("The latest was to return by %(day)s, %(ago)s"), found.first.return_before)
        return Verdict(words % {"count": found.count}, Tone.DANGER, more)


def _next_return(workers: tuple[Record, ...]) -> str:
    days = [one.return_before for one in workers if isinstance(one, WorkerReturn) and one.status == "abroad"]
    return until(_("The next one is to return by %(day)s"), min(days)) if days else ""


@register
class NewlyArrivedWorkersAndVisitors(Inquiry):
    key = "newly-arrived-workers-and-visitors"
    record = Arrival
    about = (About.SELF,)
    columns = ("name", "arrival_kind", "arrival_date", "port", "deadline")
    names = "visa_number"
    filters = ("arrival_kind",)
    next_steps = ("issue-resident-id", "extend-visit-visa")

    def verdict(self, found: Found) -> Verdict:
        latest = found.first
        if not isinstance(latest, Arrival):
            return Verdict(_("No worker or visitor has arrived on a visa of yours"), Tone.NEUTRAL)
        sentence = ARRIVED[latest.arrival_kind] % {"day": dates.both(latest.arrival_date)}
        tone, day = tone_of(latest.deadline), latest.deadline
        kind = latest.arrival_kind
        more = since(MISSED[kind], day) if tone == Tone.DANGER else until(DEADLINE[kind], day)
        return Verdict(sentence, tone, more, "" if tone == Tone.OK else SETTLED_BY[kind])


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
        crossings = ngettext("%(count)d crossing is recorded", "%(count)d crossings are recorded", found.count)
        day = dates.both(dates.local_date(last.date_time))
        return Verdict(sentence % {"day": day}, more=crossings % {"count": found.count})
