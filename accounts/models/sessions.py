"""Where an account is signed in: the browser's name and times, no place and no address."""

from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.db import models, transaction
from django.db.models.functions import Now
from django.utils import timezone

from absher_portal.clock import db_now
from absher_portal.sealing import fingerprint
from accounts.models.user import User
from accounts.numbers import SESSION_IDLE, SESSION_LIFE, SESSION_TOUCH


def kept_key(session_key: str | None) -> str:
    """What stands in the tables for the key that a browser holds: 40 hex digits, empty for none."""
    return fingerprint("session", session_key)[:40] if session_key else ""


class SignedInSession(models.Model):
    """Beside each session row of a signed-in person; the key is that row's (`signin/store.py` keeps it so)."""

    user = models.ForeignKey(User, models.CASCADE, related_name="signed_in_sessions")
    session_key = models.CharField(max_length=40, unique=True)
    device = models.CharField(max_length=60, blank=True)
    started_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-seen_at"]

    def __str__(self) -> str:
        return f"{self.user_id}/{self.pk}"

    @classmethod
    def begin(cls, user: User, session: SessionBase, device: str) -> None:
        if session.session_key is None:  # another account was signed in here: its session went whole
            session.create()
        now = db_now()
        facts = {"user": user, "device": device, "started_at": now, "seen_at": now}
        cls.objects.update_or_create(session_key=kept_key(session.session_key), defaults=facts)

    @classmethod
    def touch(cls, session: SessionBase) -> None:
        """The person was here now."""
        cls.objects.filter(session_key=kept_key(session.session_key)).update(seen_at=Now())

    @classmethod
    def alive(cls, user: User) -> "models.QuerySet[SignedInSession]":
        """The account's sessions that another request would find signed in, the latest seen first."""
        now = db_now()
        seen = now - SESSION_IDLE - SESSION_TOUCH  # written down once a minute, so seen up to that much later
        return cls.objects.filter(user=user, seen_at__gt=seen, started_at__gt=now - SESSION_LIFE)

    @classmethod
    @transaction.atomic
    def end(cls, rows: "models.QuerySet[SignedInSession]") -> int:
        """End these sessions, whatever their browsers are doing; returns how many."""
        in_order = rows.select_for_update().order_by("pk")  # or two that end each other would wait for ever
        keys = list(in_order.values_list("session_key", flat=True))
        Session.objects.filter(session_key__in=keys).delete()
        rows.filter(session_key__in=keys).delete()
        return len(keys)

    @classmethod
    def end_all(cls, user: User, *, keep: str | None = None) -> int:
        """End every session of the account but the one whose browser holds the key `keep`; returns how many."""
        return cls.end(cls.objects.filter(user=user).exclude(session_key=kept_key(keep)))
