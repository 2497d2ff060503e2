"""Finding the applicant: by the slip's reference, by ID number and a code, or by the document alone."""

import uuid
from datetime import timedelta
from enum import Enum

from django.db import transaction
from django.http import HttpRequest

from absher_portal.clock import db_now
from accounts import limits, otp
from accounts.client import client_ip
from accounts.models import SecurityEvent, User
from accounts.security.events import write_down
from accounts.security.notices import Notice, tell
from activation.models import Act, DeskVisit, Officer
from activation.models.acts import Kind, awaited_request, living_request
from activation.told import named

BUDGET = "desk-look-ups"
TO_PUT_RIGHT = timedelta(days=1)  # after the last act that a reference led to
By = DeskVisit.FoundBy


class Refusal(Enum):
    """Why a look-up found nobody to serve."""

    UNKNOWN = "unknown"
    SELF = "self"
    STAFF = "staff"


Found = DeskVisit | Refusal | limits.Limited


class Finding:
    """Every look-up is a row, whatever it finds, and takes a place of the officer's budget."""

    def __init__(self, request: HttpRequest, officer: Officer) -> None:
        self.request, self.officer = request, officer

    def by_reference(self, number: str) -> Found:
        """`number` as `reference.read` gives it; one that has served or was given up leads to nobody."""
        if (limited := self._limited()) is not None:
            return limited
        user = _who_asked(number)
        return self._refusal(user, By.REFERENCE) or DeskVisit.begin(self.officer, user, By.REFERENCE)

    def by_code(self, national_id: str, submission: uuid.UUID | None) -> Found:
        """Send the code that the applicant enters at the counter."""
        if (limited := self._limited()) is not None:
            return limited
        user = User.objects.find(national_id)
        if (refusal := self._refusal(user, By.CODE)) or user is None:
            return refusal or Refusal.UNKNOWN
        sent = self.send_code(user, submission)
        if isinstance(sent, limits.Limited):
            return sent
        return DeskVisit.begin(self.officer, user, By.CODE, challenge=sent)

    def send_code(self, user: User, submission: uuid.UUID | None = None) -> otp.OtpChallenge | limits.Limited:
        """To the applicant's own mobile, in their language."""
        ip, language = client_ip(self.request), user.language
        return otp.issue(otp.Purpose.DESK, user.phone, language=language, user=user, ip=ip, submission=submission)

    def by_document(self, national_id: str, reason: str) -> Found:
        """Without slip and phone: for the ways back only, and the account's owner hears of it."""
        if (limited := self._limited()) is not None:
            return limited
        user = User.objects.find(national_id)
        if (refusal := self._refusal(user, By.DOCUMENT)) or user is None:
            return refusal or Refusal.UNKNOWN
        with transaction.atomic():
            write_down(self.request, SecurityEvent.Kind.DESK_LOOK_UP, user, purpose=By.DOCUMENT)
            tell(user, Notice.DESK_LOOK_UP, by=named(self.officer.place, user))
            return DeskVisit.begin(self.officer, user, By.DOCUMENT, reason=reason)

    def _limited(self) -> limits.Limited | None:
        answer = limits.allow(BUDGET, f"officer:{self.officer.pk}")
        return answer if isinstance(answer, limits.Limited) else None

    def _refusal(self, user: User | None, by: str) -> Refusal | None:
        refusal = Refusal.UNKNOWN if user is None else None
        if user and self.officer.is_self(user):
            refusal = Refusal.SELF
        elif user and user.is_staff and by == By.DOCUMENT:
            refusal = Refusal.STAFF
        if refusal:
            DeskVisit.begin(self.officer, None, by)
        return refusal


def _who_asked(number: str) -> User | None:
    """Whose request bears this reference, while it is awaited or freshly served: no key to past applicants."""
    request = Act.objects.filter(reference=number, kind=Kind.REQUESTED).first()
    user = User.objects.filter(events_key=request.account).first() if request else None
    if request is None or user is None:
        return None
    history = list(Act.objects.of(user))
    is_open = awaited_request(history) or db_now() - history[0].at < TO_PUT_RIGHT
    return user if is_open and living_request(history) == request else None
