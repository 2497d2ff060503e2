"""My reports: the list, making one, the sheet to print, the PDF, and taking one back."""

from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from absher_portal.form_page import FormPage
from absher_portal.refusal import seconds_until
from accounts import limits, refusals
from accounts.fields import read_submission
from accounts.signin.person import signed_in
from activation.access import activated_account_required
from activation.own import qr
from services.inquiries.subjects import Subject
from services.models import Report
from services.registry.kinds.traffic import Vehicle
from services.registry.protocol import Garbled
from services.reports import pdf
from services.reports.forms import ReportForm
from services.reports.kinds import REPORTS, ReportKind
from services.reports.making import Wish, make
from services.reports.people import Asker, Lacking, NotNow, Refused
from services.reports.sheet import Sheet

PAGE = 20


@require_safe
@activated_account_required
def reports(request: HttpRequest) -> HttpResponse:
    """The reports that I made, newest first, and those that I can make."""
    mine = Paginator(Report.objects.filter(user=signed_in(request)), PAGE).get_page(request.GET.get("page"))
    rows = [(row, REPORTS[row.kind].title) for row in mine]
    kinds = REPORTS.values() if settings.REGISTRY else ()
    return render(request, "reports/reports.html", {"page": mine, "rows": rows, "kinds": kinds})


class MakePage(FormPage):
    """About whom and, where it matters, which vehicle; then the sheet."""

    form_class = ReportForm
    template_name = "reports/make.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().dispatch(request, *args, **kwargs)  # type: ignore[return-value]
        except NotNow as fault:
            return self._not_now(fault)
        except Lacking:
            return render(request, "reports/lacking.html", {"kind": self.kind})
        except Refused as refusal:
            return render(request, "reports/refused.html", {"kind": self.kind, "why": refusal.why}, status=404)

    @property
    def kind(self) -> ReportKind:
        """Of the address; 404 for an unknown one, or where no registry is connected."""
        if not settings.REGISTRY or self.kwargs["kind"] not in REPORTS:
            raise Http404
        return REPORTS[self.kwargs["kind"]]

    @property
    def asker(self) -> Asker:
        return Asker(self.request, signed_in(self.request))

    def form_options(self) -> dict[str, Any]:
        people, vehicles = self.asker.people(self.kind), self.asker.vehicles(self.kind)
        self._judge(people, vehicles)
        about, vehicle = (self.request.GET.get(name, "") for name in ("about", "vehicle"))
        initial = {"about": about or people[0].token, "vehicle": vehicle}
        return {"people": people, "vehicles": vehicles, "initial": initial}

    def _judge(self, people: list[Subject], vehicles: tuple[Vehicle, ...]) -> None:
        """Whatever address or form name that is not theirs is refused, and nothing else put in its place."""
        for token in self._sent("about"):
            subject = next((one for one in people if one.token == token), None)
            if subject is None or subject.why_not:
                raise self.asker.refuse(self.kind, subject)
        if vehicles and not self._sent("vehicle") <= {one.sequence_number for one in vehicles}:
            raise self.asker.refuse(self.kind)

    def _sent(self, name: str) -> set[str]:
        return {*self.request.GET.getlist(name), *self.request.POST.getlist(name)} - {""}

    def context(self) -> dict[str, Any]:
        return {"kind": self.kind}

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """A form that was sent already leads to what it made, whatever has changed since."""
        token = read_submission(request.POST.get("submission", ""))
        made = Report.objects.filter(user=signed_in(request), submission=token).first() if token else None
        return redirect("report", made.number) if made else super().post(request, **kwargs)

    def accepted(self, form: ReportForm) -> HttpResponse:
        user = signed_in(self.request)
        if isinstance(allowed := limits.allow("reports", str(user.pk)), limits.Limited):
            return refusals.in_form(self, form, allowed, user)
        wish = Wish(self.kind, form.subject, form.vehicle_chosen, form.cleaned_data["submission"])
        return redirect("report", make(self.asker, wish).number)

    def _not_now(self, fault: NotNow) -> HttpResponse:
        """200, for the portal itself works; `Retry-After` says when the registry may."""
        page = {"kind": self.kind, "until": fault.until}
        response = render(self.request, "reports/not_now.html", page)
        if fault.until:
            response["Retry-After"] = str(seconds_until(fault.until))
        return response


@require_safe
@activated_account_required
def report(request: HttpRequest, number: str) -> HttpResponse:
    """One of mine, fit for printing; whoever else's number it is, there is none."""
    row = _own(request, number)
    sheet = _sheet(row)
    page = {"report": row, "kind": REPORTS[row.kind], "sheet": sheet, "has_pdf": pdf.is_possible()}
    return render(request, "reports/report.html", page | {"qr": qr.svg(sheet.verify_url) if sheet else ""})


@require_safe
@activated_account_required
def report_pdf(request: HttpRequest, number: str) -> HttpResponse:
    """The same as a file, while it holds; else the page, which says what has become of it."""
    row, user = _own(request, number), signed_in(request)
    sheet = _sheet(row) if row.state == Report.State.VALID else None
    if sheet is None or not pdf.is_possible():
        return redirect("report", row.number)
    if isinstance(allowed := limits.allow("report-files", str(user.pk)), limits.Limited):
        return refusals.page(request, allowed, user)
    response = HttpResponse(pdf.made(sheet), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{row.kind}-{row.shown_number}.pdf"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@activated_account_required
def withdraw(request: HttpRequest, number: str) -> HttpResponse:
    """A page with a button; only its POST takes the report back."""
    row = _own(request, number)
    if request.method == "POST":
        row.withdraw()
    if request.method == "POST" or row.withdrawn_at:
        return redirect("report", row.number)
    return render(request, "reports/withdraw.html", {"report": row, "kind": REPORTS[row.kind]})


def _own(request: HttpRequest, number: str) -> Report:
    return get_object_or_404(
        Report.objects.select_related("content", "replaced_by"), user=signed_in(request), number=number
    )


def _sheet(row: Report) -> Sheet | None:
    try:
        return Sheet(row)
    except (Garbled, ValueError):  # written by an older version, whose records or parts were others
        return None
