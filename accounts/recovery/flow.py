"""Getting a password or a username back: one journey over four pages, the same for a stranger as for an owner.

What a stranger names leads to an attempt without an account, decoy questions and a challenge that no code fits.
Nothing but the account's own answer and the code to its mobile tells the two apart.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from django.contrib.auth import logout
from django.db import IntegrityError, transaction
from django.http import HttpRequest

from accounts import limits, otp
from accounts.client import client_ip
from accounts.models import RecoveryAttempt, SecurityEvent, User, national_id_fingerprint, phone_fingerprint
from accounts.recovery import ending
from accounts.security.events import write_down
from accounts.signin.devices import known_device

SESSION_KEY = "recovery"  # what is wanted → the key of its attempt
Kind, Outcome = SecurityEvent.Kind, SecurityEvent.Outcome
Wanted = RecoveryAttempt.Wanted


class Step(StrEnum):
    START = "start"
    QUESTION = "question"
    CODE = "code"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class OutOfAnswers:
    """This attempt takes no more answers; another one may."""


@dataclass(frozen=True, slots=True)
class Ended:
    """What was proved counts no more: the account is locked, changed, or the time over."""


class Recovery:
    """The journey of one browser; what it has come to is a `RecoveryAttempt` row."""

    def __init__(self, request: HttpRequest, wanted: str) -> None:
        self.request, self.wanted, self.was_right = request, wanted, False
        kept = request.session.get(SESSION_KEY, {}).get(wanted)
        self.attempt = RecoveryAttempt.found(pk=kept, wanted=wanted) if kept else None

    @property
    def step(self) -> Step:
        """How far this browser has come; what is past its 30 minutes is at the start again."""
        if self.attempt is None or not self.attempt.is_live:
            return Step.START
        if self.attempt.proved_at:
            return Step.LAST if self.attempt.finished_at or self.attempt.holds else Step.START
        return Step.CODE if self.attempt.challenge else Step.QUESTION

    @property
    def current(self) -> RecoveryAttempt:
        """The attempt under way; `LookupError` when there is none."""
        if self.attempt is None:
            raise LookupError("no recovery is under way")
        return self.attempt

    @cached_property
    def budget(self) -> str:
        """What answers and codes are counted by: the pair, or a device that has signed in to the account."""
        device = known_device(self.request, self.current.owner)
        return f"device:{device.pk}" if device else self.current.pair

    def resume(self, answers: dict[str, Any]) -> bool:
        """Continue what this very form began, if it named the same: it was sent twice."""
        return self._joined(self._begun(answers), answers)

    def begin(self, answers: dict[str, Any], language: str) -> limits.Limited | None:
        """A new attempt for ID and phone; `Limited` when this address, or known device, began too many."""
        begun = self._begun(answers)
        if self._joined(begun, answers):
            return None
        named = self._named(answers)
        device = known_device(self.request, named)
        place = f"device:{device.pk}" if device else client_ip(self.request)
        if isinstance(refused := limits.allow("recovery-starts-ip", place), limits.Limited):
            return refused
        token = uuid.uuid4() if begun else answers["submission"]  # sent once, corrected by way of Back, sent again
        attempt = RecoveryAttempt(submission=token, wanted=self.wanted, language=language, user=named)
        attempt.seal(national_id=answers["national_id"], phone=answers["phone"])
        try:
            with transaction.atomic():
                attempt.save(force_insert=True)
        except IntegrityError:  # the other half of a double click was first
            self._joined(self._begun(answers), answers)
            return None
        self._keep(attempt)
        self._note(Kind.RECOVERY_STARTED)
        return None

    def _named(self, answers: dict[str, Any]) -> User | None:
        """Whose account this pair names, whatever its state, by one exact look-up."""
        return User.objects.filter(
            national_id_fingerprint=national_id_fingerprint(answers["national_id"]),
            phone_fingerprint=phone_fingerprint(answers["phone"]),
        ).first()

    def _begun(self, answers: dict[str, Any]) -> RecoveryAttempt | None:
        return RecoveryAttempt.found(submission=answers.get("submission"))

    def _joined(self, begun: RecoveryAttempt | None, answers: dict[str, Any]) -> bool:
        """Go on with an attempt that is open and for the same person; what has been proved is never shared."""
        if begun is None or not begun.is_live or begun.proved_at or begun.wanted != self.wanted:
            return False
        if (answers.get("national_id"), answers.get("phone")) != (begun.national_id, begun.phone):
            return False
        self._keep(begun)
        return True

    def answer(
        self,
        form: uuid.UUID,
        fits: Callable[[RecoveryAttempt], bool],
        *,
        event: SecurityEvent.Kind,
        is_strong: bool = False,
        is_counted: bool = True,
    ) -> limits.Limited | OutOfAnswers | None:
        """Judge one answer and send a code, to nobody when it was wrong; the person is not told which.

        One transaction: the other half of a double click waits for it, then finds its answer given.
        """
        with transaction.atomic():
            if not self.current.claim_answer(form):
                return None if self._was_answered_by(form) else OutOfAnswers()
            refused = limits.allow("recovery-answers", self.budget) if is_counted else None
            if isinstance(refused, limits.Limited):
                transaction.set_rollback(True)
                return refused
            unsent = self._judge_and_send(form, fits, is_strong)
            if unsent is not None and is_counted:  # nobody learnt whether it was right: the day's place comes back
                limits.give_back("recovery-answers", self.budget)
        self._note(event, Outcome.DONE if self.was_right else Outcome.REFUSED)
        return unsent

    def _was_answered_by(self, form: uuid.UUID) -> bool:
        return RecoveryAttempt.objects.filter(pk=self.current.pk, answered_with=form).exists()

    def _judge_and_send(
        self, form: uuid.UUID, fits: Callable[[RecoveryAttempt], bool], is_strong: bool
    ) -> limits.Limited | None:
        """When no code may be sent, a recovery code is not used up either; the answer still counts as given."""
        attempt = self.current
        with transaction.atomic():
            owner = attempt.owner if fits(attempt) else None
            self.was_right = owner is not None  # for the owner's own list of events; no page says it
            sent = otp.issue(
                attempt.purpose, attempt.phone, language=owner.language if owner else attempt.language, user=owner,
                ip=client_ip(self.request), submission=form, budget=self.budget, is_decoy=owner is None,
            )  # fmt: skip
            if isinstance(sent, limits.Limited):
                transaction.set_rollback(True)
        if isinstance(sent, limits.Limited):
            RecoveryAttempt.objects.filter(pk=attempt.pk).update(answered_with=None)
            return sent
        strength = is_strong and owner is not None
        RecoveryAttempt.objects.filter(pk=attempt.pk).update(challenge=sent, has_strong_proof=strength)
        return None

    def resend(self) -> otp.Sent | otp.TooSoon | otp.NoMoreSends | limits.Limited:
        challenge, ip = self.current.challenge_id, client_ip(self.request)
        return otp.resend(str(challenge), self.current.purpose, ip=ip, budget=self.budget)

    def prove(self, code: str) -> Any:
        """Redeem the code: what `otp.redeem` returns, or `Ended`. A username leaves at once, in the same moment."""
        attempt, owner = self.current, self.current.owner
        with transaction.atomic():
            answer = otp.redeem(str(attempt.challenge_id), attempt.purpose, code, guesser=self.budget)
            if not isinstance(answer, otp.Redeemed):
                return answer
            if owner is None or not attempt.note_proof(owner):
                attempt.end()
                return Ended()
            if self.wanted == Wanted.USERNAME:
                ending.send_username(self.request, attempt, owner, self.budget)
        self.request.session.cycle_key()
        return answer

    def set_password(self, password: str) -> Ended | None:
        """Once per attempt; `None` too when another press of the same button was first."""
        if not ending.set_password(self.request, self.current, password, self.budget):
            return Ended()
        if self.request.user == self.current.user:  # signed in here too: that session is over, this journey is not
            kept = self._kept
            logout(self.request)
            self.request.session[SESSION_KEY] = kept
        return None

    @transaction.atomic
    def carry_over(self) -> bool:
        """From a recovered username to a new password, on the same proof and within its time; once."""
        User.objects.kept_still(self.current.user_id or 0)
        attempt = RecoveryAttempt.found(pk=self.current.pk)
        if attempt is None or not attempt.is_live or not attempt.holds:
            return False
        self.request.session[SESSION_KEY] = self._kept | {Wanted.PASSWORD.value: str(attempt.for_password().pk)}
        return True

    @property
    def _kept(self) -> dict[str, str]:
        return dict(self.request.session.get(SESSION_KEY, {}))

    def _keep(self, attempt: RecoveryAttempt) -> None:
        self.attempt = attempt
        self.request.session.cycle_key()
        self.request.session[SESSION_KEY] = self._kept | {self.wanted: str(attempt.pk)}

    def _note(self, kind: SecurityEvent.Kind, outcome: SecurityEvent.Outcome = Outcome.DONE) -> None:
        attempt = self.current
        write_down(self.request, kind, attempt.user, outcome=outcome, purpose=attempt.purpose, typed=attempt.pair)
