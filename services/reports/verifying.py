"""Is this sheet genuine? For whoever holds it: a counter, an employer, a bank. Says what has become of it, never what
stands on it.

A code or number that was never issued is answered like one that was: same page, same status.
"""

import secrets
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from absher_portal.form_page import FormPage
from absher_portal.text import masked_id
from accounts import limits, refusals
from accounts.client import client_ip
from services.models import Report
from services.models.reports import TYPED_LENGTH, code_fingerprint, code_of
from services.registry.protocol import Garbled
from services.reports.forms import CheckForm
from services.reports.kinds import REPORTS
from services.reports.sheet import Sheet


class VerifyPage(FormPage):
    """The number and the check code typed from a sheet."""

    form_class = CheckForm
    template_name = "verify/verify.html"

    def accepted(self, form: CheckForm) -> HttpResponse:
        if isinstance(allowed := _allowed(self.request), limits.Limited):
            return refusals.in_form(self, form, allowed)
        number = form.cleaned_data["number"]
        is_right = secrets.compare_digest(code_of(number)[-TYPED_LENGTH:], form.cleaned_data["code"])
        return _verdict(self.request, number=number if is_right else "")


@require_safe
def verify_report(request: HttpRequest, code: str) -> HttpResponse:
    """Where the QR code leads."""
    if isinstance(allowed := _allowed(request), limits.Limited):
        return refusals.page(request, allowed)
    response = _verdict(request, code_fingerprint=code_fingerprint(code))
    response["Referrer-Policy"] = "no-referrer"  # no page that it links to learns its address
    return response


def _allowed(request: HttpRequest) -> limits.Allowed | limits.Limited:
    return limits.allow("report-checks-ip", client_ip(request))


def _verdict(request: HttpRequest, **found_by: str) -> HttpResponse:
    report = Report.objects.select_related("content").filter(**found_by).first()
    page: dict[str, Any] = {"report": report, "compare": _to_compare(report)}
    page |= {"state": report.state, "kind": REPORTS[report.kind]} if report else {"state": "unknown"}
    response = render(request, "verify/verdict.html", page)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _to_compare(report: Report | None) -> dict[str, str]:
    """What tells the sheet from one whose name and ID were exchanged: of reports that hold, and no more than that."""
    if report is None or report.state != Report.State.VALID:
        return {}
    try:
        sheet = Sheet(report)
    except (Garbled, ValueError):
        return {}
    return {"masked_id": masked_id(sheet.number), "initials": sheet.initials}
