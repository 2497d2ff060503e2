"""How the human check looks: the picture with its sound, or the word that it is done."""

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from django import forms
from django.urls import reverse

from absher_portal.languages import text_language
from absher_portal.text import compact_digits
from accounts.captcha import store
from accounts.numbers import PROOF_TRIES

KEY = re.compile("[0-9a-f]{40}")
LONGEST_ANSWER = 50  # characters, before spaces and hidden characters go


class Answer(NamedTuple):
    """What came with the form; what cannot be right arrives as empty text."""

    key: str
    digits: str
    proof: str


def audio_url(key: str, language: str | None) -> str:
    """The address of the code's sound, spoken in the language."""
    return f"{reverse('captcha-audio', args=[key])}?language={language}"


class HumanCheckWidget(forms.Widget):
    """Draws a fresh code each time it is rendered, one row each; nothing is ever put back into the fields.

    Whose address has drawn too many reads how long to wait; the way around needs no code and stays open.
    """

    template_name = "captcha/human_check.html"
    # Set by the form:
    form_name = ""
    is_held: Callable[[], bool] = staticmethod(lambda: False)
    wait: Callable[[], str] = staticmethod(lambda: "")

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Answer:
        key, digits = str(data.get(f"{name}_0", "")), str(data.get(f"{name}_1", ""))[:LONGEST_ANSWER]
        proof = str(data.get(f"{name}_proof", ""))
        return Answer(key if KEY.fullmatch(key) else "", compact_digits(digits), proof)

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return not any(f"{name}_{part}" in data for part in ("0", "1", "proof"))

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        return id_ if not id_ or self.is_held() or self.wait() else f"{id_}_1"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, None, attrs)
        widget = context["widget"]
        widget["is_held"] = self.is_held()
        if not widget["is_held"]:
            language = text_language()
            widget |= {"form_name": self.form_name, "most": PROOF_TRIES[1], "language": language, "wait": self.wait()}
            if not widget["wait"]:
                key = store.new_code()
                widget |= {"key": key, "audio_url": audio_url(key, language)}
        return context
