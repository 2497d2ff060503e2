"""What `load_catalogue` wrote last, so that it can tell an editor's hand from its own."""

from django.db import models


class LoadedRow(models.Model):
    """One row of the file as last loaded: field → value. A field that differs now was edited by a person."""

    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=160)
    content = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="one_loaded_row")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class LoadedFile(models.Model):
    """The last load: the file's digest and the content version it left behind. One row."""

    digest = models.CharField(max_length=64)
    content_version = models.BigIntegerField()
    row_count = models.PositiveIntegerField()

    def __str__(self) -> str:
        return self.digest
