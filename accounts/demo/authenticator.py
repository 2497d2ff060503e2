"""The demo authenticator: what an app on the phones of this demonstration's people would show."""

from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from absher_portal.clock import db_now
from absher_portal.sealing import unseal
from accounts.factors import totp
from accounts.factors.enrolment import pending_secret
from accounts.models import TotpUse

SHOWN = 20  # accounts, the newest


@dataclass(frozen=True)
class Shown:
    """One line of the app; `account` is empty for the key that this browser is about to add."""

    account: str
    code: str


@require_safe
def authenticator(request: HttpRequest) -> HttpResponse:
    """Codes that have not been used yet: after a use the next one shows at once, and is good already."""
    now = totp.current_step()
    apps = Authenticator.objects.filter(type=Authenticator.Type.TOTP).select_related("user").order_by("-pk")[:SHOWN]
    used = dict(TotpUse.objects.filter(user__in=[app.user_id for app in apps]).values_list("user", "step"))
    shown = [
        Shown(app.user.username, totp.code_at(unseal(app.data["secret"]), max(now, used.get(app.user_id, 0) + 1)))
        for app in apps
    ]
    if secret := pending_secret(request):
        shown.insert(0, Shown("", totp.code_at(secret, now)))
    seconds = totp.STEP - int(db_now().timestamp()) % totp.STEP
    return render(request, "demo/authenticator.html", {"shown": shown, "seconds": seconds})
