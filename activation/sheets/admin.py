"""Import and export in the admin, for whoever may add and change the rows."""

from collections import defaultdict
from typing import Any, cast

from django.contrib import messages
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from import_export.admin import ImportExportModelAdmin
from import_export.results import RowResult

from activation.sheets.changes import SheetRow
from activation.sheets.columns import field_name
from activation.sheets.formats import FORMATS, UnreadableSheet
from activation.sheets.forms import ConfirmForm, SheetForm, TakeOutForm
from activation.sheets.upload import UploadStorage


class SheetAdmin(ImportExportModelAdmin):
    """A dry run shows each change and each fault by line; the import is done whole or not at all."""

    formats = FORMATS
    import_form_class = SheetForm
    confirm_form_class = ConfirmForm
    export_form_class = TakeOutForm
    import_template_name = "admin/activation/import_sheet.html"
    export_template_name = "admin/activation/export_sheet.html"
    tmp_storage_class = UploadStorage

    def has_import_permission(self, request: HttpRequest) -> bool:
        return self.has_add_permission(request) and self.has_change_permission(request)

    def has_export_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {"columns": self.resource_classes[0]().columns()}

    def get_resource_index(self, form: Any) -> int:
        return 0  # each has one sheet, whatever a form says

    def add_data_read_fail_error_to_form(self, form: Any, e: Exception) -> None:
        if not isinstance(e, UnreadableSheet):
            raise e
        form.add_error("import_file", str(e))

    def get_import_data_kwargs(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_import_data_kwargs(*args, **kwargs) | {"rollback_on_validation_errors": True}

    def process_result(self, result: Any, request: HttpRequest) -> HttpResponse:
        """After a second look at the confirmed file: what changed meanwhile can have made it faulty."""
        if not (result.has_errors() or result.has_validation_errors()):
            return super().process_result(result, request)
        messages.error(request, _("Something changed in the meantime, so nothing was imported. Upload the file again."))
        names = (*self.get_model_info(), "import")
        return HttpResponseRedirect(reverse("admin:{}_{}_{}".format(*names)))

    def add_success_message(self, result: Any, request: HttpRequest) -> None:
        totals = {
            "new": result.totals[RowResult.IMPORT_TYPE_NEW],
            "changed": result.totals[RowResult.IMPORT_TYPE_UPDATE],
        }
        messages.success(request, _("The sheet is imported. New rows: %(new)d. Changed rows: %(changed)d.") % totals)

    def generate_log_entries(self, result: Any, request: HttpRequest) -> None:
        """In the admin's own notation, which everyone reads in their language."""
        by_change: dict[tuple[str, ...], list[SheetRow]] = defaultdict(list)
        for row in result.rows:
            by_change[() if row.is_new() else self._changed(row)].append(row.instance)
        for fields, rows in by_change.items():
            message = [{"changed": {"fields": list(fields)}} if fields else {"added": {}}]
            LogEntry.objects.log_actions(cast(int, request.user.pk), rows, CHANGE if fields else ADDITION, message)

    def _changed(self, row: SheetRow) -> tuple[str, ...]:
        with override(None):
            return tuple(dict.fromkeys(field_name(self.model, change.column) for change in row.diff))
