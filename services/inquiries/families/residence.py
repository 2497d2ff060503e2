"""What residents live with: their ID."""

from django.utils.translation import gettext_lazy as _

from services.inquiries.definition import Found, Input, Inquiry, Tone, Verdict, register
from services.inquiries.families.sentences import Document
from services.registry.kinds.identity import ResidentIdCard

RESIDENT_ID = Document(
    valid=_("The resident ID is valid until %(day)s"),
    ended=_("The resident ID expired %(ago)s, on %(day)s"),
    none=_("No resident ID matches what you typed"),
    states={
        "lost": (_("The resident ID is reported lost"), Tone.DANGER),
        "cancelled": (_("The resident ID is cancelled"), Tone.DANGER),
    },
    renewal=_("Renew it before it expires: a late renewal costs a fine."),
)


@register
class ResidentIdValidity(Inquiry):
    key = "resident-id-validity"
    record = ResidentIdCard
    inputs = (Input.NATIONAL_ID, Input.BIRTH_DATE)
    next_steps = ("renew-resident-id",)

    def verdict(self, found: Found) -> Verdict:
        return RESIDENT_ID.verdict(found.first)
