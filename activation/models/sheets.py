"""Spreadsheets on their way in."""

from django.db import models


class UploadedSheet(models.Model):
    """The file of an import between its dry run and its confirmation."""

    key = models.UUIDField(primary_key=True)
    content = models.BinaryField()
    uploaded_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return str(self.key)
