"""The ways to take the second step, as a person chooses between them."""

from allauth.mfa.models import Authenticator
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.factors import codes, strong
from accounts.models import User


class Way(models.TextChoices):
    PASSKEY = "passkey", _("Passkey")
    APP = "app", _("Authenticator app")
    RECOVERY_CODE = "recovery-code", _("Recovery code")

    @property
    def refusal(self) -> str | Promise:
        """What to say of a code that is not right, or was used before."""
        if self == Way.APP:
            return _("That is not the code your app shows now. Each code works once: wait for the next one.")
        return _("That is not one of your unused recovery codes")

    @classmethod
    def of(cls, factor: Authenticator) -> "Way":
        return cls.APP if factor.type == Authenticator.Type.TOTP else cls.PASSKEY


def ways_of(user: User) -> list[Way]:
    """The strongest first; empty for whoever has no strong factor, for whom the text message is the step."""
    kinds = {Way.of(factor) for factor in strong.factors(user)}
    if kinds and codes.left(user):
        kinds.add(Way.RECOVERY_CODE)
    return [way for way in Way if way in kinds]


def chosen_way(ways: list[Way], asked: str) -> Way | None:
    """The way whose code is asked for: the one named in the address, else the first that has a code."""
    typed = [way for way in ways if way != Way.PASSKEY]
    return next((way for way in typed if way == asked), typed[0] if typed else None)
