"""What every public page depends on: one number that moves with the content, in the same transaction."""

from typing import Any

from django.db import models, transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver


class ContentVersion(models.Model):
    """One row. A page's bytes are good for one version; an edit's commit makes the next one visible."""

    number = models.BigIntegerField(default=1)

    def __str__(self) -> str:
        return str(self.number)

    @classmethod
    def move(cls) -> None:
        """Say that public content changed; call it in the transaction that changes it."""
        with transaction.atomic():
            if not cls.objects.filter(pk=1).update(number=models.F("number") + 1):
                cls.objects.get_or_create(pk=1)

    @classmethod
    def read(cls) -> int:
        return cls.objects.filter(pk=1).values_list("number", flat=True).first() or 0


class PublicContent(models.Model):
    """Base of everything that public pages show: saving or deleting a row moves the content version."""

    class Meta:
        abstract = True

    @property
    def is_shown(self) -> bool:
        """Whether people may see it as it stands. What they don't see moves nothing."""
        return True


@receiver([post_save, post_delete])
def _content_changed(instance: models.Model, **kwargs: Any) -> None:
    if isinstance(instance, PublicContent) and instance.is_shown and not kwargs.get("raw"):
        ContentVersion.move()


class LoadedFile(models.Model):
    """What was last loaded from a content file, so that an admin's edits can be told from the file's own."""

    source = models.CharField(max_length=40, unique=True)
    digest = models.CharField(max_length=64)
    records = models.JSONField(default=dict)  # model label → key → the values last loaded

    def __str__(self) -> str:
        return self.source
