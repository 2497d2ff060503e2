"""The second step of whoever has a strong factor: no text message is sent then."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from accounts.factors.strong import has_strong_factor
from accounts.factors.ways import Way
from accounts.signin.stage import SECOND_STEP, SecondStep


class FactorStage(SecondStep):
    key = urlname = "mfa_authenticate"

    def handle(self) -> tuple[Any, bool]:
        if self.is_needless or not has_strong_factor(self.login.user):
            return None, True
        return self.begin()

    def is_resumable(self, request: HttpRequest) -> bool:
        return self.still_holds()

    def passed(self, way: Way) -> HttpResponse:
        """On to the end of signing in; the stage of the text message, next in line, then asks nothing."""
        self.login.state[SECOND_STEP] = way.value
        return self.exit()
