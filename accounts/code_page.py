"""The page that asks for the code of a text message; registering, signing in and later journeys share it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from absher_portal.clock import db_now
from absher_portal.form_page import FormPage
from absher_portal.formats.dates import clock_time
from absher_portal.forms import PortalForm
from accounts import limits, otp, refusals
from accounts.fields import CodeField
from accounts.models import OtpChallenge, User


class CodeForm(PortalForm):
    code = CodeField()


class CodePage(FormPage):
    """Subclasses give the challenge, redeem and resend for their journey, and say what a right code does."""

    form_class = CodeForm
    start_again_url: str
    may_send_anew = False  # whether another code may follow one that is over
    tells_delays = False  # whether who is here may know what became of the message: never in recovery

    @property
    def challenge(self) -> OtpChallenge:
        """The challenge that this page asks the code of."""
        raise NotImplementedError

    @property
    def owner(self) -> User | None:
        """Whose events tell of refusals here; None when it is nobody's account."""
        return None

    def redeem(self, code: str) -> Any:
        """Spend the six digits: `otp.Wrong`, `otp.Dead` or `limits.Limited`, or whatever `proved` takes.

        Whoever has an account gives `otp.redeem` a `guesser` (`signin.devices.budget_key`), or wrong codes have no end.
        """
        raise NotImplementedError

    def resend(self) -> Any:
        """Send the code again: what `otp.resend` returns."""
        raise NotImplementedError

    def proved(self, result: Any) -> HttpResponse:
        """The answer to a right code."""
        raise NotImplementedError

    def wrong(self) -> None:
        """Called once for each wrong code."""

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if "resend" in request.POST:
            return self._resent()
        return super().post(request, **kwargs)

    def accepted(self, form: PortalForm) -> HttpResponse:
        result = self.redeem(form.cleaned_data["code"])
        if isinstance(result, limits.Limited):
            return refusals.in_form(self, form, result, self.owner)
        if isinstance(result, otp.Wrong):
            self.wrong()
        if isinstance(result, otp.Wrong | otp.Dead):
            is_final = isinstance(result, otp.Dead) or not result.tries_left
            form.add_error(None if is_final else "code", self._refusal(result))
            return self.rejected(form)
        return self.proved(result)

    def _resent(self) -> HttpResponse:
        before = self.challenge.pk
        result = self.resend()
        if isinstance(result, limits.Limited):
            form = self.form_class.redrawn(self.request.POST, **self.form_options())
            return refusals.in_form(self, form, result, self.owner)
        if isinstance(result, otp.Sent):
            if not self._delay(result.challenge):  # or the page says what became of it
                is_same = result.challenge.pk == before
                sent = _("We sent the code again.") if is_same else _("We sent a new code.")
                self.request.session["code_notice"] = sent
        elif isinstance(result, otp.TooSoon):
            at = clock_time(result.at)
            self.request.session["code_notice"] = _("You can ask for the code again at %(time)s.") % {"time": at}
        else:
            self.request.session["code_notice"] = _("We cannot send this code again. Start again.")
        return redirect(self.request.path)

    def context(self) -> dict[str, Any]:
        challenge, now = OtpChallenge.objects.get(pk=self.challenge.pk), db_now()
        return {
            "challenge": challenge,
            "delay": self._delay(challenge),
            "is_over": challenge.is_over(now),
            "may_send_anew": self.may_send_anew,
            "may_be_resent": challenge.may_be_resent(now),
            "seconds_to_resend": (challenge.may_resend_at - now).total_seconds(),
            "start_again_url": self.start_again_url,
            "notice": self.request.session.pop("code_notice", ""),
        }

    def _delay(self, challenge: OtpChallenge) -> str:
        """What keeps the newest message back, as `OutboxMessage.delay` says it; empty where nobody is told."""
        newest = challenge.messages.order_by("-pk").first() if self.tells_delays else None
        return newest.delay(db_now()) if newest else ""

    def _refusal(self, result: otp.Wrong | otp.Dead) -> str:
        if isinstance(result, otp.Wrong) and result.tries_left:
            return ngettext(
                "That is not the code we sent. You have %(count)d try left.",
                "That is not the code we sent. You have %(count)d tries left.",
                result.tries_left,
            ) % {"count": result.tries_left}
        if isinstance(result, otp.Dead) and result.reason == "expired":
            return _("The code has expired. Ask for it again.")
        if self.may_send_anew:
            return _("This code no longer works. Ask for a new one.")
        return _("This code no longer works. Start again.")
