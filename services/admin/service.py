"""Services for editors: the list, and a service or its draft with all that belongs to it on one page."""

from typing import Any

from django.contrib import admin, messages
from django.db import models
from django.db.models import QuerySet
from django.forms import Field
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from absher_portal.bilingual import BilingualPages, both
from absher_portal.formats.dates import gregorian
from absher_portal.languages import column_language, columns
from services.admin import parts
from services.admin.drafting import DraftForm, length_hint
from services.admin.exchange import Mine, ServiceSheets
from services.admin.filters import DraftWaiting, ReviewDue
from services.admin.history import HistoryPages
from services.admin.pages import EditingPages, author, change_url
from services.admin.previewing import PreviewPages
from services.editing.history import What, keep
from services.editing.moves import MOVES
from services.editing.permissions import may_begin, may_edit, may_publish, may_write
from services.editing.problems import Problem, problems
from services.editing.workflow import Flow
from services.models import Service
from services.models.publishing import BEFORE_PUBLISHING
from services.search.index import current_index
from services.search.words import query_words
from services.translators.reviews import keep_row_reviewed

MOST_FOUND = 500


class Checked(Exception):
    """What was typed would be saved with these problems; nothing is."""

    def __init__(self, found: list[Problem]) -> None:
        super().__init__()
        self.problems = found


