"""Which inquiries the portal runs itself: those that are open and defined, once a registry is connected."""

from django.conf import settings

from services.inquiries.definition import INQUIRIES
from services.models import Service


def runs_here(service: Service) -> bool:
    """Whether Start leads to an answer."""
    return bool(settings.REGISTRY) and service.is_open and service.key in INQUIRIES
