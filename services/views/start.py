"""May this person go on with this service, what is missing, and where it is done."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from absher_portal.fallback import localised
from activation.access import Assurance, assurance_level
from services.inquiries.running import runs_here
from services.models import Service
from services.views.service import find_listing, office_kind


def start(request: HttpRequest, category: str, service: str) -> HttpResponse:
    """What the Start button leads to, for whoever asks; addresses as those of `service`."""
    listing, listings = find_listing(category, service)
    if listing is None:
        return redirect("service_start", listings[0].category.slug, service)
    row = listing.service
    answer = _answer(request, row)
    if answer == "inquiry":
        return redirect("inquiry", service)
    context = {
        "listing": listing,
        "service": row,
        "name": localised(listing, "label") if listing.label else localised(row, "name"),
        "agency": localised(row.agency, "name"),
        "office_kind": office_kind(row),
        "canonical": reverse("service_start", args=[listings[0].category.slug, service]),
        "sign_in_url": f"{reverse('account_login')}?{urlencode({'next': request.path})}",
        "assurance": assurance_level(request.user),
    }
    return render(request, f"services/start_{answer}.html", context)


def _answer(request: HttpRequest, service: Service) -> str:
    """Which page answers: `inquiry` goes on to it; where nothing runs in the portal, one learns where it is done."""
    if not service.is_open:
        return "closed"
    if not service.needs_activation:
        return _running(service)
    if not request.user.is_authenticated:
        return "sign_in"
    return _running(service) if assurance_level(request.user) == Assurance.ACTIVATED else "activate"


def _running(service: Service) -> str:
    return "inquiry" if runs_here(service) else "elsewhere"
