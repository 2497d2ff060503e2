"""Recovery codes: how many are left, making new ones, and showing them until the person has kept them."""

import json
import time

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from absher_portal.sealing import seal, unseal
from accounts.factors import changes, codes
from accounts.numbers import REAUTHENTICATION_HOLDS, RECOVERY_CODES
from accounts.security.guards import AccountChangePage
from accounts.signin.person import signed_in

SHOWN = "factors.codes"  # in the session: [when, the codes sealed], so that a reload loses nothing


class RecoveryCodesPage(AccountChangePage):
    """For everyone: they open the account's recovery too, where no second factor is."""

    def get(self, request: HttpRequest) -> HttpResponse:
        context = {"left": codes.left(signed_in(request)), "in_all": RECOVERY_CODES}
        return render(request, "accounts/factors/codes.html", context)

    def post(self, request: HttpRequest) -> HttpResponse:
        """The session is saved at once: the second half of a double click must find them there."""
        if made := changes.make_codes(request):
            request.session[SHOWN] = [int(time.time()), seal(json.dumps(made))]
            request.session.save()
        return redirect("security_recovery_codes_shown")


class ShownCodesPage(AccountChangePage):
    """Shown after they were made, until the person says that they have them, ten minutes at most."""

    def get(self, request: HttpRequest) -> HttpResponse:
        made_at, sealed = request.session.get(SHOWN, (0, ""))
        if time.time() - made_at > REAUTHENTICATION_HOLDS.total_seconds():
            request.session.pop(SHOWN, None)
            return redirect("security_recovery_codes")
        return render(request, "accounts/factors/codes_shown.html", {"codes": json.loads(unseal(sealed))})

    def post(self, request: HttpRequest) -> HttpResponse:
        request.session.pop(SHOWN, None)
        messages.success(request, _("Your recovery codes are ready. We cannot show them again."))
        return redirect("security_factors")
