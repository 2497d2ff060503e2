"""What this layer holds about a person, in words and numbers that they can read."""

from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Now

from absher_portal.languages import columns
from accounts.factors import strong
from accounts.models import ChangeHold, EmailChange, OtpChallenge, OutboxMessage, SecurityQuestion, User

Rows = list[dict[str, Any]]


def own_data(user: User) -> dict[str, Any]:
    """Everything but secrets: no password, answer, code, key or fingerprint. Times are UTC (ISO 8601)."""
    codes = OtpChallenge.objects.filter(user=user).order_by("created_at")
    messages = OutboxMessage.objects.filter(user=user).order_by("pk")
    return {
        "profile": _profile(user),
        "security_questions": _questions(user),
        "ways_to_sign_in": _ways(user),
        "recovery_codes": _rows(user.recovery_codes.order_by("pk"), "made_at", "used_at"),
        "sessions": _rows(user.signed_in_sessions.all(), "device", "started_at", "seen_at"),
        "known_browsers": _rows(user.known_devices.order_by("pk"), "last_used_at"),
        "pending_changes": _pending(user),
        "recoveries": _rows(user.recoveries.order_by("pk"), "wanted", "language", "proved_at", "finished_at"),
        "codes_sent": _rows(codes, "purpose", "created_at", "sends", "tries", "expires_at", "redeemed_at"),
        "messages": _rows(messages, "channel", "kind", "language", "state", "created_at", "sent_at"),
        "warnings_sent": _rows(user.disavowals.order_by("pk"), "notice", "device", "created_at", "used_at"),
        "events": _rows(user.security_events, "at", "kind", "outcome", "purpose", "device", "request_id"),
    }


def _rows(found: QuerySet[Any], *names: str) -> Rows:
    return [dict(row) for row in found.values(*names)]


def _profile(user: User) -> dict[str, Any]:
    plain = ("username", "email", "email_confirmed_at", "language", "state", "registered_at", "last_login", "is_staff")
    held_until = ChangeHold.until_when(user)
    whole = {"national_id": user.national_id, "mobile": user.phone, "changes_held_until": held_until}
    return whole | {name: getattr(user, name) for name in plain}


def _questions(user: User) -> Rows:
    questions = SecurityQuestion.objects.filter(pk__in=user.security_answers.values("question"))
    return _rows(questions.order_by("pk"), *columns("text"))


def _ways(user: User) -> Rows:
    return [
        {"kind": way.type, "name": str(way), "added_at": way.created_at, "last_used_at": way.last_used_at}
        for way in strong.factors(user)
    ]


def _pending(user: User) -> Rows:
    phones = user.phone_changes.filter(finished_at=None, expires_at__gt=Now())
    email = EmailChange.waiting(user)
    pending = [{"mobile": change.phone, "until": change.expires_at} for change in phones]
    return pending + ([{"email": email.address, "until": email.expires_at}] if email else [])
