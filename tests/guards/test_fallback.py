"""An editor may leave English out: every page then shows the Arabic text, and says that it is Arabic."""

import pytest
from django.apps import apps
from django.test import Client
from modeltranslation.manager import get_translatable_fields_for_model

from absher_portal.models import ContentVersion
from tests.conftest import forget
from tests.guards import rules
from tests.guards.conftest import UNLINKED
from tests.pages import crawl

SECTION = "search/?q=passport&category=passports-services"


def empty_english() -> None:
    """No text of the content in English any more; the test's end brings it back."""
    for model in apps.get_models():
        if names := get_translatable_fields_for_model(model):
            model._default_manager.update(**{f"{name}_en": "" for name in names})
    ContentVersion.move()
    forget()


@pytest.mark.django_db
def test_arabic_on_an_english_page_says_that_it_is_arabic(content: None):
    empty_english()
    pages = crawl(Client(), *(f"/en/{path}" for path in ("", *UNLINKED, SECTION)), within="/en/")
    assert len(pages) > 100
    html = [page for page in pages.values() if page.status == 200]
    faults = [f"{page.path}: {fault}" for page in html for fault in rules.speaks_its_language(page)]
    assert not faults, "\n".join([f"{len(faults)} faults", *faults[:60]])