@admin.register(Service)
class ServiceAdmin(PreviewPages, HistoryPages, EditingPages, BilingualPages, ServiceSheets):
    form = DraftForm
    change_form_template = "admin/services/service/change_form.html"
    list_display = (*columns("name"), "shown_stage", "draft_waiting", "shown_status", "due")
    list_display_links = columns("name")
    list_filter = ("stage", Mine, DraftWaiting, ReviewDue, "status", "kind", "access", "audience", "agency",
                   "listings__category")  # fmt: skip
    list_select_related = ("draft",)
    list_per_page = 50
    search_fields = (*columns("name"), "key")
    search_help_text = _("Search by name, key or search word, in either language.")
    ordering = (columns("name")[0],)
    show_full_result_count = False
    inlines = parts.ALL
    fieldsets = (
        (None, {"fields": both("name", "short_name", "summary", "description")}),
        (_("For whom"), {"fields": ("key", ("agency", "audience"), ("kind", "access"))}),
        (
            _("Cost and time"),
            {"fields": (*both("fee_note", "processing_time"), ("fee", "fee_unit"), "fee_remark")},
        ),
        (_("Afterwards"), {"fields": both("afterwards")}),
        (_("Review"), {"fields": (("reviewed_on", "review_by"),)}),
        (_("For the portal’s own use"), {"fields": (("returns", "popular", "is_hub"),), "classes": ("collapse",)}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Service]:
        """Lists have each service once; a page may be of a draft."""
        match = request.resolver_match
        is_page = match is not None and "object_id" in match.kwargs
        return Service.everything.select_related("draft_of") if is_page else super().get_queryset(request)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Service], search_term: str
    ) -> tuple[QuerySet[Service], bool]:
        """As written in names and keys, or as people would search the portal."""
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        words = query_words(search_term)
        if words:
            as_searched = [entry.pk for entry in current_index().search(words)[:MOST_FOUND]]
            found |= queryset.filter(pk__in=as_searched)
        return found, may_repeat

    @admin.display(description=pgettext_lazy("column", "stage"), ordering="stage")
    def shown_stage(self, row: Service) -> SafeString:
        return format_html('<span class="stage stage-{}">{}</span>', row.stage, row.get_stage_display())

    @admin.display(description=pgettext_lazy("column", "draft"), ordering="draft__stage")
    def draft_waiting(self, row: Any) -> SafeString | str:
        """A link to the draft beside it, named by its stage."""
        draft = getattr(row, "draft", None)
        link = '<a class="stage stage-{}" href="{}">{}</a>'
        return format_html(link, draft.stage, change_url(draft), draft.get_stage_display()) if draft else ""

    @admin.display(description=_("status"), ordering="status")
    def shown_status(self, row: Service) -> str:
        return row.status_label

    @admin.display(description=_("review by"), ordering="review_by")
    def due(self, row: Service) -> SafeString | str:
        day = row.review_due
        shown = gregorian(day) if day else gettext("Never reviewed")
        return format_html("<strong>{}</strong>", shown) if row.is_review_due else shown

    def has_change_permission(self, request: HttpRequest, obj: Service | None = None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or may_write(request.user, obj))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return may_begin(request.user)

    def has_view_permission(self, request: HttpRequest, obj: Service | None = None) -> bool:
        return super().has_view_permission(request) or super().has_change_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: Service | None = None) -> bool:
        """Only what people never saw, or no longer see; a draft beside a service is thrown away instead."""
        if obj is None or obj.is_draft_beside or obj.is_shown:
            return False
        may = may_edit if obj.stage in (Service.Stage.DRAFT, Service.Stage.IN_REVIEW) else may_publish
        return super().has_delete_permission(request, obj) and may(request.user, obj)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What belongs to a service goes with it, its draft as well: whoever may delete it needs no further right."""
        listed, counts, _lacking, protected = super().get_deleted_objects(objs, request)
        return listed, counts, set(), protected

    def get_fieldsets(self, request: HttpRequest, obj: Service | None = None) -> Any:
        """The status is changed on a page of its own; here it is only shown."""
        is_open = obj is None or self.has_change_permission(request, obj)
        status = (_("Status"), {"fields": (("status", "paused_until"), *both("status_note"))})
        return (*super().get_fieldsets(request, obj), (None, {"fields": ("is_minor",)}) if is_open else status)

    def get_readonly_fields(self, request: HttpRequest, obj: Service | None = None) -> tuple[str, ...]:
        """The key is the address: it is chosen once."""
        return ("key",) if obj and (obj.is_draft_beside or obj.stage not in BEFORE_PUBLISHING) else ()

    def formfield_for_dbfield(self, db_field: models.Field, request: HttpRequest, **kwargs: Any) -> Field | None:
        """A draft may wait for its texts."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and column_language(db_field.name):
            field.required = False
            longest = getattr(db_field, "max_length", None)
            field.help_text = field.help_text or (length_hint(longest) if longest else "")
        return field

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form: Any = super().get_form(request, obj, change, **kwargs)
        form.is_checked = hasattr(request, "found_problems")
        return form

    def changeform_view(
        self, request: HttpRequest, object_id: Any = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Saves, or with `_check` says what is missing and keeps nothing."""
        if request.method == "POST" and object_id and self.has_change_permission(request):
            row = self.get_object(request, object_id)
            if row is None or not self.has_change_permission(request, row):
                return self._closed(request, row)
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except Checked as checked:
            request.found_problems = checked.problems  # type: ignore[attr-defined]
            return super().changeform_view(request, object_id, form_url, extra_context)

    def _closed(self, request: HttpRequest, row: Service | None) -> HttpResponse:
        """The draft was published, sent or thrown away while somebody wrote: shows what was typed."""
        typed = [(name, text) for name, text in request.POST.items() if str(text).strip() and column_language(name)]
        context = {**self.admin_site.each_context(request), "opts": self.opts, "row": row, "typed": typed}
        context["title"] = _("Not saved")
        return TemplateResponse(request, "admin/services/service/closed.html", context, status=409)

    def save_model(self, request: HttpRequest, obj: Service, form: Any, change: bool) -> None:
        before = Service.everything.filter(pk=obj.pk).first()
        obj.edition += 1
        super().save_model(request, obj, form, change)
        if before is None:
            Flow(obj, author(request)).created()
        elif form.cleaned_data["is_minor"]:
            keep_row_reviewed(before, obj, author(request))

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        before = formset.model._base_manager.in_bulk([part.instance.pk for part in formset.initial_forms])
        super().save_formset(request, form, formset, change)
        if form.cleaned_data["is_minor"]:
            for part, _columns in formset.changed_objects:
                keep_row_reviewed(before[part.pk], part, author(request))

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if "_check" in request.POST:
            raise Checked(problems(form.instance))
        keep(form.instance, request.user, What.SAVED)  # type: ignore[arg-type]  # the admin lets nobody else in

    def response_add(self, request: HttpRequest, obj: Service, post_url_continue: str | None = None) -> HttpResponse:
        return self.response_change(request, obj)

    def response_change(self, request: HttpRequest, obj: Service) -> HttpResponse:
        """Stays with the draft, says what is missing; on to the move that was asked for."""
        missing = len(problems(obj))
        words = ngettext(
            "Saved. %(count)d thing is missing before it can be published.",
            "Saved. %(count)d things are missing before it can be published.",
            missing,
        )
        messages.success(request, words % {"count": missing} if missing else str(_("Saved. Nothing is missing.")))
        if (then := request.POST.get("_then")) in MOVES:
            return HttpResponseRedirect(reverse("admin:services_service_move", args=[obj.pk, then]))
        return HttpResponseRedirect(change_url(obj))

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if row := kwargs.get("obj"):
            context |= {"editing": self.editing_context(request, row)}
            context |= dict.fromkeys(("show_save_and_add_another", "show_save_and_continue"), False)
            context["editing"]["problems"] = getattr(request, "found_problems", context["editing"]["problems"])
        return super().render_change_form(request, context, *args, **kwargs)
