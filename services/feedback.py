"""“Was this page useful?”: the form, and what may not stand in it."""

import re
import uuid

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from absher_portal.forms import TOO_LONG, PortalForm
from absher_portal.text import ascii_digits, without_hidden
from services.models import Service, ServiceFeedback

# An ID, a mobile or a visa, however it is spaced; an amount or a date beside a year is none.
NUMBER = re.compile(r"(?:\d[\s()\-–.]*){7}")


def names_somebody(text: str) -> bool:
    """Whether a text may hold somebody's number or address: an @, or seven digits on end in any digit set."""
    return "@" in text or bool(NUMBER.search(ascii_digits(text)))


class Words(forms.CharField):
    """Some lines in the sender's own words, of nobody in particular."""

    def to_python(self, value: object) -> str:
        return super().to_python(without_hidden(value) if isinstance(value, str) else value) or ""

    def validate(self, value: str) -> None:
        super().validate(value)
        if names_somebody(value):
            raise ValidationError(_("Remove numbers of seven digits or more, and email addresses"), code="personal")


class Token(forms.Field):
    """By it an answer that is sent twice counts once; one that somebody wrote over is a new one."""

    widget = forms.HiddenInput

    def to_python(self, value: object) -> uuid.UUID:
        try:
            return uuid.UUID(str(value))
        except ValueError:
            return uuid.uuid4()


class FeedbackForm(PortalForm):
    useful = forms.ChoiceField(
        label=_("Was this page useful?"),
        choices=[("yes", pgettext_lazy("answer", "Yes")), ("no", pgettext_lazy("answer", "No"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose yes or no"), "invalid_choice": _("Choose yes or no")},
    )
    words = Words(
        label=_("What should we change? (optional)"),
        help_text=_("Do not write personal data such as your name, ID or mobile."),
        max_length=ServiceFeedback._meta.get_field("words").max_length,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages=TOO_LONG,
    )
    token = Token(initial=uuid.uuid4, required=False)

    def keep(self, service: Service, language: str) -> None:
        """Write the good answer down, once."""
        said = self.cleaned_data
        answer = {
            "service": service,
            "is_useful": said["useful"] == "yes",
            "words": said["words"],
            "language": language,
        }
        ServiceFeedback.objects.get_or_create(token=said["token"], defaults=answer)
