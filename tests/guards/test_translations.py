"""Arabic says everything that English says: whole, well spelt, and in step with the sources."""

import shutil

import pytest
from django.conf import settings
from django.utils.translation import override

from absher_portal.messages import files
from absher_portal.messages.checks import catalogue_faults
from absher_portal.messages.sources import drift
from tests.needs import in_ci


@pytest.mark.parametrize("language", settings.REQUIRED_LANGUAGES)
def test_no_message_has_a_fault(language: str):
    with override("en"):
        assert [str(fault) for fault in catalogue_faults(files.read(language), language)] == []


@pytest.mark.skipif(not shutil.which("xgettext") and not in_ci(), reason="gettext is not installed")
def test_the_catalogues_are_in_step_with_the_sources():
    assert list(drift()) == []
