"""What machines read of a service's page: schema.org's GovernmentService as JSON-LD."""

import json
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.safestring import SafeString

from absher_portal.languages import text_language
from services.models import Listing, Service

# As Django's json_script: nothing in the data can end the script element.
ESCAPED = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def json_ld(data: dict[str, Any]) -> SafeString:
    """The content of a `<script type="application/ld+json">`, which browsers never run."""
    return SafeString(json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False).translate(ESCAPED))


def government_service(listing: Listing) -> dict[str, Any]:
    """The service at its canonical `listing`, in the page's language; the fee only when it is known."""
    service, url = listing.service, f"{settings.SITE_URL}{listing.get_absolute_url()}"
    data = {
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "@id": url,
        "url": url,
        "name": service.name,
        "description": service.summary,
        "serviceType": listing.category.name,
        "inLanguage": text_language(),
        "provider": {"@type": "GovernmentOrganization", "name": service.agency.name},
        "areaServed": {"@type": "Country", "name": "SA"},
        "audience": {"@type": "Audience", "audienceType": str(service.get_audience_display())},
    }
    if service.is_open:
        data["availableChannel"] = {"@type": "ServiceChannel", "serviceUrl": f"{url}start/"}
    return data | _offer(service)


def _offer(service: Service) -> dict[str, Any]:
    if service.fee is None:
        return {}
    return {"offers": {"@type": "Offer", "price": service.fee, "priceCurrency": "SAR"}}
