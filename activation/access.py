"""All that the layers above may ask about a person's activation."""

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils.translation import pgettext_lazy

from accounts.models import User


class Assurance(models.TextChoices):
    REGISTERED = "registered", pgettext_lazy("assurance", "Registered, not yet activated")
    REQUESTED = "requested", pgettext_lazy("assurance", "Activation requested")
    ACTIVATED = "activated", pgettext_lazy("assurance", "Activated")
    SUSPENDED = "suspended", pgettext_lazy("assurance", "Activation suspended")
    REVOKED = "revoked", pgettext_lazy("assurance", "Activation revoked")


def assurance_level(user: User | AnonymousUser) -> str:
    """An `Assurance` value, or "" for nobody. No row says more than "registered" yet, so nobody is more."""
    return Assurance.REGISTERED if isinstance(user, User) else ""
