"""The 24 hours after a recovery without a stronger factor, in which the ways back in stay as they are."""

from datetime import datetime

from django.db import models

from absher_portal.clock import db_now
from accounts.models.user import User
from accounts.numbers import CHANGE_HOLD


class Overtaken(Exception):
    """While a change was asked for, its account was recovered, locked or given another password: it is not made."""


class ChangeHold(models.Model):
    """Phone, e-mail, questions and factors (adding one included) cannot be changed before `until`."""

    user = models.OneToOneField(User, models.CASCADE, primary_key=True, related_name="+")
    until = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.user_id} until {self.until:%F %T}"

    @classmethod
    def begin(cls, user: User) -> None:
        cls.objects.update_or_create(user=user, defaults={"until": db_now() + CHANGE_HOLD})

    @classmethod
    def lift(cls, user: User) -> None:
        """A stronger factor was used: the person before us is the owner."""
        cls.objects.filter(user=user).delete()

    @classmethod
    def until_when(cls, user: User) -> datetime | None:
        """The end (aware) of the hold that this account is under, or None."""
        found = cls.objects.filter(user=user, until__gt=db_now()).first()
        return found.until if found else None

    @classmethod
    def allow_change(cls, user: User) -> User:
        """Begin a change's transaction: the account is as `user` was read when the request began, else `Overtaken`.

        Whoever recovers, locks or holds it takes the same row: of the two, the second finds what the first did.
        """
        now = User.objects.kept_still(user.pk)
        if now is None or (now.password, now.state) != (user.password, user.state) or cls.until_when(user):
            raise Overtaken
        return now
