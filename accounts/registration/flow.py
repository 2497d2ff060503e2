"""Registering as one journey over three pages: what was applied for, and what has been proved of it."""

import uuid
from dataclasses import dataclass
from typing import Any, cast

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.http import HttpRequest

from absher_portal.clock import db_now
from accounts import limits, mail, otp
from accounts.client import client_ip
from accounts.models import OtpChallenge, PendingRegistration, RecoveryAttempt, SecurityEvent, User
from accounts.numbers import CODE_RESEND_AFTER
from accounts.security.events import write_down

SESSION_KEY = "registration"


@dataclass
class Conflict:
    """The code was right, but the ID, phone, username or e-mail is someone's account by now."""


class Registration:
    """The journey of one browser; the application itself is a `PendingRegistration` row."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.pending = PendingRegistration.live(request.session.get(SESSION_KEY))

    def resume(self, answers: dict[str, Any]) -> bool:
        """Continue what this very form began, if these are the same answers: it was sent twice."""
        found = self._begun(answers)
        if not found or not found.is_for(answers):
            return False
        self._keep(found)
        return True

    def apply(self, answers: dict[str, Any]) -> limits.Limited | None:
        """Keep the application and send the code; `Limited` when this number or address asked too often."""
        found = self._begun(answers)
        if found and found.is_for(answers):
            self._keep(found)
            return None
        if found:
            answers |= {"submission": uuid.uuid4()}  # sent once, corrected by way of Back, sent again
        return self._begin(answers)

    def _begun(self, answers: dict[str, Any]) -> PendingRegistration | None:
        """What this very form has begun; asked once, because its other half may be about to begin it."""
        return PendingRegistration.objects.filter(submission=answers["submission"]).first()

    def _keep(self, pending: PendingRegistration) -> None:
        self.pending = pending
        self.request.session.cycle_key()
        self.request.session[SESSION_KEY] = str(pending.pk)

    def _begin(self, answers: dict[str, Any]) -> limits.Limited | None:
        ip = client_ip(self.request)
        if isinstance(submits := limits.allow("registration-submits-ip", ip), limits.Limited):
            return submits
        kept = {name: answers[name] for name in ("submission", "username", "email", "language")}
        pending = PendingRegistration(password=make_password(answers["password1"]), **kept)
        pending.seal(national_id=answers["national_id"], phone=answers["phone"])
        try:
            with transaction.atomic():
                pending.save()  # the other half of a double click waits here, and then finds it taken
                sent = otp.issue(otp.Purpose.REGISTER, answers["phone"], language=answers["language"], ip=ip)
                if isinstance(sent, limits.Limited):
                    transaction.set_rollback(True)
                    return sent
                pending.challenge = sent
                pending.save(update_fields=["challenge"])
        except IntegrityError:
            pending = PendingRegistration.objects.get(submission=answers["submission"])
        self._keep(pending)
        return None

    @property
    def challenge(self) -> OtpChallenge:
        return cast(OtpChallenge, self.application.challenge)  # empty only inside the transaction of `_begin`

    @property
    def application(self) -> PendingRegistration:
        """What was applied for; `LookupError` when nothing was, or it is past its time."""
        if self.pending is None:
            raise LookupError("no registration is under way")
        return self.pending

    def resend(self) -> otp.Sent | otp.TooSoon | otp.NoMoreSends | limits.Limited:
        """The same code again, or a new one when that is over: the application outlives its first code."""
        ip = client_ip(self.request)
        sent = otp.resend(self.challenge.pk, otp.Purpose.REGISTER, ip=ip)
        if not isinstance(sent, otp.NoMoreSends) or not self.challenge.is_over(db_now()):
            return sent
        return self._send_anew(ip)

    @transaction.atomic
    def _send_anew(self, ip: str) -> otp.Sent | otp.TooSoon | limits.Limited:
        pending = PendingRegistration.objects.select_for_update().get(pk=self.application.pk)
        if pending.challenge_id != self.challenge.pk:  # another press of the same button was first
            return otp.TooSoon(db_now() + CODE_RESEND_AFTER)
        issued = otp.issue(otp.Purpose.REGISTER, pending.phone, language=pending.language, ip=ip)
        if isinstance(issued, limits.Limited):
            return issued
        pending.challenge = issued
        pending.save(update_fields=["challenge"])
        self.pending = pending
        return otp.Sent(issued)

    def prove(self, code: str) -> User | Conflict | otp.Wrong | otp.Dead | limits.Limited:
        """Redeem the code and, when it is right, make the account: one transaction, so never half of it."""
        with transaction.atomic():
            answer = otp.redeem(self.challenge.pk, otp.Purpose.REGISTER, code)
            if not isinstance(answer, otp.Redeemed):
                return answer
            user = self.application.become_user()
            if user is None:
                return Conflict()
            limits.forget("recovery-answers", RecoveryAttempt.pair_of(user))  # what strangers tried before it was there
            write_down(self.request, SecurityEvent.Kind.REGISTERED, user)
            mail.enqueue_email_confirmation(user)
            return user

    def forget(self) -> None:
        self.request.session.pop(SESSION_KEY, None)
