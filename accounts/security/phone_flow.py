"""Changing the mobile as one journey over three pages: which number, and which of the two has been proved."""

import uuid
from dataclasses import dataclass
from typing import Any, Literal

from django.db import transaction
from django.http import HttpRequest

from absher_portal.clock import db_now
from accounts import limits, otp
from accounts.client import client_ip
from accounts.models import ChangeHold, OtpChallenge, PhoneChange, RecoveryAttempt, SecurityEvent
from accounts.numbers import CODE_RESEND_AFTER
from accounts.security.events import write_down
from accounts.security.notices import Notice, tell
from accounts.signin.devices import budget_key, device_name
from accounts.signin.person import signed_in

SESSION_KEY = "phone_change"
PURPOSES = {"old": otp.Purpose.OLD_PHONE, "new": otp.Purpose.NEW_PHONE}
Kind = SecurityEvent.Kind
Step = Literal["begin", "old", "new", "done"]


@dataclass
class Conflict:
    """The code was right, but the number is another account's."""


class PhoneJourney:
    """The journey of one browser; what has been proved stands in a `PhoneChange` row."""

    def __init__(self, request: HttpRequest) -> None:
        self.request, self.user = request, signed_in(request)
        self.change = PhoneChange.found(self.user, request.session.get(SESSION_KEY))

    @property
    def step(self) -> Step:
        """The page that this journey has come to; one past its time begins again."""
        change = self.change
        if change and change.finished_at:
            return "done"
        if change is None or not change.is_live:
            return "begin"
        return "new" if change.old_proved_at else "old"

    @property
    def challenge(self) -> OtpChallenge:
        """The code that the present step asks for; `LookupError` where it asks for none."""
        found: OtpChallenge | None = getattr(self.change, f"{self.step}_challenge", None)
        if found is None:
            raise LookupError(f"no code is asked for at {self.step}")
        return found

    def begin(self, phone: str, submission: uuid.UUID | None) -> limits.Limited | None:
        """Send a code to the present mobile, unless one for this very change is on its way."""
        if self.step in ("old", "new") and self._change.phone == phone:
            return None
        with transaction.atomic():
            ChangeHold.allow_change(self.user)
            sent = self._issue("old", self.user.phone, submission)
            if isinstance(sent, limits.Limited):
                return sent
            change = PhoneChange.begin(self.user, phone, sent)
        self.request.session[SESSION_KEY] = str(change.pk)
        return None

    def prove_old(self, code: str) -> PhoneChange | otp.Wrong | otp.Dead | limits.Limited:
        """Redeem the code of the present mobile, and send one to the new number."""
        with transaction.atomic():
            ChangeHold.allow_change(self.user)
            answer = self._redeem(code)
            if not isinstance(answer, otp.Redeemed):
                return answer
            sent = self._issue("new", self._change.phone)
            if isinstance(sent, limits.Limited):
                transaction.set_rollback(True)  # the right code stays good for when the wait is over
                return sent
            self._change.note_old(sent)
        return self._change

    def prove_new(self, code: str) -> PhoneChange | Conflict | otp.Wrong | otp.Dead | limits.Limited:
        """Redeem the code of the new number and, when it is right, make it the account's: all or nothing."""
        before = self.user.phone
        with transaction.atomic():
            ChangeHold.allow_change(self.user)
            answer = self._redeem(code)
            if not isinstance(answer, otp.Redeemed):
                return answer
            if not self._change.finish():
                return otp.Dead("spent")
            if not self._moved(before):
                write_down(self.request, Kind.PHONE_CHANGED, self.user, outcome=SecurityEvent.Outcome.REFUSED)
                return Conflict()
            self._tell(before)
        return self._change

    @transaction.atomic
    def _moved(self, before: str) -> bool:
        """Nothing that the old number was asked for opens anything any more; False when the new one is taken.

        In this order: a new number bars the account's row even to what only names it, such as an answer being judged.
        """
        OtpChallenge.void(self.user, before)
        RecoveryAttempt.cancel(self.user)
        is_moved = self.user.move_to(self._change.phone)
        transaction.set_rollback(not is_moved)
        return is_moved

    def resend(self) -> Any:
        """The same code again, or a new one when that is over: the change outlives its codes."""
        purpose, budget = PURPOSES[self.step], budget_key(self.request, self.user)
        sent = otp.resend(self.challenge.pk, purpose, ip=client_ip(self.request), budget=budget)
        if not isinstance(sent, otp.NoMoreSends) or not self.challenge.is_over(db_now()):
            return sent
        return self._send_anew()

    @transaction.atomic
    def _send_anew(self) -> otp.Sent | otp.TooSoon | limits.Limited:
        name, before = f"{self.step}_challenge", self.challenge
        current = PhoneChange.objects.select_for_update().get(pk=self._change.pk)
        if getattr(current, name) != before:  # another press of the same button was first
            return otp.TooSoon(db_now() + CODE_RESEND_AFTER)
        issued = self._issue(self.step, before.phone)
        if isinstance(issued, limits.Limited):
            return issued
        setattr(self.change, name, issued)
        self._change.save(update_fields=[name])
        return otp.Sent(issued)

    def _issue(self, which: str, phone: str, submission: uuid.UUID | None = None) -> OtpChallenge | limits.Limited:
        return otp.issue(
            PURPOSES[which],
            phone,
            language=self.user.language,
            user=self.user,
            ip=client_ip(self.request),
            submission=submission,
            budget=budget_key(self.request, self.user),
        )

    def _redeem(self, code: str) -> otp.Redeemed | otp.Wrong | otp.Dead | limits.Limited:
        guesser = budget_key(self.request, self.user)
        return otp.redeem(self.challenge.pk, PURPOSES[self.step], code, guesser=guesser)

    def _tell(self, before: str) -> None:
        """Both numbers hear of it, and no stranger has used up what the new one may be recovered with."""
        limits.forget("recovery-answers", RecoveryAttempt.pair_of(self.user))
        write_down(self.request, Kind.PHONE_CHANGED, self.user)
        device = device_name(self.request)
        tell(self.user, Notice.PHONE_CHANGED, device=device)
        tell(self.user, Notice.PHONE_CHANGED, phone=before, device=device)

    @property
    def _change(self) -> PhoneChange:
        if self.change is None:
            raise LookupError("no change is under way")
        return self.change
