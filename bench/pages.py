"""What pages cost, as multiples of the portal's cheapest answer, measured in one run on a database of its own.

    .venv/bin/python bench/pages.py [SERVICES]

Prints CPU time per request (median of five rounds) through the whole middleware, without the web server, and
the time of a search among SERVICES made-up services (default 10,000) beside the catalogue's own.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ["DJANGO_SETTINGS_MODULE"] = "absher_portal.settings"

import django

django.setup()

from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import setup_test_environment

from absher_portal import public
from absher_portal.models import ContentVersion
from services.models import Category, Service
from services.search.index import current_index
from services.search.words import query_words
from tests.services.made import make_services

PAGES = {
    "home": "/ar/",
    "all services": "/ar/services/",
    "category": "/ar/services/passports-services/",
    "service": "/ar/services/passports-services/renew-saudi-passport/",
    "search page": "/ar/search/?q=تجديد الجواز",
    "centres": "/ar/activation/offices/",
    "sign-in form": "/ar/account/sign-in/",
    "registration form": "/ar/account/register/",
}
QUERIES = ["تجديد الجواز", "renew passport", "مخالفات", "iqama", "service"]
PLAIN = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}


def cpu(act: Callable[[], object], times: int) -> float:
    """Milliseconds of CPU per call: the median of five rounds of `times` calls, after one to warm up."""
    act()
    rounds = []
    for _ in range(5):
        began = time.process_time()
        for _ in range(times):
            act()
        rounds.append((time.process_time() - began) / times * 1000)
    return statistics.median(rounds)


def fresh(client: Client, path: str) -> None:
    cache.clear()
    client.get(path)


def pages() -> None:
    client = Client()
    least = cpu(lambda: client.get("/healthz/live"), 100)
    print(f"{'':24}{'rendered':>12}{'kept':>12}   (× the health page, {least:.2f} ms)")
    for name, path in PAGES.items():
        rendered = cpu(partial(fresh, client, path), 10) / least
        kept = cpu(partial(client.get, path), 50) / least
        print(f"{name:24}{rendered:11.1f}×{kept:11.1f}×")


def searches(more: int) -> None:
    few = _search()
    make_services(more - Service.objects.count(), Category.objects.get(slug="public-services"))
    ContentVersion.move()
    public.VERSION_AGE = -1
    began = time.process_time()
    current_index()
    built = (time.process_time() - began) * 1000
    many = _search()
    print(f"search among {Service.objects.count():,}: {many:.2f} ms, among the catalogue's own: {few:.2f} ms, "
          f"{many / few:.0f}×; index built in {built:.0f} ms")  # fmt: skip


def _search() -> float:
    index = current_index()
    return cpu(lambda: [index.search(query_words(query)) for query in QUERIES], 20) / len(QUERIES)


if __name__ == "__main__":
    setup_test_environment()
    connection.creation.create_test_db(verbosity=0)
    try:
        with override_settings(STORAGES=PLAIN, DELIVER_AFTER_COMMIT=False):
            call_command("load_catalogue", verbosity=0)
            call_command("load_activation", verbosity=0)
            pages()
            searches(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
    finally:
        connection.creation.destroy_test_db("", verbosity=0)
