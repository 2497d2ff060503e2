"""“Was this page useful?”: a small form of its own, so that the public page stays the same for everyone."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from absher_portal.fallback import localised
from absher_portal.form_page import FormPage
from absher_portal.languages import text_language
from accounts import refusals
from accounts.client import client_ip
from accounts.limits import Limited, allow
from services.feedback import FeedbackForm
from services.models import Listing
from services.views.service import find_listing


class FeedbackPage(FormPage):
    """Addresses as those of `service`."""

    form_class = FeedbackForm
    template_name = "services/feedback.html"
    listing: Listing

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        listing, self.listings = find_listing(kwargs["category"], kwargs["service"])
        if listing is None:
            return redirect("service_feedback", self.listings[0].category.slug, kwargs["service"])
        self.listing = listing
        return super().dispatch(request, *args, **kwargs)

    def context(self) -> dict[str, Any]:
        return about(self.listing) | {"canonical": self.address("service_feedback", self.listings[0])}

    def address(self, name: str, listing: Listing) -> str:
        return reverse(name, args=[listing.category.slug, listing.service.key])

    def accepted(self, form: FeedbackForm) -> HttpResponse:
        if isinstance(limited := allow("feedback-ip", client_ip(self.request)), Limited):
            return refusals.in_form(self, form, limited)
        form.keep(self.listing.service, text_language())
        return redirect(self.address("service_feedback_thanks", self.listing))


def thanks(request: HttpRequest, category: str, service: str) -> HttpResponse:
    """After the answer; addresses as those of `service`."""
    listing, listings = find_listing(category, service)
    return render(request, "services/feedback_thanks.html", about(listing or listings[0]))


def about(listing: Listing) -> dict[str, Any]:
    """What the pages about a service's page say of it."""
    name = localised(listing, "label") if listing.label else localised(listing.service, "name")
    return {"listing": listing, "service": listing.service, "name": name}
