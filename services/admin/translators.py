"""The translators' desk in the admin: the list, a text, the coverage, and files for outside tools."""

import re
from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from absher_portal.languages import codes
from absher_portal.messages import files, glossary
from absher_portal.messages.checks import text_faults
from accounts.models import User
from services.models import ReviewedText
from services.translators import content, desk, exchange, reviews, shown
from services.translators.editing import Edit, Elsewhere
from services.translators.forms import TextForm, UploadForm
from services.translators.places import Place, admin_page, places

PER_PAGE = 50
PAIR = re.compile("^[a-z-]{2,16}:[0-9a-f]{64}:[0-9a-f]{64}$")
PERMISSION = "services.review_translations"


@admin.register(ReviewedText)
class TranslatorsDesk(admin.ModelAdmin):
    """Not the rows themselves: what they say of every text."""

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm(PERMISSION)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_urls(self) -> list[URLPattern]:
        """None of the pages of a model: those of the desk."""
        own = {
            "": (self.list_page, "changelist"),
            "coverage/": (self.coverage_page, "coverage"),
            "files/": (self.files_page, "files"),
            "files/<str:language>.<str:kind>": (self.export, "export"),
            "text/<str:label>/<str:pk>/<str:name>/<str:language>/": (self.text_page, "text"),
        }
        return [
            path(address, self.admin_site.admin_view(self._guarded(view)), name=f"services_reviewedtext_{name}")
            for address, (view, name) in own.items()
        ]

    def _guarded(self, view: Any) -> Any:
        def guarded(request: HttpRequest, **kwargs: Any) -> HttpResponse:
            if not self.has_view_permission(request):
                raise PermissionDenied
            return view(request, **kwargs)

        return guarded

    def _page(self, request: HttpRequest, name: str, title: str, **context: Any) -> HttpResponse:
        context |= self.admin_site.each_context(request) | {"title": title, "opts": self.opts}
        return TemplateResponse(request, f"admin/translators/{name}.html", context)

    def list_page(self, request: HttpRequest) -> HttpResponse:
        """Everything that wants work, or what the address asks for; ticked pairs are approved."""
        if request.method == "POST":
            self._approve(request)
            return HttpResponseRedirect(request.get_full_path())
        everything = desk.everything()
        apps = sorted({text.app for text in everything})
        wanted = desk.Wanted.asked(request.GET, apps)
        page = Paginator([text for text in everything if wanted.picks(text)], PER_PAGE).get_page(
            request.GET.get("page")
        )
        found = places(page.object_list)
        rows = [shown.row(text, found.get(text.key, Place(text.name))) for text in page]
        context = {"page_obj": page, "rows": rows, "wanted": wanted, "filters": shown.filters(wanted, apps)}
        return self._page(request, "list", _("Translators’ desk"), query=request.GET.urlencode(), **context)

    def _approve(self, request: Any) -> None:
        """The pairs as the person saw them: what was changed meanwhile is another pair."""
        found = [tuple(pair.split(":")) for pair in request.POST.getlist("pair") if PAIR.match(pair)]
        count = reviews.approve((pair for pair in found if pair[0] in codes()), request.user)
        words = ngettext("%(count)d text approved.", "%(count)d texts approved.", count)
        messages.success(request, words % {"count": count})

    def coverage_page(self, request: HttpRequest) -> HttpResponse:
        """How far each language has come, app by app."""
        rows = [shown.coverage(row) for row in desk.coverage(desk.everything())]
        return self._page(request, "coverage", _("Coverage"), rows=rows, states=shown.STATES)

    def text_page(self, request: HttpRequest, label: str, pk: str, name: str, language: str) -> HttpResponse:
        """One text beside its translation: edited, approved, or both."""
        row = content.find(label, pk, name) if language in codes() and language != reviews.first_language() else None
        if row is None:
            raise Http404
        form = TextForm(row, name, language, request.POST or None)
        if request.method == "POST" and form.is_valid() and self._save(request, form, row, name):
            return HttpResponseRedirect(
                f"{reverse('admin:services_reviewedtext_changelist')}?{request.GET.urlencode()}"
            )
        texts = reviews.texts_of(row, name)
        source, target = texts[reviews.first_language()], texts[language]
        context = {
            "form": form,
            "place": admin_page(row),
            "state": shown.state(*reviews.Reviews().judge(language, source, target)),
            "hints": glossary.hints(source, reviews.first_language(), language),
            "faults": list(text_faults(source, target, reviews.first_language(), language)) if target else [],
            "query": request.GET.urlencode(),
        }
        title = f"{row} · {row._meta.get_field(name).verbose_name}"
        return self._page(request, "text", title, **context)

    def _save(self, request: Any, form: TextForm, row: Any, name: str) -> bool:
        """Keep what was typed and approve it if asked; False: the form says why not."""
        user: User = request.user
        seen, after = form.by_language("seen"), form.by_language("text")
        try:
            if any(reviews.digest(after[code]) != seen[code] for code in after):
                row = Edit(row, name, seen, after, user, form.cleaned_data["is_minor"]).save()
                self.log_change(request, row, _("Translated at the translators’ desk."))
        except (ValidationError, Elsewhere) as refused:
            form.add_error(None, refused.messages if isinstance(refused, ValidationError) else str(refused))
            return False
        if "approve" in request.POST:
            own = reviews.texts_of(row, name)
            reviews.approve(reviews.pairs({code: own[code] for code in form.languages}), user)
        done = [_("Saved and approved.") if "approve" in request.POST else _("Saved.")]
        if shown.is_in_draft(row):
            done.append(_("People see it when the draft is published."))
        messages.success(request, " ".join(done))
        return True

    def files_page(self, request: HttpRequest) -> HttpResponse:
        """Catalogues to take away, and the way back: judged, merged, and given back to be committed."""
        form = UploadForm(request.POST or None, request.FILES or None)
        faults: list[Any] = []
        if request.method == "POST" and form.is_valid():
            language = form.cleaned_data["language"]
            try:
                merged = exchange.merge(form.cleaned_data["file"].read(), language)
            except exchange.Unreadable as unreadable:
                form.add_error("file", str(unreadable))
            else:
                faults = merged.faults
                if not faults and merged.changed:
                    return _download(merged.text, "django.po", exchange.FORMATS["po"])
                words = _("Nothing was merged: mend what is listed below.") if faults else _("Nothing in it is new.")
                form.add_error("file", words)
        names = dict(settings.LANGUAGES)
        languages = [(code, names[code]) for code in files.translated()]
        return self._page(request, "files", _("Files"), form=form, faults=faults, languages=languages)

    def export(self, request: HttpRequest, language: str, kind: str) -> HttpResponse:
        """A catalogue as it stands, for an outside tool."""
        if language not in files.translated() or kind not in exchange.FORMATS:
            return redirect("admin:services_reviewedtext_files")
        return _download(exchange.exported(language, kind), f"{language}.{kind}", exchange.FORMATS[kind])


def _download(content: bytes, name: str, kind: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
