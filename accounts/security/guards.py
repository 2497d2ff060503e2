"""Before something of the account may be changed: signed in, confirmed a moment ago, and no hold upon it."""

import time
from typing import Any

from allauth.account.authentication import get_authentication_records
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.mixins import AccessMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View

from accounts.models import ChangeHold, Overtaken, User
from accounts.numbers import REAUTHENTICATION_HOLDS
from accounts.signin.person import signed_in


class ReauthenticatedPage(AccessMixin, View):
    """A page for who has just confirmed that they are the account's owner; others confirm first, then come back.

    allauth's own guard would keep a suspended POST, typed passwords and all, in the session's row. Ours keeps
    nothing: a page that was opened in time has as long again to be sent, so that nobody loses what they typed.
    """

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        barred = self.barred()
        return super().dispatch(request, *args, **kwargs) if barred is None else barred

    def barred(self) -> HttpResponse | None:
        """The answer to who may not go on, or None; a subclass asks `super().barred()` first."""
        if not self.request.user.is_authenticated:
            return self.handle_no_permission()
        patience = 2 if self.request.method == "POST" else 1
        if since_confirmed(self.request) > patience * REAUTHENTICATION_HOLDS.total_seconds():
            here = {REDIRECT_FIELD_NAME: self.request.get_full_path()}
            return redirect(reverse("account_reauthenticate", query=here))
        return None


class AccountChangePage(ReauthenticatedPage):
    """A change that a thief who has just recovered the account would make: refused while the hold lasts.

    What happens to the account while a request is under way is asked again in the change's own transaction
    (`ChangeHold.allow_change`); the page, asked for anew, then says what it was.
    """

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().dispatch(request, *args, **kwargs)
        except Overtaken:
            return redirect(request.get_full_path())

    def barred(self) -> HttpResponse | None:
        user = self.request.user
        return (held(self.request, user) if isinstance(user, User) else None) or super().barred()


def since_confirmed(request: HttpRequest) -> float:
    """Seconds since this session last confirmed who it is; infinite when it never did: signing in does not count."""
    records = get_authentication_records(request, signed_in(request))
    return time.time() - max((r["at"] for r in records if r.get("reauthenticated")), default=float("-inf"))


def held(request: HttpRequest, user: User) -> HttpResponse | None:
    """While the account is under a `ChangeHold`: the page that says why and until when (403); else None."""
    if (until := ChangeHold.until_when(user)) is None:
        return None
    return render(request, "accounts/held.html", {"until": until}, status=403)
