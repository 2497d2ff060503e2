"""Below `verify/`."""

from django.urls import path

from services.reports.verifying import VerifyPage, verify_report

urlpatterns = [
    path("", VerifyPage.as_view(), name="verify"),
    path("<str:code>/", verify_report, name="verify_report"),
]
