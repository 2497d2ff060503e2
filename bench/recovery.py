"""Whether time tells who has an account: recovery's steps for known and unknown pairs of ID and mobile, in one run.

    .venv/bin/python bench/recovery.py [PAIRS]

PAIRS (default 500) of each kind walk to the code, interleaved in random order, each from an address of its own;
messages wait for the worker, as in production. Prints the distribution of each step (milliseconds through the whole
middleware, without the web server) and the largest difference between the empirical distributions of two kinds:
known against unknown, and known against known, which is what noise alone gives. Above `chance` one in twenty
comparisons of samples of this size would lie without any real difference.
"""

import gc
import logging
import os
import random
import statistics
import sys
import time
import uuid
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ["DJANGO_SETTINGS_MODULE"] = "absher_portal.settings"

import django

django.setup()

from django.db import connection
from django.test import Client, override_settings
from django.test.utils import setup_test_environment

from accounts import limits
from accounts.identity import with_check_digit
from accounts.models import RecoveryAttempt, SecurityAnswer, SecurityEvent, SecurityQuestion, User
from accounts.security.chain import append

PLAIN = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
PATH = "/ar/account/recover/password/"
STEPS = ["ID and mobile", "question", "answer", "code page", "wrong code"]
KINDS = ["known", "known again", "unknown", "right answer"]
ANSWER = "مدرسة النور"
Pair = tuple[str, str]
addresses = (f"10.{n >> 16 & 255}.{n >> 8 & 255}.{n & 255}" for n in count(1))


def pairs(first: int, many: int) -> list[Pair]:
    return [(with_check_digit(f"19{n:07}"), f"+9665{n:08}") for n in range(first, first + many)]


def register(people: list[Pair]) -> None:
    """Accounts with three questions answered, each with an event: its chain has begun."""
    questions, hashed = SecurityQuestion.objects.filter(fact="")[:3], SecurityAnswer.hashed(ANSWER)
    for number, (national_id, phone) in enumerate(people):
        user = User(username=f"bench{number}", email=f"bench{number}@portal.example")
        user.national_id, user.phone = national_id, phone
        user.save()
        SecurityAnswer.objects.bulk_create(SecurityAnswer(user=user, question=q, answer=hashed) for q in questions)
        append(SecurityEvent(chain=user.events_chain, kind=SecurityEvent.Kind.REGISTERED))


def walk(pair: Pair, typed: str) -> list[float]:
    """Milliseconds of each step."""
    client, took = Client(REMOTE_ADDR=next(addresses)), []

    def step(act: Callable[[], Any], status: int) -> Any:
        began = time.perf_counter()
        answer = act()
        took.append((time.perf_counter() - began) * 1000)
        if answer.status_code != status:
            raise RuntimeError(f"{answer.status_code} instead of {status}")
        return answer

    named = {"national_id": pair[0], "phone": pair[1], "submission": str(uuid.uuid4()), "captcha_0": "x"}
    step(lambda: client.post(PATH, named | {"captcha_1": "PASSED"}), 302)
    page = step(lambda: client.get(f"{PATH}question/"), 200)
    attempt = {"attempt": str(page.context["attempt"].pk), "submission": str(uuid.uuid4())}
    question = next(iter(page.context["form"].questions))
    step(lambda: client.post(f"{PATH}question/", attempt | {"question": question, "answer": typed}), 302)
    step(lambda: client.get(f"{PATH}code/"), 200)
    step(lambda: client.post(f"{PATH}code/", attempt | {"code": "000000"}), 200)
    return took


def measure(many: int) -> dict[str, list[list[float]]]:
    """Kind → the times of its journeys."""
    known = {kind: pairs(n * many, many) for n, kind in enumerate(k for k in KINDS if k != "unknown")}
    register([pair for people in known.values() for pair in people])
    plan = [(kind, pair) for kind, people in (known | {"unknown": pairs(5_000_000, many)}).items() for pair in people]
    random.shuffle(plan)
    for pair in pairs(6_000_000, 20):
        walk(pair, "warm")
    took: dict[str, list[list[float]]] = {kind: [] for kind in KINDS}
    gc.freeze()
    for kind, pair in plan:
        gc.collect(0)
        limits.forget("code-sends-everywhere", "strangers")  # faster than the breaker allows
        took[kind].append(walk(pair, ANSWER if kind == "right answer" else "خطأ"))
    right = RecoveryAttempt.objects.filter(challenge__is_decoy=False).count()
    if right != many:
        raise RuntimeError(f"{right} codes sent instead of {many}")
    return took


def difference(one: list[float], other: list[float]) -> float:
    """The largest distance between two empirical distribution functions (Kolmogorov and Smirnov), 0–1."""
    below = lambda sample, at: sum(value <= at for value in sample) / len(sample)  # noqa: E731
    return max(abs(below(one, at) - below(other, at)) for at in one + other)


def report(took: dict[str, list[list[float]]]) -> None:
    many = len(took["known"])
    print(
        f"{many} journeys of each kind on {connection.vendor}, milliseconds; chance: {1.358 * (2 / many) ** 0.5:.3f}\n"
    )
    print(f"{'':16}{'kind':16}{'p5':>8}{'median':>8}{'p95':>8}   difference from known")
    for n, step in enumerate(STEPS):
        times = {kind: [journey[n] for journey in took[kind]] for kind in KINDS}
        for kind in KINDS:
            cuts = statistics.quantiles(times[kind], n=20)
            apart = "" if kind == "known" else f"{difference(times['known'], times[kind]):10.3f}"
            print(f"{step:16}{kind:16}{cuts[0]:8.2f}{cuts[9]:8.2f}{cuts[18]:8.2f}{apart}")


if __name__ == "__main__":
    logging.disable(logging.ERROR)  # so many strangers set off the alarms
    setup_test_environment()
    connection.creation.create_test_db(verbosity=0)
    try:
        with override_settings(STORAGES=PLAIN, DELIVER_AFTER_COMMIT=False, CAPTCHA_TEST_MODE=True):
            report(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 500))
    finally:
        connection.creation.destroy_test_db("", verbosity=0)
