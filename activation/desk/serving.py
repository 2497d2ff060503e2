"""Serving one applicant: what may be done now, and doing it once, whoever else acts at the same moment."""

import uuid
from functools import cached_property
from typing import Any

from django.db import transaction
from django.http import HttpRequest

from absher_portal.sealing import fingerprint
from accounts import limits, otp
from accounts.client import client_ip
from accounts.models import User
from activation.desk import way_back
from activation.desk.acts import ACTIVATE, ACTS, PHONE, REOPEN, DeskAct
from activation.models import Act, Assurance, Channel, DeskVisit, Officer
from activation.models.acts import Kind, NotPossible, awaited_request, moved_by
from activation.told import follow_up, named


class NumberTaken(Exception):
    """The new number was proved, but is another account's."""


class Serving:
    """An officer with an applicant before them; built anew for each request."""

    def __init__(self, request: HttpRequest, officer: Officer, visit: DeskVisit, applicant: User) -> None:
        self.request, self.officer, self.visit, self.applicant = request, officer, visit, applicant

    @cached_property
    def history(self) -> list[Act]:
        """Newest first."""
        return list(Act.objects.of(self.applicant).select_related("place", "bank"))

    @property
    def last(self) -> Act | None:
        return self.history[0] if self.history else None

    @property
    def after(self) -> int:
        """The number of the newest act, 0 before the first."""
        return self.last.seq if self.last else 0

    @property
    def state(self) -> Assurance:
        return Assurance(self.last.state) if self.last else Assurance.REGISTERED

    @property
    def asked(self) -> Act | None:
        """The request that is awaited, if any."""
        return awaited_request(self.history)

    @property
    def is_for_other_kind(self) -> bool:
        """The request names the other kind of office: passports or civil affairs."""
        return bool(self.asked and self.asked.office_kind not in ("", self.officer.place.kind))

    @property
    def is_colleagues_turn(self) -> bool:
        """This officer has checked; another one of the same office confirms."""
        return bool(self._check_here and self._check_here.officer == self.officer.key)

    @property
    def _check_here(self) -> Act | None:
        """The first officer's check at this office, while a second one's is awaited."""
        moved = moved_by(self.history)
        return moved if moved and moved.kind == Kind.CHECKED and moved.place_id == self.officer.place_id else None

    @property
    def is_shut(self) -> bool:
        """Locked or closed: it is opened again before it is given anything."""
        return not self.applicant.is_active

    @property
    def first(self) -> DeskAct | None:
        """What comes first, if it may be done now: opening the account, else activating it."""
        act = REOPEN if self.is_shut else ACTIVATE
        return act if self.may(act) else None

    @property
    def changes(self) -> list[DeskAct]:
        """What may be done now to an activation that was made."""
        return [act for act in ACTS.values() if act != self.first and not act.is_way_back and self.may(act)]

    @property
    def ways_back(self) -> list[DeskAct]:
        """What else may be done now to bring the owner back into the account."""
        return [act for act in ACTS.values() if act != self.first and act.is_way_back and self.may(act)]

    def may(self, act: DeskAct) -> bool:
        """Never with oneself; of staff only an administrator changes how they sign in."""
        if self.officer.is_self(self.applicant) or (act.is_way_back and self.applicant.is_staff):
            return False
        if self.visit.is_way_back_only and not act.is_way_back:
            return False
        if act == ACTIVATE and (self.is_for_other_kind or self.is_colleagues_turn):
            return False
        return act.is_possible(self.state, not self.is_shut)

    def do(self, act: DeskAct, after: int, *, checked: dict[str, Any], reason: str) -> Act:
        """Write the act down with all that it brings about, or `NotPossible` when another came first."""
        with transaction.atomic():
            written = self._record(act, after, checked=checked, reason=reason)
            if act.effect:
                act.effect(self.applicant)
            self._follow_up(act, written)
        return written

    def send_phone_code(self, phone: str, facts: dict[str, Any]) -> limits.Limited | None:
        """To the new number, which waits in the visit until it is proved; once, however often it is pressed."""
        same = uuid.UUID(fingerprint("desk-phone", f"{self.visit.pk}|{phone}")[:32])
        sent = otp.issue(
            otp.Purpose.NEW_PHONE, phone, language=self.applicant.language, user=self.applicant,
            ip=client_ip(self.request), submission=same,
        )  # fmt: skip
        if isinstance(sent, limits.Limited):
            return sent
        self.visit.await_phone(phone, sent, facts)
        return None

    @transaction.atomic
    def prove_phone(self, code: str) -> Act | otp.Wrong | otp.Dead | limits.Limited:
        """Redeem the code and, when it is right, make the number the account's: all or nothing.

        `NumberTaken` and `NotPossible` leave the code as good as it was.
        """
        challenge, facts = self.visit.phone_challenge, dict(self.visit.phone_facts)
        if challenge is None:
            return otp.Dead("expired")
        answer = otp.redeem(challenge.pk, otp.Purpose.NEW_PHONE, code, guesser=self.guesser)
        if not isinstance(answer, otp.Redeemed):
            return answer
        written = self._record(PHONE, facts.pop("after"), **facts)
        if not way_back.move_to(self.applicant, self.visit.phone, named(self.officer.place, self.applicant)):
            raise NumberTaken
        self.visit.await_phone("", None, {})
        self._follow_up(PHONE, written)
        return written

    @property
    def guesser(self) -> str:
        """Whom wrong codes at the counter are counted by."""
        return f"desk:{self.applicant.pk}"

    def _record(self, act: DeskAct, after: int, **facts: Any) -> Act:
        applicant = User.objects.kept_still(self.applicant.pk)
        if applicant is None:
            raise NotPossible(self.last)
        self.applicant = applicant  # as it stands now: it may have been locked since the page was opened
        if not self.may(act) or self.after != after:
            raise NotPossible(self.last)
        place, request = self.officer.place, self.asked
        written = Act.objects.record(
            self.applicant, self._kind(act), channel=Channel.Key.OFFICES, office_kind=place.kind, place=place,
            officer=self.officer.key, reference=request.reference if request else "", **facts,
        )  # fmt: skip
        if written.seq != after + 1:  # what the officer saw is no longer so: undone with this transaction
            raise NotPossible(Act.objects.of(self.applicant).exclude(pk=written.pk).first())
        return written

    def _kind(self, act: DeskAct) -> Kind:
        """Where the office is set so, the first officer's check waits for a second one's."""
        needs_second = act == ACTIVATE and self.officer.place.needs_second_officer
        return Kind.CHECKED if needs_second and not self._check_here else act.kind

    def _follow_up(self, act: DeskAct, written: Act) -> None:
        follow_up(self.request, self.applicant, written, act.notice if written.kind == act.kind else None, act.event)
