"""All that services may ask of activation: how far a person's identity is proved."""

from django.contrib.auth.models import AnonymousUser

from accounts.models import User


def assurance_level(user: User | AnonymousUser) -> str:
    """`registered` for an open account; empty for a stranger or an account that is not open."""
    return "registered" if user.is_authenticated and user.is_active else ""
