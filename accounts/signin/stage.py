"""The second step of signing in: a code to the account's phone, as a stage of allauth's machine."""

from typing import Any

from allauth.account.stages import LoginStage
from django.shortcuts import redirect

from absher_portal.clock import db_now
from absher_portal.refusal import too_many_requests
from accounts import limits, otp
from accounts.client import client_ip
from accounts.fields import read_submission
from accounts.models import OtpChallenge, User


class SmsCodeStage(LoginStage):
    """Keeps the challenge's id and the password's session hash, so that a changed password ends the attempt."""

    key = "sms_code"
    urlname = "sign_in_verify"

    def handle(self) -> tuple[Any, bool]:
        if self.login.signup:  # the phone has just been proved by the registration's own code
            return None, True
        user: User = self.login.user
        sent = otp.issue(
            otp.Purpose.SIGN_IN,
            user.phone,
            language=user.language,
            user=user,
            ip=client_ip(self.request),
            submission=read_submission(self.request.POST.get("submission", "")),
        )
        if isinstance(sent, limits.Limited):
            return too_many_requests(self.request, sent.until), False
        self.state |= {"challenge": str(sent.pk), "auth_hash": user.get_session_auth_hash()}
        return redirect(self.urlname), True

    def is_resumable(self, request: Any) -> bool:
        """A code that can come right no more keeps nobody from signing in anew."""
        challenge = OtpChallenge.objects.filter(pk=self.state.get("challenge")).first()
        return challenge is not None and not challenge.is_over(db_now())

    def still_holds(self) -> bool:
        """False once the account was locked or its password changed between the two steps."""
        user = self.login.user
        return bool(user and user.is_active and user.get_session_auth_hash() == self.state.get("auth_hash"))
