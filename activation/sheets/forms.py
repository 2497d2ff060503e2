"""What may be uploaded: a sheet of a size that one process can read, packed and unpacked."""

from typing import Any
from zipfile import BadZipFile, ZipFile

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from import_export.forms import ImportForm

MEGABYTE = 1024 * 1024
MOST = 5 * MEGABYTE
MOST_UNPACKED = 50 * MEGABYTE  # an xlsx is a zip, whose few bytes may hold gigabytes


class SheetForm(ImportForm):
    def clean_import_file(self) -> Any:
        """The file, unless it or what is packed in it is too large."""
        file = self.cleaned_data["import_file"]
        if file.size > MOST or unpacked_size(file) > MOST_UNPACKED:
            most = {"size": MOST // MEGABYTE}
            raise ValidationError(_("This file is too large. Choose one of at most %(size)d MB") % most, "size")
        return file


def unpacked_size(file: UploadedFile) -> int:
    """Bytes of all that a zip says it holds, which is all that is ever read of it; 0 where it is no zip."""
    try:
        with ZipFile(file) as packed:
            return sum(part.file_size for part in packed.infolist())
    except BadZipFile:
        return 0
    finally:
        file.seek(0)
