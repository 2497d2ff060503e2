from django.http import HttpRequest, HttpResponse
from django.urls import path


def soon(request: HttpRequest, **kwargs: str) -> HttpResponse:
    return HttpResponse("soon")


urlpatterns = [
    path("phone/", soon, name="demo_phone"),
    path("phone/messages.json", soon, name="demo_phone_messages"),
    path("mailbox/", soon, name="demo_mailbox"),
]
