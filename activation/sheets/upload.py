"""Where an uploaded sheet waits for its confirmation: in the database, which every machine shares."""

from datetime import timedelta
from uuid import UUID, uuid4

from django.core.exceptions import SuspiciousOperation
from import_export.tmp_storages import BaseStorage

from absher_portal.clock import db_now
from activation.models import UploadedSheet

KEPT = timedelta(hours=1)


class UploadStorage(BaseStorage):
    """`name` is the row's key, which nobody can guess; what is older than an hour goes with the next upload."""

    def save(self, content: bytes) -> None:
        UploadedSheet.objects.filter(uploaded_at__lt=db_now() - KEPT).delete()
        self.name = str(UploadedSheet.objects.create(key=uuid4(), content=content, uploaded_at=db_now()).key)

    def read(self) -> bytes:
        try:
            return bytes(UploadedSheet.objects.get(key=UUID(self.name)).content)
        except (ValueError, UploadedSheet.DoesNotExist):
            raise SuspiciousOperation("no such upload") from None

    def remove(self) -> None:
        UploadedSheet.objects.filter(key=UUID(self.name)).delete()
