"""Which inquiries the portal runs itself: those that are open and defined, once a registry is connected."""

from services.inquiries.definition import INQUIRIES
from services.models import Service
from services.registry.reading import is_connected


def runs_here(service: Service) -> bool:
    """Whether Start leads to an answer."""
    return is_connected() and service.is_open and service.key in INQUIRIES
