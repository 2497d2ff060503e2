"""Whether time tells a stranger anything: public inquiries about known and unknown people, in one run.

    .venv/bin/python bench/strangers.py [PAIRS] [http]

PAIRS (default 500) questions of each kind, interleaved in random order, each from an address of its own, to the demo
registry, or with `http` to the contract's stub server. Prints the distribution of each step (milliseconds through the
whole middleware, without the web server) and the largest difference between the empirical distributions of unknown
people and each other kind; unknown against unknown is what noise alone gives. Above `chance` one in twenty comparisons
of samples of this size would lie without any real difference.
"""

import gc
import logging
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from django.core.management import call_command
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import setup_test_environment

from accounts.identity import with_check_digit
from bench.recovery import PLAIN, addresses, difference  # sets Django up
from services.models.demo import DemoPerson, DemoRecord
from services.registry.kinds.identity import Person

ROOT = Path(__file__).resolve().parent.parent
PATH = "/ar/inquiries/resident-id-validity/"
STEPS = ["question", "answer"]
KINDS = ["unknown", "unknown again", "wrong date", "no record"]
KNOWN, BORN, OTHER_DAY = ("wrong date", "no record"), "22/3/1990", "23/3/1990"
NOTHING = "ماذا يعني هذا؟"  # above what all of them read
WORDS = {"ar": "تجريبي", "en": "Fictional"}


def numbers(kind: str, many: int) -> list[str]:
    """IDs that no other kind has."""
    first = KINDS.index(kind) * many
    return [with_check_digit(f"29{n:07}") for n in range(first, first + many)]


def person(number: str) -> dict[str, Any]:
    fixed = {"birth_date": "1990-03-22", "gender": "male", "marital_status": "single"}
    return fixed | {"national_id": number, "name": WORDS, "birth_place": WORDS, "nationality": WORDS}


def settle(people: list[str]) -> None:
    """Have the demo registry know them, and nothing else about them."""
    DemoPerson.objects.bulk_create(DemoPerson(number=number) for number in people)
    rows = (DemoRecord(person_id=n, kind=Person.key, position=0, content=person(n)) for n in people)
    DemoRecord.objects.bulk_create(rows, batch_size=1000)


@contextmanager
def stub(people: list[str]) -> Iterator[None]:
    """The contract's stub server, knowing the same people, in the demo registry's place."""
    key, folder = Ed25519PrivateKey.generate(), Path(tempfile.mkdtemp())
    ours, public = folder / "private.pem", folder / "public.pem"
    ours.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    public.write_bytes(key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    command = [sys.executable, "-m", "tests.services.registry.stub", str(public)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - words of our own
        url = f"http://127.0.0.1:{int(process.stdout.readline())}"  # type: ignore[union-attr]
        rows = {number: {"person": person(number), "records": {}, "facts": {}} for number in people}
        httpx.post(f"{url}/stub", json={"fault": "", "rows": rows})
        backend = {"REGISTRY": "services.registry.http.backend.HttpRegistry", "REGISTRY_URL": url}
        with override_settings(**backend, REGISTRY_KEY_ID="portal-2026", REGISTRY_KEY_FILE=str(ours)):
            yield
        process.kill()


def ask(number: str, born: str) -> list[float]:
    """Milliseconds of each step."""
    client = Client(REMOTE_ADDR=next(addresses))
    form = {"national_id": number, "birth_date": born, "captcha_0": "x", "captcha_1": "PASSED"}
    began = time.perf_counter()
    asked = client.post(PATH, form)
    between = time.perf_counter()
    answer = client.get(asked["Location"])
    ended = time.perf_counter()
    if NOTHING not in answer.content.decode():
        raise RuntimeError("a question was answered otherwise than meant")
    return [(between - began) * 1000, (ended - between) * 1000]


def measure(many: int) -> dict[str, list[list[float]]]:
    """Kind → the times of its questions."""
    plan = [(kind, number) for kind in KINDS for number in numbers(kind, many)]
    random.shuffle(plan)
    for n in range(10):
        ask(with_check_digit(f"298{n:06}"), BORN)
    took: dict[str, list[list[float]]] = {kind: [] for kind in KINDS}
    gc.freeze()
    for kind, number in plan:
        gc.collect(0)
        took[kind].append(ask(number, OTHER_DAY if kind == "wrong date" else BORN))
    return took


def report(took: dict[str, list[list[float]]]) -> None:
    many = len(took["unknown"])
    print(
        f"{many} questions of each kind on {connection.vendor}, milliseconds; chance: {1.358 * (2 / many) ** 0.5:.3f}\n"
    )
    print(f"{'':16}{'kind':16}{'p5':>8}{'median':>8}{'p95':>8}   difference from unknown")
    for n, step in enumerate(STEPS):
        times = {kind: [asked[n] for asked in took[kind]] for kind in KINDS}
        for kind in KINDS:
            cuts = statistics.quantiles(times[kind], n=20)
            apart = "" if kind == "unknown" else f"{difference(times['unknown'], times[kind]):10.3f}"
            print(f"{step:16}{kind:16}{cuts[0]:8.2f}{cuts[9]:8.2f}{cuts[18]:8.2f}{apart}")


def main() -> None:
    many = next((int(word) for word in sys.argv[1:] if word.isdecimal()), 500)
    people = [number for kind in KNOWN for number in numbers(kind, many)]
    call_command("load_catalogue", verbosity=0)
    settle(people)
    with stub(people) if "http" in sys.argv else nullcontext():
        report(measure(many))


if __name__ == "__main__":
    logging.disable(logging.ERROR)
    setup_test_environment()
    connection.creation.create_test_db(verbosity=0)
    try:
        with override_settings(STORAGES=PLAIN, CAPTCHA_TEST_MODE=True):
            main()
    finally:
        connection.creation.destroy_test_db("", verbosity=0)
