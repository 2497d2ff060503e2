"""Who may sign in with a password: one look-up, exactly one hash, known name or not."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest

from accounts.models import User
from accounts.passwords import normalise_password


class IdentifierBackend(ModelBackend):
    """Username or ID, and the password. Permissions are Django's."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **_: Any
    ) -> User | None:
        if not username or not password:
            return None
        user = owner(User.objects.find(username), password)
        return user if user and user.is_active else None


def owner(user: User | None, password: str) -> User | None:
    """The user when the password is theirs, whatever the account's state; a stranger costs the same hash."""
    password = normalise_password(password)
    if user is None:
        make_password(password)
        return None
    return user if user.check_password(password) else None
