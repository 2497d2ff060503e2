"""The second step of signing in, as stages of allauth's machine: a code to the account's phone."""

from typing import Any

from allauth.account.stages import LoginStage
from django.shortcuts import redirect

from absher_portal.clock import db_now
from accounts import limits, otp, refusals
from accounts.client import client_ip
from accounts.factors.strong import has_strong_factor
from accounts.fields import read_submission
from accounts.models import OtpChallenge, User
from accounts.signin.devices import budget_key

SECOND_STEP = "second_step"  # in a login's state: how it was taken, once it was


class SecondStep(LoginStage):
    """Keeps the password's session hash, so that a changed password ends the attempt."""

    @property
    def is_needless(self) -> bool:
        """The person has taken a second step: in a stage before this one, by passkey, or just registering."""
        return bool(self.login.signup or self.login.state.get(SECOND_STEP))

    def begin(self, **facts: str) -> tuple[Any, bool]:
        """Wait for the person at this stage's page."""
        self.state |= {"auth_hash": self.login.user.get_session_auth_hash()} | facts
        return redirect(self.urlname), True

    def still_holds(self) -> bool:
        """False once the account was locked or its password changed between the two steps."""
        user = self.login.user
        return bool(user and user.is_active and user.get_session_auth_hash() == self.state.get("auth_hash"))


class SmsCodeStage(SecondStep):
    """Keeps the challenge's id too."""

    key = "sms_code"
    urlname = "sign_in_verify"

    def handle(self) -> tuple[Any, bool]:
        if self.is_needless:
            return None, True
        user: User = self.login.user
        sent = otp.issue(
            otp.Purpose.SIGN_IN,
            user.phone,
            language=user.language,
            user=user,
            ip=client_ip(self.request),
            budget=budget_key(self.request, user),
            submission=read_submission(self.request.POST.get("submission", "")),
        )
        if isinstance(sent, limits.Limited):
            return refusals.page(self.request, sent, user), False
        return self.begin(challenge=str(sent.pk))

    def still_holds(self) -> bool:
        """False too once the account has a factor that is stronger than this one."""
        return super().still_holds() and not has_strong_factor(self.login.user)

    def is_resumable(self, request: Any) -> bool:
        """A code that can come right no more keeps nobody from signing in anew."""
        challenge = OtpChallenge.objects.filter(pk=self.state.get("challenge")).first()
        return challenge is not None and not challenge.is_over(db_now())
