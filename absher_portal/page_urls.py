from django.http import HttpRequest, HttpResponse
from django.urls import path


def soon(request: HttpRequest, **kwargs: str) -> HttpResponse:
    return HttpResponse("soon")


urlpatterns = [
    path("individuals/", soon, name="individuals"),
    path("help/", soon, name="help"),
    path("about/", soon, name="about"),
    path("terms/", soon, name="terms"),
    path("privacy/", soon, name="privacy"),
    path("accessibility/", soon, name="accessibility"),
]
