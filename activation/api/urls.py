"""Below `/api/`."""

from django.urls import path, re_path

from activation.api import problems
from activation.api.api import api

urlpatterns = [
    path("activation/v1/problems/<slug:slug>", problems.explanation, name="activation_api_problem"),
    path("activation/v1/", api.urls),
    re_path(r"", problems.nowhere),
]
