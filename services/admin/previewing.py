"""Previews for editors: a draft in every language at a phone's width or the page's, and links for reviewers."""

import time
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from absher_portal.languages import codes, own_name
from absher_portal.sealing import seal, unseal
from accounts.signin.person import signed_in
from services.editing.permissions import may_see_ahead
from services.models import PreviewLink, Service
from services.models.publishing import BEFORE_PUBLISHING
from services.views.preview import framed

TOLD = "preview.told"  # in the session: [the link's key, when it was made, its token sealed], for a reload or two
TOLD_FOR = 600  # seconds


class PreviewPages(admin.ModelAdmin):
    """Beside a draft: how it will look, and who may see that without an account."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("<int:object_id>/preview/", view(self.preview_page), name="services_service_preview"),
            path("<int:object_id>/preview/<slug:code>/", view(self.preview_frame), name="services_service_frame"),
            *super().get_urls(),
        ]

    def preview_page(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Frames and links; the POST makes a link, or withdraws the one that it names."""
        row = previewed(request.user, object_id)
        if request.method == "POST":
            if "withdraw" in request.POST:
                self._withdraw(request, row)
            elif "make" in request.POST:
                self._make(request, row)
            return HttpResponseRedirect(reverse("admin:services_service_preview", args=[row.pk]))
        context = {
            **self.admin_site.each_context(request),
            **{"opts": self.opts, "row": row, "title": _("Preview of a draft")},
            "frames": [{"code": code, "name": own_name(code)} for code in codes()],
            "is_wide": "wide" in request.GET,
            "links": PreviewLink.valid().filter(service=row).select_related("made_by"),
            "told": told(request),
        }
        return TemplateResponse(request, "admin/services/service/preview.html", context)

    def preview_frame(self, request: HttpRequest, object_id: int, code: str) -> HttpResponse:
        """The draft's page in one language."""
        if code not in codes():
            raise Http404
        return framed(request, previewed(request.user, object_id), code)

    def _make(self, request: HttpRequest, row: Service) -> None:
        """The token is kept sealed for a moment, so that the page that shows the link survives a reload."""
        link, token = PreviewLink.make(row, signed_in(request))
        request.session[TOLD] = [link.pk, int(time.time()), seal(token)]
        messages.success(request, _("The link is ready. Copy it now: it is not shown again."))

    def _withdraw(self, request: HttpRequest, row: Service) -> None:
        key = request.POST["withdraw"]
        links = PreviewLink.objects.filter(service=row)
        if key.isdecimal() and links.filter(pk=key).delete()[0]:
            messages.success(request, _("The link is withdrawn. Whoever opens it sees no draft any more."))


def previewed(user: Any, pk: int) -> Service:
    """The draft of that number, for those who edit or publish it; 404 for what is no draft."""
    row = Service.everything.select_related("agency", "draft_of").filter(pk=pk, stage__in=BEFORE_PUBLISHING).first()
    if row is None:
        raise Http404
    if not may_see_ahead(user, row):
        raise PermissionDenied
    return row


def told(request: HttpRequest) -> dict[str, Any]:
    """Of the link that was made a moment ago: `pk`, and `addresses`, each with its language's `name`."""
    pk, made_at, sealed = request.session.get(TOLD, (0, 0, ""))
    if time.time() - made_at > TOLD_FOR:
        request.session.pop(TOLD, None)
        return {}
    token = unseal(sealed)
    return {"pk": pk, "addresses": [{"name": own_name(code), "url": address(request, token, code)} for code in codes()]}


def address(request: HttpRequest, token: str, code: str) -> str:
    """The whole address of a preview in a language."""
    with override(code):
        return request.build_absolute_uri(reverse("preview", args=[token]))
