"""What an inquiry without sign-in was told, for the minutes in which its page is read, reloaded and gone back to."""

import json
from datetime import timedelta
from typing import Any, Self

from django.db import models
from django.db.models.functions import Now

from absher_portal.sealing import seal, unseal

LIFE = timedelta(minutes=10)
ASKING = timedelta(minutes=1)  # more than any registry takes


class PublicAnswer(models.Model):
    """One for each form sent, under the form's token: sent twice, it asks once. Sealed, for an ID stands in it.

    As long as nothing is sealed, the registry is being asked.
    """

    token = models.CharField(max_length=32, primary_key=True)
    sealed = models.TextField(blank=True)
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.token

    @classmethod
    def claim(cls, token: str) -> Self | None:
        """A new one for whoever comes first with this token, None for others."""
        cls.objects.filter(expires_at__lte=Now()).delete()
        answer, is_first = cls.objects.get_or_create(pk=token, defaults={"expires_at": Now() + ASKING})
        return answer if is_first else None

    @classmethod
    def live(cls, token: str) -> Self | None:
        """The one with this token, unless its time is over."""
        return cls.objects.filter(pk=token, expires_at__gt=Now()).first()

    @property
    def content(self) -> dict[str, Any] | None:
        """What was asked and told, or None while nobody knows."""
        return json.loads(unseal(self.sealed)) if self.sealed else None

    def keep(self, content: dict[str, Any]) -> None:
        """What was asked and told, as JSON takes it."""
        self.sealed, self.expires_at = seal(json.dumps(content)), Now() + LIFE
        self.save()
