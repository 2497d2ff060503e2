"""Who may come to the desk: asked anew at every click, so that what is taken away counts at once."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.mixins import AccessMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views import View

from accounts.factors.strong import has_strong_factor, used_strong_factor
from accounts.models import User
from accounts.signin.person import signed_in
from activation.models import Officer

PERMISSION = "activation.serve_at_desk"


@dataclass(frozen=True)
class Lack:
    """What keeps somebody out and, where they can put it right themselves, the link that does."""

    text: Promise
    label: Promise | str = ""
    place: str = ""


NO_PERMISSION = Lack(_("Your account has no permission to serve at the desk. An administrator can give it."))
NO_OFFICE = Lack(_("Your account serves at no office now. An administrator can assign one."))
NO_FACTOR = Lack(_("You have no authenticator app or passkey yet."), _("Add one"), "security_factors")
NOT_USED = Lack(
    _("You have not used your authenticator app or passkey since you signed in."),
    _("Confirm now"),
    "account_reauthenticate",
)


class DeskPage(AccessMixin, View):
    """A page for officers on duty, `officer` in hand; everybody else is told what is missing (403)."""

    officer: Officer

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not request.user.is_authenticated:
            return self.handle_no_permission()
        officer = _on_duty(signed_in(request))
        lacks = missing(request, officer)
        if officer is None or lacks:
            return render(request, "activation/desk/closed.html", {"lacks": lacks}, status=403)
        self.officer = officer
        return self.barred() or super().dispatch(request, *args, **kwargs)

    def barred(self) -> HttpResponse | None:
        """The answer to an officer who may not go on here, or None."""
        return None


def missing(request: HttpRequest, officer: Officer | None) -> list[Lack]:
    """All that keeps this person from the desk."""
    user = signed_in(request)
    lacks = [] if user.is_staff and user.has_perm(PERMISSION) else [NO_PERMISSION]
    lacks += [] if officer else [NO_OFFICE]
    if not has_strong_factor(user):
        return [*lacks, NO_FACTOR]
    return lacks if used_strong_factor(request) else [*lacks, NOT_USED]


def _on_duty(user: User) -> Officer | None:
    return Officer.objects.on_duty().filter(user=user).select_related("user", "place__city").first()
