"""The pages on which a service is moved: begin a draft, send, publish, schedule, archive, change the status."""

from collections.abc import Callable
from typing import Any, cast

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from accounts.models import User
from services.admin.forms import NoteForm, ScheduleForm, StatusForm
from services.editing.moves import MOVES, Move, open_moves
from services.editing.permissions import may_edit, may_publish, may_see_ahead
from services.editing.problems import is_unanswered, problems
from services.editing.workflow import Flow, NotPossible, Unfinished
from services.models import EditingEvent, Service
from services.models.publishing import BEFORE_PUBLISHING

SHOWN_EVENTS = 20


def change_url(row: Service) -> str:
    """The admin's page of a service or a draft."""
    return reverse("admin:services_service_change", args=[row.pk])


def author(request: HttpRequest) -> User:
    """Who sends this; the admin lets nobody in who has no account."""
    return cast(User, request.user)


class EditingPages(admin.ModelAdmin):
    """What a service's page in the admin shows of its way to people, and the pages that move it along."""

    def get_urls(self) -> list[URLPattern]:
        pages: dict[str, tuple[str, Callable[..., HttpResponse]]] = {
            "edit": ("edit/", self.edit_page),
            "status": ("status/", self.status_page),
            "move": ("move/<slug:name>/", self.move_page),
        }
        own = [
            path(f"<int:object_id>/{end}", self.admin_site.admin_view(page), name=f"services_service_{name}")
            for name, (end, page) in pages.items()
        ]
        return [*own, *super().get_urls()]

    def editing_context(self, request: HttpRequest, row: Service) -> dict[str, Any]:
        """For the page of a service or a draft: where it stands, what is missing, who did what, what comes next."""
        live = row.service
        draft = row if row.is_draft_beside else Service.everything.filter(draft_of=live).first()
        return {
            "live": live,
            "draft": draft,
            "moves": open_moves(request.user, row),
            "problems": problems(row) if row.stage in BEFORE_PUBLISHING else [],
            "is_unanswered": is_unanswered(row),
            "events": EditingEvent.objects.filter(service=live).select_related("by")[:SHOWN_EVENTS],
            "may_begin": row.stage not in BEFORE_PUBLISHING and draft is None and may_edit(request.user, row),
            "may_preview": row.stage in BEFORE_PUBLISHING and may_see_ahead(request.user, row),
            "may_set_status": row is live and may_publish(request.user, row),
        }

    def edit_page(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """To the draft, begun by the POST if there is none."""
        row = self._row(object_id)
        if not may_edit(request.user, row):
            raise PermissionDenied
        return HttpResponseRedirect(change_url(Flow(row, author(request)).edit() if request.POST else row))

    def move_page(self, request: HttpRequest, object_id: int, name: str) -> HttpResponse:
        """Asks once more, with a note and what is still missing; the POST moves."""
        move, row = MOVES.get(name), Service.everything.filter(pk=object_id).first()
        if move is None:
            raise Http404
        if row is None or (row.stage not in move.stages and move.may(request.user, row)):
            return self._too_late(request, row)
        if not move.is_open(request.user, row):
            raise PermissionDenied
        form = (ScheduleForm if name == "schedule" else NoteForm)(request.POST if request.method == "POST" else None)
        missing = problems(row) if move.wants_whole else []
        if request.method == "POST" and form.is_valid() and not missing:
            return self._move(request, row, move, form.cleaned_data)
        context = {"title": move.label, "move": move, "form": form, "problems": missing}
        return self._page(request, row, "move", context, status=409 if request.method == "POST" and missing else 200)

    def _move(self, request: HttpRequest, row: Service, move: Move, answers: dict[str, Any]) -> HttpResponse:
        target = row.service if move.name in ("publish", "discard") else row
        try:
            getattr(Flow(row, author(request)), move.name)(**answers)
        except (NotPossible, Unfinished):
            return self._too_late(request, row)
        messages.success(request, _("Done: %(move)s.") % {"move": move.label})
        return HttpResponseRedirect(change_url(target))

    def _too_late(self, request: HttpRequest, row: Service | None) -> HttpResponse:
        row = row and Service.everything.filter(pk=row.pk).first()
        if row is None:
            messages.warning(request, _("That draft is gone: it was published or thrown away."))
            return HttpResponseRedirect(reverse("admin:services_service_changelist"))
        stage = {"stage": row.get_stage_display()}
        messages.warning(request, _("That is done already, or somebody was quicker. It stands at: %(stage)s.") % stage)
        return HttpResponseRedirect(change_url(row))

    def status_page(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Opens, pauses or ends a service on what people see, without a draft."""
        row = self._row(object_id)
        if row.is_draft_beside or not may_publish(request.user, row):
            raise PermissionDenied
        before, form = row.status, StatusForm(request.POST if request.method == "POST" else None, instance=row)
        if request.method == "POST" and form.is_valid():
            Flow(form.instance, author(request)).change_status(before)
            messages.success(request, _("The status is changed, and people see it at once."))
            return HttpResponseRedirect(change_url(row))
        return self._page(request, row, "status", {"title": _("Change status"), "form": form})

    def _page(
        self, request: HttpRequest, row: Service, name: str, context: dict[str, Any], status: int = 200
    ) -> HttpResponse:
        shared = {**self.admin_site.each_context(request), "opts": self.opts, "row": row}
        return TemplateResponse(request, f"admin/services/service/{name}.html", shared | context, status=status)

    def _row(self, pk: int) -> Service:
        row = Service.everything.filter(pk=pk).first()
        if row is None:
            raise Http404
        return row
