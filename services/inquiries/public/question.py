"""A question without sign-in: what it asks the registry, and what becomes of the answer."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import override

from absher_portal.languages import of_pages
from absher_portal.sealing import fingerprint
from absher_portal.text import masked_id
from accounts.client import client_ip
from accounts.limits import Limited, allow
from accounts.models import User
from services.inquiries.definition import Found, Input, Inquiry
from services.inquiries.tables import cells
from services.models.reads import RecordRead
from services.registry.protocol import Query
from services.registry.reading import Answer, Reader, ask, ask_as_stranger

Capacity, Why = RecordRead.Capacity, RecordRead.Why
Told = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Question:
    """About the person with this ID, if they were born on this day; nothing of it stands in an address."""

    inquiry: Inquiry
    national_id: str
    born: date
    sequence_number: str = ""

    def token(self, submission: object) -> str:
        """The same for a form sent twice, another one when what was typed was corrected by way of Back."""
        typed = [self.inquiry.key, self.national_id, self.born, self.sequence_number, submission]
        return fingerprint("public-answer", "|".join(map(str, typed)))[:32]

    def is_about(self, user: User) -> bool:
        """Whether the number is theirs."""
        return self.national_id == user.national_id

    def budget(self, request: HttpRequest) -> Limited | None:
        """Take a place of each budget; who asks for themselves is counted by their account, which is no stranger's."""
        address, user = client_ip(request), _signed_in(request)
        whose = f"account:{user.pk}" if user and self.is_about(user) else self.national_id
        keys = {
            "public-inquiries-ip": address,
            "public-inquiries-pair": f"{whose}|{address}",
            "public-inquiries-number": whose,
        }
        for name, key in keys.items():
            if isinstance(taken := allow(name, key), Limited):
                return taken
        return None

    def ask(self, request: HttpRequest) -> Told:
        """What a stranger may read of the registry's answer; who is signed in is named to whom it is about."""
        user, capacity = _signed_in(request), Capacity.STRANGER
        if user:
            capacity = Capacity.SELF if self.is_about(user) else Capacity.OTHER
        reader = Reader(request, user, capacity, Why.PUBLIC_INQUIRY, self.inquiry.key)
        chosen = {self.inquiry.vehicles: self.sequence_number} if Input.SEQUENCE_NUMBER in self.inquiry.inputs else {}
        query = Query(self.national_id, self.inquiry.record, {**self.inquiry.where, **chosen}, limit=1)
        return told(self.inquiry, self.national_id, ask_as_stranger(reader, query, self.born)) | {
            "born": self.born.isoformat()
        }


def _signed_in(request: HttpRequest) -> User | None:
    return request.user if isinstance(request.user, User) else None


def ask_about_oneself(request: HttpRequest, user: User, inquiry: Inquiry) -> Told:
    """The same answer for somebody whom the portal knows."""
    reader = Reader(request, user, Capacity.SELF, Why.PUBLIC_INQUIRY, inquiry.key)
    query = Query(user.national_id, inquiry.record, inquiry.where, limit=1)
    return told(inquiry, user.national_id, ask(reader, query))


def told(inquiry: Inquiry, national_id: str, answer: Answer) -> Told:
    """The answer as JSON, in every language: what the page shows and nothing else, so nothing else is kept."""
    as_of = answer.batch.as_of if answer.batch and answer.is_kept else timezone.now()
    said: Told = {"masked_id": masked_id(national_id), "as_of": as_of.isoformat(), "is_kept": answer.is_kept}
    if answer.batch is None:
        return said | {"until": (answer.until or timezone.now()).isoformat()}
    found = Found(answer.records, answer.batch.total, is_public=True)
    return said | {"words": {code: _in_words(inquiry, found, code) for code, _name in of_pages()}}


def _in_words(inquiry: Inquiry, found: Found, language: str) -> Told:
    with override(language):
        verdict, record = inquiry.verdict(found), found.first
        facts = cells(record, tuple(inquiry.fields())) if record else []
        return {
            "sentence": str(verdict.sentence),
            "tone": verdict.tone,
            "more": str(verdict.more),
            "facts": [{"label": str(cell.label), "html": cell.html, "tone": cell.tone} for cell in facts],
        }
