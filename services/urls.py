from django.http import HttpRequest, HttpResponse
from django.urls import path


def soon(request: HttpRequest, **kwargs: str) -> HttpResponse:
    return HttpResponse("soon")


urlpatterns = [
    path("", soon, name="home"),
    path("services/", soon, name="services"),
    path("services/<slug:category>/", soon, name="category"),
    path("services/<slug:category>/<slug:service>/", soon, name="service"),
    path("services/<slug:category>/<slug:service>/start/", soon, name="service_start"),
    path("search/", soon, name="search"),
]
