"""What the pages of inquiries cost, as multiples of the portal's empty signed-in page, measured in one run.

    .venv/bin/python bench/inquiries.py

One person of the demo registry with 10,000 violations and 50,000 crossings, on a database of its own; CPU time per
request (median of five rounds) through the whole middleware, without the web server. The measure is the person's own
page before activation, when it asks no registry; at most 3× of it is asked for. The lightest page of all and the
person's page with what is due soon, where nothing is recorded, stand beside it.
"""

import os
import sys
import time
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ["DJANGO_SETTINGS_MODULE"] = "absher_portal.settings"

import django

django.setup()

from django.core.management import call_command
from django.db import connection
from django.test import Client, override_settings

from accounts.models import User
from activation.models import Act
from activation.models.acts import Kind
from bench.pages import PLAIN, cpu
from services.models import RecordRead
from services.registry.demo.marks import born
from services.registry.demo.parts import identity, traffic, travel
from services.registry.demo.parts.places import CAUSEWAY, MANAMA, named
from services.registry.demo.writing import write

VIOLATIONS, CROSSINGS, FEW = 10_000, 50_000, 20
RICH, POOR, NEW, BARE = "1900000025", "1900000033", "1900000017", "1900000041"
EMPTY, LIGHTEST = "/ar/account/", "/ar/account/sign-out/"
PAGES = {
    "violations, first page": "/ar/inquiries/traffic-violations/",
    "violations, last page": "/ar/inquiries/traffic-violations/?page=500",
    "violations, unpaid only": "/ar/inquiries/traffic-violations/?status=unpaid&page=100",
    "one violation": "/ar/inquiries/traffic-violations/?record=9000000007",
    "crossings, first page": "/ar/inquiries/travel-record/",
    "crossings, last page": "/ar/inquiries/travel-record/?page=2500",
    "crossings, by air": "/ar/inquiries/travel-record/?mode=air",
    "my information": "/ar/inquiries/my-information/",
}


def settle(number: str, violations: int, crossings: int, *, is_activated: bool = True) -> Client:
    """The browser of somebody of whom so much is recorded."""
    several = [
        traffic.violation(n, -n, "08:12", "201", "أبح1025", "unpaid" if n % 2 else "paid") for n in range(violations)
    ]
    records = {
        "person": [identity.person(number, named("سالم", "Salem"), born(45, 3, 14), "male")],
        "traffic-violation": several,
        "travel-movement": [travel.movement(-n, "entry", CAUSEWAY, MANAMA, "Z1") for n in range(crossings)],
    }
    write(number, records)
    user = User(username=f"fictional{number}", email=f"{number}@portal.example")
    user.national_id, user.phone = number, f"+9665{number[2:]}"
    user.set_unusable_password()
    user.save()
    if is_activated:
        Act.objects.record(user, Kind.ACTIVATED)
    client = Client()
    client.force_login(user)
    session = client.session
    session["started_at"] = session["seen_at"] = int(time.time())
    session.save()
    return client


def measure(bare: Client, new: Client, poor: Client, rich: Client) -> None:
    least = cpu(partial(bare.get, EMPTY), 30)
    lightest, due = (cpu(partial(client.get, path), 30) / least for client, path in ((bare, LIGHTEST), (new, EMPTY)))
    print(f"× the empty page, {least:.1f} ms; lightest page {lightest:.1f}×, with what is due {due:.1f}×")
    print(f"{'':28}{f'{FEW} records':>14}{'thousands':>14}")
    for name, path in PAGES.items():
        if rich.get(path).status_code != 200:
            raise SystemExit(f"no answer at {path}")
        plain = path.split("?")[0]
        few, many = (cpu(partial(client.get, there), 15) for client, there in ((poor, plain), (rich, path)))
        print(f"{name:28}{few / least:13.1f}×{many / least:13.1f}×")
    print(f"reads written down: {RecordRead.objects.count()}")


if __name__ == "__main__":
    connection.creation.create_test_db(verbosity=0)
    try:
        with override_settings(STORAGES=PLAIN, ALLOWED_HOSTS=["testserver"]):
            call_command("load_catalogue", verbosity=0)
            bare = settle(BARE, 0, 0, is_activated=False)
            clients = bare, settle(NEW, 0, 0), settle(POOR, FEW, FEW), settle(RICH, VIOLATIONS, CROSSINGS)
            connection.cursor().execute("ANALYZE")
            measure(*clients)
    finally:
        connection.creation.destroy_test_db("", verbosity=0)
