"""Import and export of services in the admin, for whoever edits them."""

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from import_export.results import RowResult

from activation.sheets.admin import SheetAdmin
from services.editing.permissions import may_edit, theirs
from services.exchange.formats import FORMATS
from services.exchange.resources import ServiceSheet


class Mine(admin.SimpleListFilter):
    """The services that the person who looks may edit."""

    title = gettext_lazy("my categories")
    parameter_name = "mine"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("In my categories"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return theirs(request.user, queryset) if self.value() else queryset


class ServiceSheets(SheetAdmin):
    """What the list shows goes out; what comes in lands in drafts, whole or not at all."""

    formats = FORMATS
    resource_classes = (ServiceSheet,)
    import_template_name = "admin/services/service/import.html"

    def has_import_permission(self, request: HttpRequest) -> bool:
        return may_edit(request.user)

    def add_success_message(self, result: Any, request: HttpRequest) -> None:
        totals = {
            "new": result.totals[RowResult.IMPORT_TYPE_NEW],
            "changed": result.totals[RowResult.IMPORT_TYPE_UPDATE],
        }
        words = _("The file is imported into drafts. New services: %(new)d. Changed services: %(changed)d.")
        messages.success(request, words % totals)
