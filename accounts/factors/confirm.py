"""Confirming who one is, before something of the account changes.

At the strength that the account has (ASVS 7.5.1; NIST SP 800-63B-4 4.1: a change of authenticators needs the
level of the account): whoever has a strong factor shows a passkey, which verifies its person itself, or the
password together with an app's code. An app's code alone would let in whoever holds the unlocked phone, the
password alone whoever read it over a shoulder. Everybody else has the password only: a text message would add
what the 24 hours after a recovery are there to hold off.
"""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import get_next_redirect_url
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpResponse
from django.shortcuts import redirect

from accounts.factors.forms import ConfirmForm
from accounts.factors.pages import ProofPage
from accounts.factors.ways import Way
from accounts.models import SecurityEvent, User
from accounts.security.events import write_down
from accounts.signin.person import signed_in


class ConfirmPage(LoginRequiredMixin, ProofPage):
    """On to `?next=` on this host; nothing that was posted elsewhere waits meanwhile."""

    form_class = ConfirmForm
    template_name = "accounts/confirm.html"

    @property
    def person(self) -> User:
        return signed_in(self.request)

    @property
    def has_form(self) -> bool:
        return super().has_form or not self.ways

    def proved(self, way: Way | None) -> HttpResponse:
        if way != Way.PASSKEY:
            record_authentication(self.request, self.person, "password", reauthenticated=True)
        write_down(self.request, SecurityEvent.Kind.REAUTHENTICATED, self.person, purpose=way or "password")
        return redirect(get_next_redirect_url(self.request) or "account")
