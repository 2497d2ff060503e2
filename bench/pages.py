"""What pages cost, as multiples of the portal's cheapest answer, measured in one run on a database of its own.

    .venv/bin/python bench/pages.py

Prints CPU time per request (median of five rounds) through the whole middleware, without the web server.
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


if __name__ == "__main__":
    setup_test_environment()
    connection.creation.create_test_db(verbosity=0)
    try:
        with override_settings(STORAGES=PLAIN, DELIVER_AFTER_COMMIT=False):
            call_command("load_catalogue", verbosity=0)
            call_command("load_synonyms", verbosity=0)
            call_command("load_activation", verbosity=0)
            pages()
    finally:
        connection.creation.destroy_test_db("", verbosity=0)
