"""Vehicles: their insurance, who may drive them, and with which licence."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from services.inquiries.definition import About, Found, Input, Inquiry, Tone, Verdict, register
from services.inquiries.families.sentences import Document, State, until
from services.registry.kinds.traffic import DrivingLicence, VehicleAuthorisation, VehicleInsurancePolicy

INSURANCE = Document(
    valid=gettext_lazy("The vehicle’s insurance is valid until %(day)s"),
    ended=gettext_lazy("The vehicle’s insurance ended %(ago)s, on %(day)s"),
    none=gettext_lazy("No insurance of a vehicle matches what you typed"),
    ends="end_date",
    states={"cancelled": State(gettext_lazy("The vehicle’s insurance is cancelled"))},
    renewal=gettext_lazy("Without valid insurance neither its registration is renewed nor an authorisation given"),
)
LICENCE = Document(
    valid=gettext_lazy("Your driving licence is valid until %(day)s"),
    ended=gettext_lazy("Your driving licence expired %(ago)s, on %(day)s"),
    none=gettext_lazy("No driving licence is recorded for you"),
    states={"withdrawn": State(gettext_lazy("Your driving licence is withdrawn"))},
    renewal=gettext_lazy("Driving with an expired licence is a violation"),
    step="renew-driving-license",
)

AUTHORISATION = Document(
    valid=gettext_lazy("The latest authorisation holds until %(day)s"),
    ended=gettext_lazy("The latest authorisation ended %(ago)s, on %(day)s"),
    none="",
    ends="end_date",
    worst=Tone.ATTENTION,
    states={
        "pending": State(
            gettext_lazy("The latest authorisation awaits approval"),
            Tone.ATTENTION,
            step="pending-authorization-requests",
        ),
        "rejected": State(gettext_lazy("The latest authorisation was rejected"), Tone.ATTENTION),
        "revoked": State(gettext_lazy("The latest authorisation was withdrawn"), Tone.ATTENTION),
    },
)


@register
class VehicleInsuranceValidity(Inquiry):
    key = "vehicle-insurance-validity"
    record = VehicleInsurancePolicy
    inputs = (Input.NATIONAL_ID, Input.BIRTH_DATE, Input.SEQUENCE_NUMBER)
    shows = ("status", "start_date", "end_date")
    vehicles = "sequence_number"
    next_steps = ("renew-vehicle-registration",)

    def verdict(self, found: Found) -> Verdict:
        return INSURANCE.verdict(found.first)


@register
class VehicleInsuranceDocument(Inquiry):
    key = "vehicle-insurance-document"
    record = VehicleInsurancePolicy
    about = (About.SELF,)
    vehicles = "sequence_number"
    next_steps = ("renew-vehicle-registration", "authorizations-on-vehicles-i-own")
    report = "vehicle"

    def verdict(self, found: Found) -> Verdict:
        if found.first is None:
            return Verdict(_("No insurance of a vehicle is recorded for you"), Tone.NEUTRAL)
        return INSURANCE.verdict(found.first)


def _none_in_force(sentence: str, found: Found) -> Verdict:
    """What became of the latest is said below."""
    latest = AUTHORISATION.verdict(found.records[0]) if found.records else Verdict("", Tone.NEUTRAL)
    return Verdict(sentence, latest.tone, latest.sentence, latest.step)


@register
class VehiclesIAmAuthorisedOn(Inquiry):
    key = "vehicles-i-am-authorized-on"
    record = VehicleAuthorisation
    about = (About.SELF,)
    columns = ("plate", "owner", "scope", "end_date", "status")
    names = "authorisation_number"
    where = {"side": "received"}
    filters = ("status", "scope")
    telling = {"status": "active"}
    next_steps = ("pending-authorization-requests",)

    def verdict(self, found: Found) -> Verdict:
        if not isinstance(found.first, VehicleAuthorisation):
            return _none_in_force(_("You are not authorised to drive another person’s vehicle"), found)
        words = ngettext(
            "You have %(count)d authorisation in force for another person’s vehicle",
            "You have %(count)d authorisations in force for other people’s vehicles",
            found.count,
        )
        more = until(AUTHORISATION.valid, found.first.end_date)
        return Verdict(words % {"count": found.count}, more=more)


@register
class VehicleAuthorisationsQuery(Inquiry):
    key = "vehicle-authorizations-query"
    record = VehicleAuthorisation
    about = (About.SELF,)
    columns = ("plate", "authorised_person", "scope", "end_date", "status")
    names = "authorisation_number"
    where = {"side": "granted"}
    filters = ("status", "scope")
    telling = {"status": "active"}
    vehicles = "sequence_number"
    next_steps = ("authorizations-on-vehicles-i-own", "add-actual-vehicle-user", "remove-vehicle-user")

    def verdict(self, found: Found) -> Verdict:
        if not isinstance(found.first, VehicleAuthorisation):
            return _none_in_force(_("Nobody else is authorised to drive a vehicle of yours"), found)
        words = ngettext(
            "%(count)d authorisation to drive your vehicles is in force",
            "%(count)d authorisations to drive your vehicles are in force",
            found.count,
        )
        more = until(AUTHORISATION.valid, found.first.end_date)
        return Verdict(words % {"count": found.count}, more=more)


@register
class DrivingLicenceInformation(Inquiry):
    key = "driving-license-information"
    record = DrivingLicence
    about = (About.SELF,)
    columns = ("licence_class", "licence_number", "issue_date", "expiry_date", "status")
    names = "licence_number"
    next_steps = ("renew-driving-license",)

    def verdict(self, found: Found) -> Verdict:
        return LICENCE.verdict(found.first)
