"""Usernames of deleted accounts: nobody may have them again, and so pass for who had them."""

from django.db import models

from absher_portal.sealing import fingerprint


class RetiredUsername(models.Model):
    """A keyed fingerprint: it answers whether a name was someone's, and says neither which nor whose."""

    name_fingerprint = models.CharField(max_length=64, primary_key=True, editable=False)

    def __str__(self) -> str:
        return self.name_fingerprint[:8]

    @classmethod
    def retire(cls, username: str) -> None:
        cls.objects.get_or_create(name_fingerprint=fingerprint("retired-username", username.lower()))

    @classmethod
    def covers(cls, username: str) -> bool:
        return cls.objects.filter(name_fingerprint=fingerprint("retired-username", username.lower())).exists()
