from django.http import HttpRequest, HttpResponse
from django.urls import path


def soon(request: HttpRequest, **kwargs: str) -> HttpResponse:
    return HttpResponse("soon")


urlpatterns = [
    path("", soon, name="activation"),
    path("offices/", soon, name="activation_offices"),
    path("banks/", soon, name="activation_banks"),
    path("kiosks/", soon, name="activation_kiosks"),
]
