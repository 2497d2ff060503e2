"""What may be uploaded: a sheet of a size that one process can read, packed and unpacked."""

from typing import Any
from uuid import UUID
from zipfile import BadZipFile, ZipFile

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from import_export.forms import ConfirmImportForm, ExportForm, ImportForm

from activation.models import UploadedSheet
from activation.sheets.formats import FORMATS

MEGABYTE = 1024 * 1024
MOST = 5 * MEGABYTE
MOST_UNPACKED = 50 * MEGABYTE  # an xlsx is a zip, whose few bytes may hold gigabytes


FORMAT = pgettext_lazy("file", "Format")


class SheetForm(ImportForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["import_file"].label = gettext_lazy("File")
        self.fields["format"].label = FORMAT

    def clean_import_file(self) -> Any:
        """The file, unless it or what is packed in it is too large."""
        file = self.cleaned_data["import_file"]
        if file.size > MOST or unpacked_size(file) > MOST_UNPACKED:
            most = {"size": MOST // MEGABYTE}
            raise ValidationError(_("This file is too large. Choose one of at most %(size)d MB") % most, "size")
        return file


class TakeOutForm(ExportForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["format"].label = FORMAT


class ConfirmForm(ConfirmImportForm):
    """Hands a dry run's file on; whatever is wrong with it, the page says that the upload is no longer there."""

    format = forms.ChoiceField(choices=[(str(n), "") for n in range(len(FORMATS))], widget=forms.HiddenInput)

    def clean_import_file_name(self) -> str:
        """The key of an upload that still waits."""
        try:
            upload = UploadedSheet.objects.filter(key=UUID(self.cleaned_data["import_file_name"]))
        except ValueError:
            upload = UploadedSheet.objects.none()
        if not upload.exists():
            raise ValidationError("no such upload")
        return str(self.cleaned_data["import_file_name"])


def unpacked_size(file: UploadedFile) -> int:
    """Bytes of all that a zip says it holds, which is all that is ever read of it; 0 where it is no zip."""
    try:
        with ZipFile(file) as packed:
            return sum(part.file_size for part in packed.infolist())
    except BadZipFile:
        return 0
    finally:
        file.seek(0)
