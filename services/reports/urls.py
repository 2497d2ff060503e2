"""Below `account/reports/`."""

from django.urls import path

from activation.access import activated_account_required
from services.reports import views

make = activated_account_required(views.MakePage.as_view())  # type: ignore[arg-type]

urlpatterns = [
    path("", views.reports, name="reports"),
    path("new/<slug:kind>/", make, name="report_make"),
    path("<slug:number>.pdf", views.report_pdf, name="report_pdf"),
    path("<slug:number>/", views.report, name="report"),
    path("<slug:number>/withdraw/", views.withdraw, name="report_withdraw"),
]
