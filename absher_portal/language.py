from django.http import HttpRequest, HttpResponse


def entrance(request: HttpRequest) -> HttpResponse:
    return HttpResponse("entrance")


def switch(request: HttpRequest, code: str) -> HttpResponse:
    return HttpResponse(code)
