"""Passkeys: what a browser is asked to sign, and whether it did. All of them verify their person (PIN, finger, face).

A challenge stands in the session and is good for one answer, right or wrong.
"""

import json
import struct
from typing import Any

from allauth.core import context
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from django.core.exceptions import ValidationError

from accounts.models import User

# What fido2 makes of messages that no browser wrote.
SPOILT = (ValidationError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, struct.error)


def creation_options(user: User) -> dict[str, Any]:
    """For `navigator.credentials.create`: one that the device keeps and finds again without a username."""
    options: dict[str, Any] = auth.begin_registration(user, passwordless=True)
    return options


def request_options(user: User | None) -> dict[str, Any]:
    """For `navigator.credentials.get`: the passkeys of this account; with None any of ours."""
    options: dict[str, Any] = auth.begin_authentication(user)
    return options


def add(user: User, name: str, credential: str) -> Authenticator | None:
    """Bind the passkey that the browser has just made (its JSON); None when it is not what we asked for."""
    try:
        made = json.loads(credential)
        auth.parse_registration_response(made)
        auth.complete_registration(made)
        bound: Authenticator = auth.WebAuthn.add(user, name, made).instance
    except SPOILT:
        return None
    finally:
        _forget_challenge()
    return bound


def proved(user: User | None, credential: str) -> Authenticator | None:
    """The passkey that signed our challenge; with None of whichever account it names. None when it did not."""
    try:
        signed = json.loads(credential)
        auth.parse_authentication_response(signed)
        found: Authenticator = auth.complete_authentication(user or auth.extract_user_from_response(signed), signed)
    except SPOILT:
        return None
    finally:
        _forget_challenge()
    return found


def _forget_challenge() -> None:
    context.request.session.pop(auth.STATE_SESSION_KEY, None)
