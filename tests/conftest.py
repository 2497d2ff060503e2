"""The cast and the stage: settings that tests need, and people marked fictional."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def stage(settings: pytest.FixtureRequest) -> Iterator[None]:
    """Plain static files (no manifest) and an empty cache for every test."""
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    cache.clear()
    yield
    cache.clear()
