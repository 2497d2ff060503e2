"""A page costs as much for ten thousand services as for one."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from absher_portal import public
from absher_portal.models import ContentVersion
from services.models import Citation, OtherWay, Question, SearchMiss, Service, Source
from services.search.index import current_index
from tests.services.made import make_category, make_services, texts

SIZES = (1, 63, 10_000)
PATHS = [
    f"/{language}/{path}"
    for language in ("ar", "en")
    for path in (
        "",
        "services/",
        "services/permits/",
        "services/permits/service-1/",
        "services/permits/service-1/start/",
        "services/permits/service-1/feedback/",
        "search/?q=service",
        "search/?q=nothing",
    )
]
LONELY = [f"/{language}/services/permits/service-1/" for language in ("ar", "en")]


@pytest.fixture
def always_fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every request reads the content version, instead of one in half a second."""
    monkeypatch.setattr(public, "VERSION_AGE", -1)


def ask_about(services: list[Service]) -> None:
    """Each with a question, another way and the source of its fee."""
    source, _made = Source.objects.get_or_create(key="fees", title_en="Fees", title_ar="الرسوم")
    Question.objects.bulk_create(Question(service=s, **texts("question", "answer")) for s in services)
    OtherWay.objects.bulk_create(OtherWay(service=s, **texts("text")) for s in services)
    Citation.objects.bulk_create(Citation(service=s, source=source, subject="fee") for s in services)


def queries() -> dict[str, int]:
    """Path → queries, once the process has read its index."""
    public.content_version()
    current_index()
    SearchMiss.objects.all().delete()
    cache.clear()
    counted = {}
    for path in PATHS:
        with CaptureQueriesContext(connection) as captured:
            assert Client().get(path).status_code == 200, path
        counted[path] = len(captured)
    return counted


def test_no_page_asks_the_database_more_when_the_catalogue_grows(db, always_fresh):
    category, made, counted = make_category(), 0, []
    for size in SIZES:
        ask_about(make_services(size - made, category, first=made + 1))
        ContentVersion.move()
        made = size
        counted.append(queries())
    one, few, many = counted
    assert few == many
    # The only service of all has no related ones to ask for.
    assert {path: few[path] - n for path, n in one.items() if n != few[path]} == dict.fromkeys(LONELY, 1)
    assert max(counted[0].values()) <= 14
