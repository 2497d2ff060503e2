"""Django's database sessions, and beside each the row by which a person sees and ends it."""

from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.utils import timezone

from accounts.models import SignedInSession
from accounts.models.sessions import kept_key


class SessionStore(DatabaseSessions):
    """Rows hold a fingerprint of the browser's key, so who reads the table takes over no session.

    The key changes at sign-in, with the password and at steps of a journey: the row follows it, here alone.
    """

    def cycle_key(self) -> None:
        before = self.session_key
        super().cycle_key()
        SignedInSession.objects.filter(session_key=kept_key(before)).update(session_key=kept_key(self.session_key))

    def flush(self) -> None:
        before = self.session_key
        super().flush()
        SignedInSession.objects.filter(session_key=kept_key(before)).delete()

    def exists(self, session_key: str) -> bool:
        return super().exists(kept_key(session_key))

    def delete(self, session_key: str | None = None) -> None:
        if key := session_key or self.session_key:
            super().delete(kept_key(key))

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        row = super().create_model_instance(data)
        row.session_key = kept_key(row.session_key)
        return row

    def _get_session_from_db(self) -> Any:
        rows = self.model.objects.filter(session_key=kept_key(self.session_key), expire_date__gt=timezone.now())
        if (row := rows.first()) is None:
            self._session_key = None
        return row
