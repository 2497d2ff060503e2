"""What the pages of the second step share: the ways to choose from, and a passkey in place of the form."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from absher_portal.form_page import FormPage
from absher_portal.forms import PortalForm
from absher_portal.refusal import seconds_until
from accounts.factors import passkeys, strong, totp
from accounts.factors.ways import Way, chosen_way, ways_of
from accounts.models import SecurityEvent, User
from accounts.security.events import write_down


def asks_options(request: HttpRequest) -> bool:
    """Our script fetches what the browser shall sign from the page's own address."""
    return request.headers.get("Accept") == "application/json"


class ProofPage(FormPage):
    """Subclasses say whose page it is, and what follows a proof; the address names the way (`?way=`)."""

    passkey_notice = ""

    @property
    def person(self) -> User:
        """Whose proof is asked for."""
        raise NotImplementedError

    def proved(self, way: Way | None) -> HttpResponse:
        """The answer to a right proof."""
        raise NotImplementedError

    @cached_property
    def ways(self) -> list[Way]:
        return ways_of(self.person)

    @property
    def way(self) -> Way | None:
        """Whose code the form asks for."""
        return chosen_way(self.ways, self.request.GET.get("way", ""))

    @property
    def has_form(self) -> bool:
        """False for whoever has passkeys only: nothing that is typed opens this page."""
        return self.way is not None

    def form_options(self) -> dict[str, Any]:
        return {"request": self.request, "user": self.person, "way": self.way}

    def context(self) -> dict[str, Any]:
        return {
            "has_form": self.has_form,
            "has_passkey": Way.PASSKEY in self.ways,
            "other_ways": [way for way in self.ways if way not in (self.way, Way.PASSKEY)],
            "passkey_notice": self.passkey_notice,
        }

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if asks_options(request):
            return JsonResponse(passkeys.request_options(self.person))
        return super().get(request, **kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if credential := request.POST.get("credential", ""):
            return self._passkey_sent(credential)
        return super().post(request, **kwargs) if self.has_form else self.get(request)

    def shown(self, form: PortalForm | None, status: int = 200) -> HttpResponse:
        page = {"form": form if self.has_form else None} | self.context()
        return render(self.request, self.template_name, page, status=status)

    def accepted(self, form: Any) -> HttpResponse:
        factor = totp.authenticator(self.person) if form.way == Way.APP else None
        return self._noted(form.way, factor)

    def rejected(self, form: PortalForm) -> HttpResponse:
        until = getattr(form, "limited_until", None)
        response = self.shown(form, status=429 if until else 200)
        if until:
            response["Retry-After"] = str(seconds_until(until))
        return response

    def _passkey_sent(self, credential: str) -> HttpResponse:
        if (passkey := passkeys.proved(self.person, credential)) is not None:
            return self._noted(Way.PASSKEY, passkey)
        refused = SecurityEvent.Outcome.REFUSED
        write_down(self.request, SecurityEvent.Kind.WRONG_FACTOR, self.person, outcome=refused, purpose=Way.PASSKEY)
        self.passkey_notice = _("We could not accept this passkey. Try again, or choose another way.")
        return self.get(self.request)

    def _noted(self, way: Way | None, factor: Authenticator | None) -> HttpResponse:
        """A stronger proof than a text message may lift the hold that a recovery leaves on changes."""
        self.request.session.cycle_key()
        if factor:
            strong.mark_used(self.request, factor, reauthenticated=self.request.user.is_authenticated)
        if way == Way.RECOVERY_CODE:
            write_down(self.request, SecurityEvent.Kind.RECOVERY_CODE_USED, self.person)
        if way:
            strong.lift_hold(self.person, factor)
        return self.proved(way)
