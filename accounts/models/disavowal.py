"""“This wasn't me”: a link in a notice, good once and for a week, that locks the account it speaks of."""

import base64
import hmac
from datetime import datetime

from django.db import models
from django.utils.http import base36_to_int, int_to_base36

from absher_portal.clock import db_now
from absher_portal.sealing import fingerprint
from accounts.models.user import User
from accounts.numbers import DISAVOWAL_LIFE

MAC_BYTES = 12  # 96 bits …
MAC_LETTERS = MAC_BYTES * 4 // 3  # … in base64url


def end_of_life() -> datetime:
    """The moment, by the database's clock, after which a link made now is refused."""
    return db_now() + DISAVOWAL_LIFE


class Disavowal(models.Model):
    """The link's token is derived from the row when the message is written, and stored nowhere.

    The number is short so that a text message with the link takes two parts at most.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="disavowals")
    notice = models.CharField(max_length=30)
    device = models.CharField(max_length=60, blank=True)
    created_at = models.DateTimeField(default=db_now)
    expires_at = models.DateTimeField(default=end_of_life, db_index=True)
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.notice} {self.pk}"

    @property
    def token(self) -> str:
        """16 characters that only we can make, then the row's number."""
        origin = f"{self.pk}|{self.user_id}|{self.created_at.isoformat()}"
        mac = bytes.fromhex(fingerprint("disavowal", origin))[:MAC_BYTES]
        return base64.urlsafe_b64encode(mac).decode() + int_to_base36(self.pk)

    @classmethod
    def find(cls, token: str) -> "Disavowal | None":
        """The row that a token names, however old or used, or None when we made no such token."""
        try:
            number = base36_to_int(token[MAC_LETTERS:])
        except ValueError:
            return None
        row = cls.objects.filter(pk=number).select_related("user").first()
        return row if row and hmac.compare_digest(row.token.encode(), token.encode()) else None
