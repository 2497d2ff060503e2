"""Until recovery opens online: what a person who forgot may do today."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from absher_portal.public import public_page


@public_page
def recover(request: HttpRequest) -> HttpResponse:
    """The ways back in for who forgot a password or username."""
    return render(request, "pages/recover.html")
