"""What residents live with: their ID, insurance and reports, and who is recorded with whom."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from absher_portal.formats.lists import joined
from services.inquiries.definition import About, Found, Input, Inquiry, Tone, Verdict, register
from services.inquiries.families.sentences import Document, State, tone_of, until
from services.inquiries.subjects import CHILDREN, MAJORITY, age
from services.registry.kinds.identity import ResidentIdCard, SponsoredPerson
from services.registry.kinds.residence import HealthInsurancePolicy, IssuedResidentReport
from services.registry.record import Record

RENEWAL = "renew-resident-id"
RESIDENTS = "2"  # begins their numbers
RESIDENT_ID = Document(
    valid=gettext_lazy("The resident ID is valid until %(day)s"),
    ended=gettext_lazy("The resident ID expired %(ago)s, on %(day)s"),
    none=gettext_lazy("No resident ID matches what you typed"),
    states={
        "lost": State(gettext_lazy("The resident ID is reported lost")),
        "cancelled": State(gettext_lazy("The resident ID is cancelled")),
    },
    renewal=gettext_lazy("A late renewal costs a fine"),
    step=RENEWAL,
)
HEALTH_INSURANCE = Document(
    valid=gettext_lazy("The health insurance is valid until %(day)s"),
    ended=gettext_lazy("The health insurance ended %(ago)s, on %(day)s"),
    none=gettext_lazy("No health insurance matches what you typed"),
    ends="end_date",
    states={"cancelled": State(gettext_lazy("The health insurance is cancelled"))},
    renewal=gettext_lazy("A resident ID is renewed only with valid health insurance"),
)
REPORT = Document(
    valid=gettext_lazy("The latest resident report is valid until %(day)s"),
    ended=gettext_lazy("The latest resident report expired %(ago)s, on %(day)s"),
    none=gettext_lazy("No resident report is recorded"),
    ends="valid_until",
    renewal=gettext_lazy("You can request a new one"),
    step="request-resident-report",
    soon=5,
    worst=Tone.ATTENTION,
)


@register
class ResidentIdValidity(Inquiry):
    key = "resident-id-validity"
    record = ResidentIdCard
    inputs = (Input.NATIONAL_ID, Input.BIRTH_DATE)
    shows = ("status", "expiry_date")
    next_steps = (RENEWAL,)

    def verdict(self, found: Found) -> Verdict:
        return RESIDENT_ID.verdict(found.first)


@register
class ResidentsHealthInsurance(Inquiry):
    key = "residents-health-insurance"
    record = HealthInsurancePolicy
    inputs = (Input.NATIONAL_ID, Input.BIRTH_DATE)
    shows = ("status", "start_date", "end_date")
    next_steps = (RENEWAL,)

    def verdict(self, found: Found) -> Verdict:
        return HEALTH_INSURANCE.verdict(found.first)


@register
class QueryResidentReport(Inquiry):
    key = "query-resident-report"
    record = IssuedResidentReport
    about = (About.SELF, About.DEPENDENTS, About.WIVES, About.WORKERS)
    columns = ("report_number", "resident", "issued_on", "valid_until", "purpose")
    names = "report_number"
    next_steps = ("request-resident-report",)
    report = "resident"

    def verdict(self, found: Found) -> Verdict:
        return REPORT.verdict(found.first)


@register
class SponsoredPersons(Inquiry):
    """Their numbers stand in no address, so no row leads further; pages about each of them do."""

    key = "sponsored-persons"
    record = SponsoredPerson
    about = (About.SELF,)
    weighs_all = True
    columns = ("name", "relation", "id_number", "nationality", "id_expiry", "location")
    next_steps = (RENEWAL, "query-resident-report", "exit-reentry-and-final-exit-visas")
    report = "family"

    def verdict(self, found: Found) -> Verdict:
        theirs = [person for person in found.weighed if isinstance(person, SponsoredPerson)]
        if not theirs:
            return Verdict(_("No dependent or worker is recorded with you"), Tone.NEUTRAL)
        sentence = _("Recorded with you: %(people)s") % {"people": _counted(theirs)}
        first = min(theirs, key=lambda person: person.id_expiry)
        tone, step = tone_of(first.id_expiry), RENEWAL if first.id_number.startswith(RESIDENTS) else ""
        if tone == Tone.OK:
            return Verdict(sentence)
        if tone == Tone.ATTENTION:
            return Verdict(sentence, tone, until(_("The next ID expires on %(day)s"), first.id_expiry), step)
        expired = sum(tone_of(person.id_expiry) == tone for person in theirs)
        more = ngettext("%(count)d ID has expired", "%(count)d IDs have expired", expired) % {"count": expired}
        return Verdict(sentence, tone, more, step)

    def keeps(self, record: Record, today: date) -> bool:
        """Nobody who left, and no child who came of age."""
        if not isinstance(record, SponsoredPerson) or (record.ended_on and record.ended_on <= today):
            return False
        return record.relation not in CHILDREN or age(record.birth_date, today) < MAJORITY


def _counted(people: list[SponsoredPerson]) -> str:
    workers = sum(person.relation == "worker" for person in people)
    family = len(people) - workers
    said = []
    if family:
        said.append(ngettext("%(count)d dependent", "%(count)d dependents", family) % {"count": family})
    if workers:
        said.append(ngettext("%(count)d worker", "%(count)d workers", workers) % {"count": workers})
    return joined(said)
