"""“Download my data”: each layer's part in one file."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts import limits, refusals
from accounts.models import SecurityEvent, User
from accounts.security.events import write_down
from accounts.security.export import own_data
from accounts.security.guards import ReauthenticatedPage
from accounts.signin.person import signed_in
from activation.access import assurance_level
from activation.models import Act
from services.models import Report
from services.reads.recent import about


class ExportPage(ReauthenticatedPage):
    """A page that says what is in the file, and a button that makes it."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return render(request, "accounts/export.html")

    def post(self, request: HttpRequest) -> HttpResponse:
        user = signed_in(request)
        if isinstance(allowed := limits.allow("exports", str(user.pk)), limits.Limited):
            return refusals.page(request, allowed, user)
        write_down(request, SecurityEvent.Kind.DATA_DOWNLOADED, user)
        response = JsonResponse(everything(user), json_dumps_params={"ensure_ascii": False, "indent": 2})
        response["Content-Disposition"] = f'attachment; filename="my-data-{timezone.localdate():%F}.json"'
        return response


def everything(user: User) -> dict[str, Any]:
    """The whole file: what it is, in both languages, then each layer's part under stable English names."""
    said = {language: _about(language) for language, _name in settings.LANGUAGES}
    parts = own_data(user) | {"activation": {"state": assurance_level(user), "acts": _acts(user)}}
    parts["reads_of_your_records"] = _reads(user)
    parts["reports"] = _reports(user)
    return {"about": said, "made_at": timezone.now()} | parts


def _acts(user: User) -> list[dict[str, Any]]:
    names = ("kind", "state", "reference", "channel", "office_kind", "place__code", "bank__slug", "reason", "at")
    return [dict(row) for row in Act.objects.of(user).values(*names)]


def _reads(user: User) -> list[dict[str, Any]]:
    names = ("capacity", "kind", "service", "why", "outcome", "at")
    return [{"by": read.masked_reader} | {name: getattr(read, name) for name in names} for read in about(user)]


def _reports(user: User) -> list[dict[str, Any]]:
    names = ("number", "kind", "issued_at", "valid_until", "withdrawn_at")
    return [dict(row) for row in Report.objects.filter(user=user).values(*names)]


def _about(language: str) -> str:
    with override(language):
        return _(
            "Everything that %(site)s holds about you, made at your request. Times are in UTC. Your password, your "
            "answers and your codes are not in it: they are stored so that nobody can read them, not even we."
        ) % {"site": settings.SITE_NAME[language]}
