"""The history of a service for editors: what each version changed, by whom and when, and the way back to it."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from reversion.errors import RevertError
from reversion.models import Version

from accounts.signin.person import signed_in
from services.editing.differences import differences
from services.editing.history import What, content, current, versions
from services.editing.permissions import may_edit
from services.editing.restoring import restore
from services.editing.workflow import NotPossible
from services.models import Service

PER_PAGE = 50


class HistoryPages(admin.ModelAdmin):
    """Every version that was kept; a restored one becomes the draft, and people see it once that is published."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        version = path(
            "<int:object_id>/history/<int:number>/", view(self.version_page), name="services_service_version"
        )
        return [version, *super().get_urls()]

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """The list, newest first."""
        row = self._shown_row(request, object_id)
        page = Paginator(versions(row), PER_PAGE).get_page(request.GET.get("page"))
        for version in page:
            version.what = what(version)
        return self._history_page(request, row, "history", {"title": _("History"), "versions": page})

    def version_page(self, request: HttpRequest, object_id: int, number: int) -> HttpResponse:
        """What the version changed, or with `?now` what changed since; the POST restores it as a draft."""
        row = self._shown_row(request, object_id)
        version = versions(row).filter(pk=number).first()
        if version is None:
            raise Http404
        if request.method == "POST":
            return self._restore(request, row, version)
        before = versions(row).filter(pk__lt=version.pk).first()
        context = {"title": _("Version"), "version": version, "what": what(version), "before": before}
        context |= {"is_now": "now" in request.GET, "may_restore": may_edit(request.user, row)}
        context["differences"] = readable(row, version, None if context["is_now"] else before, since=context["is_now"])
        return self._history_page(request, row, "version", context)

    def _restore(self, request: HttpRequest, row: Service, version: Version) -> HttpResponse:
        if not may_edit(request.user, row):
            raise PermissionDenied
        try:
            draft, left_out = restore(version, row, signed_in(request))
        except NotPossible:
            messages.error(request, _("The draft is in review or scheduled. Send it back first, then restore."))
            return HttpResponseRedirect(request.path)
        except RevertError:
            messages.error(request, _("This version can no longer be read."))
            return HttpResponseRedirect(request.path)
        messages.success(request, _("The draft now says what this version says. People see it once it is published."))
        if left_out:
            words = ngettext(
                "%(count)d thing that it referred to is gone, and was left out.",
                "%(count)d things that it referred to are gone, and were left out.",
                left_out,
            )
            messages.warning(request, words % {"count": left_out})
        return HttpResponseRedirect(reverse("admin:services_service_change", args=[draft.pk]))

    def _shown_row(self, request: HttpRequest, pk: Any) -> Service:
        row = Service.everything.filter(pk=pk).first() if str(pk).isdecimal() else None
        if row is None:
            raise Http404
        if not self.has_view_permission(request, row):
            raise PermissionDenied
        return row

    def _history_page(self, request: HttpRequest, row: Service, name: str, context: dict[str, Any]) -> HttpResponse:
        shared = {**self.admin_site.each_context(request), "opts": self.opts, "row": row}
        return TemplateResponse(request, f"admin/services/service/{name}.html", shared | context)


def what(version: Version) -> str:
    """Why the version was kept, in words."""
    return dict(What.choices).get(version.revision.comment, version.revision.comment)


def readable(row: Service, version: Version, before: Version | None, *, since: bool) -> Any:
    """From the version before, or `since` this one until now; None when one of them can no longer be read."""
    try:
        here = content(version)
        if since:
            return differences(here, current(row))
        return differences(content(before), here) if before else []
    except RevertError:
        return None
