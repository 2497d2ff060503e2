"""Papers and data of one's own: the national ID, fingerprints, what the civil registry holds."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from services.inquiries.definition import About, Found, Input, Inquiry, Tone, Verdict, register
from services.inquiries.families.sentences import Document, State
from services.registry.kinds.identity import FingerprintEnrolment, NationalIdCard, Person

NATIONAL_ID = Document(
    valid=gettext_lazy("The national ID is valid until %(day)s"),
    ended=gettext_lazy("The national ID expired %(ago)s, on %(day)s"),
    none=gettext_lazy("No national ID matches what you typed"),
    states={
        "lost": State(gettext_lazy("The national ID is reported lost")),
        "cancelled": State(gettext_lazy("The national ID is cancelled")),
    },
    renewal=gettext_lazy("Civil Affairs offices renew it"),
)
FINGERPRINTS = {
    "enrolled": State(gettext_lazy("The fingerprints are enrolled"), Tone.OK),
    "not-enrolled": State(
        gettext_lazy("The fingerprints are not enrolled"),
        Tone.ATTENTION,
        gettext_lazy("Book an appointment at a passport office to have them enrolled"),
        "book-appointment",
    ),
    "update-needed": State(
        gettext_lazy("The fingerprints need an update"),
        Tone.ATTENTION,
        gettext_lazy("Book an appointment at a passport office to have them enrolled again"),
        "book-appointment",
    ),
}


@register
class NationalIdValidity(Inquiry):
    key = "national-id-validity"
    record = NationalIdCard
    inputs = (Input.NATIONAL_ID, Input.BIRTH_DATE)
    shows = ("status", "expiry_date")
    next_steps = ("report-lost-documents", "replacement-for-lost-document")

    def verdict(self, found: Found) -> Verdict:
        return NATIONAL_ID.verdict(found.first)


@register
class FingerprintEnrolmentStatus(Inquiry):
    key = "fingerprint-enrolment-status"
    record = FingerprintEnrolment
    inputs = (Input.NATIONAL_ID, Input.BIRTH_DATE)
    shows = ("status",)
    next_steps = ("book-appointment",)

    def verdict(self, found: Found) -> Verdict:
        if not isinstance(found.first, FingerprintEnrolment):
            return Verdict(_("No enrolment of fingerprints matches what you typed"), Tone.NEUTRAL)
        return FINGERPRINTS[found.first.status].verdict()


@register
class MyInformation(Inquiry):
    key = "my-information"
    record = Person
    about = (About.SELF,)
    next_steps = ("personal-information", "issue-family-record")
    report = "my-data"

    def verdict(self, found: Found) -> Verdict:
        if not isinstance(found.first, Person):
            return Verdict(_("The civil registry holds nothing about you"), Tone.NEUTRAL)
        if not found.first.national_address:
            more = _("Add it under “Personal information”: documents are delivered to it")
            return Verdict(_("Your national address is missing"), Tone.ATTENTION, more, "personal-information")
        return Verdict(_("Your data in the civil registry is complete"))
