"""Import and export in the admin, for whoever may add and change the rows."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from import_export.admin import ImportExportModelAdmin
from import_export.formats.base_formats import CSV, XLSX
from import_export.forms import ExportForm

from activation.sheets.forms import SheetForm
from activation.sheets.upload import UploadStorage


class SheetAdmin(ImportExportModelAdmin):
    """A dry run shows each change and each fault by line; the import is done whole or not at all."""

    formats = [XLSX, CSV]
    import_form_class = SheetForm
    export_form_class = ExportForm  # the other one brings scripts that our content policy refuses
    import_template_name = "admin/activation/import_sheet.html"
    tmp_storage_class = UploadStorage
    from_encoding = "utf-8-sig"
    to_encoding = "utf-8-sig"  # or spreadsheets take a csv's Arabic for something else

    def has_import_permission(self, request: HttpRequest) -> bool:
        return self.has_add_permission(request) and self.has_change_permission(request)

    def has_export_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def get_import_data_kwargs(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_import_data_kwargs(*args, **kwargs) | {"rollback_on_validation_errors": True}

    def process_result(self, result: Any, request: HttpRequest) -> HttpResponse:
        """After a second look at the confirmed file: what changed meanwhile can have made it faulty."""
        if not (result.has_errors() or result.has_validation_errors()):
            return super().process_result(result, request)
        messages.error(request, _("Something changed in the meantime, so nothing was imported. Upload the file again."))
        names = (*self.get_model_info(), "import")
        return HttpResponseRedirect(reverse("admin:{}_{}_{}".format(*names)))
