"""A registry of people who do not exist: for the embedded profile, and refused in production."""

from django.conf import settings

BACKEND = "services.registry.demo.backend.DemoRegistry"


def is_in_use() -> bool:
    """Whether what pages show of people is made up."""
    return bool(settings.REGISTRY == BACKEND)
