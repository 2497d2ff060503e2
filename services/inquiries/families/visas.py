"""Visas and what came of them, and crossings of the border."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from absher_portal.formats import dates
from services.inquiries.definition import About, Found, Input, Inquiry, Tone, Verdict, register
from services.inquiries.display import in_words
from services.inquiries.families.sentences import Document, State, since, tone_of, until
from services.registry.kinds.residence import Arrival, ExitReentryVisa, RecruitmentVisa, WorkerReturn, WorkVisaRequest
from services.registry.kinds.travel import TravelMovement

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
ARRIVED_EARLIER = {
    "worker": gettext_lazy("One of your workers arrived on %(day)s"),
    "visitor": gettext_lazy("One of your visitors arrived on %(day)s"),
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
    weighs_all = True
    next_steps = ("work-visa-requests", "newly-arrived-workers-and-visitors")

    def verdict(self, found: Found) -> Verdict:
        today, visas = timezone.localdate(), [one for one in found.weighed if isinstance(one, RecruitmentVisa)]
        unused = [visa for visa in visas if visa.status == "unused" and visa.valid_until >= today]
        if not unused:
            return Verdict(_("You have no unused recruitment visa"), Tone.NEUTRAL, _expired(visas))
        words = ngettext(
            "You have %(count)d unused recruitment visa", "You have %(count)d unused recruitment visas", len(unused)
        )
        more = until(_("The latest is valid until %(day)s"), unused[0].valid_until)
        return Verdict(words % {"count": len(unused)}, tone_of(unused[0].valid_until), more)


def _expired(visas: list[RecruitmentVisa]) -> str:
    """The newest that ended unused: the day decides, the word beside it may be older."""
    for visa in visas:
        if visa.status in ("expired", "unused") and visa.valid_until < timezone.localdate():
            return since(_("One expired %(ago)s, on %(day)s"), visa.valid_until)
    return ""


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
    weighs_all = True
    next_steps = ("sponsored-persons", "exit-reentry-and-final-exit-visas")

    def verdict(self, found: Found) -> Verdict:
        workers = [one for one in found.weighed if isinstance(one, WorkerReturn)]
        late = [one for one in workers if one.status == "not-returned" or _is_overdue(one)]
        if not late:
            return Verdict(_("No worker of yours is late in returning"), more=_next_return(workers))
        words = ngettext(
            "%(count)d worker left and did not return", "%(count)d workers left and did not return", len(late)
        )
        more = since(_("The latest was to return by %(day)s, %(ago)s"), late[0].return_before)
        return Verdict(words % {"count": len(late)}, Tone.DANGER, more)


def _is_overdue(worker: WorkerReturn) -> bool:
    """Still abroad after the last day, whatever the word beside it says."""
    return worker.status == "abroad" and worker.return_before < timezone.localdate()


def _next_return(workers: list[WorkerReturn]) -> str:
    days = [one.return_before for one in workers if one.status == "abroad"]
    return until(_("The next one is to return by %(day)s"), min(days)) if days else ""


@register
class NewlyArrivedWorkersAndVisitors(Inquiry):
    key = "newly-arrived-workers-and-visitors"
    record = Arrival
    about = (About.SELF,)
    columns = ("name", "arrival_kind", "arrival_date", "port", "deadline")
    names = "visa_number"
    weighs_all = True
    filters = ("arrival_kind",)
    next_steps = ("issue-resident-id", "extend-visit-visa")

    def verdict(self, found: Found) -> Verdict:
        arrivals = [one for one in found.weighed if isinstance(one, Arrival)]
        if not arrivals:
            return Verdict(_("No worker or visitor has arrived on a visa of yours"), Tone.NEUTRAL)
        told = min(arrivals, key=lambda one: one.deadline)
        if tone_of(told.deadline) == Tone.OK:
            told = arrivals[0]
        kind, day, tone = told.arrival_kind, told.deadline, tone_of(told.deadline)
        arrived = ARRIVED[kind] if told is arrivals[0] else ARRIVED_EARLIER[kind]
        more = since(MISSED[kind], day) if tone == Tone.DANGER else until(DEADLINE[kind], day)
        step = "" if tone == Tone.OK else SETTLED_BY[kind]
        return Verdict(arrived % {"day": dates.both(told.arrival_date)}, tone, more, step)


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
