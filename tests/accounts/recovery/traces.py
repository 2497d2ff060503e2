"""What a stranger could observe of a recovery, step by step: whole answers, and what they cost inside."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.hashers import PortalArgon2Hasher
from tests.accounts.conftest import solved

from .conftest import at, shown_questions
from .conftest import field as value_of

# What differs between any two visits, or was typed by the visitor.
BLANKS = [
    (r"[0-9a-f]{8}-[0-9a-f-]{27}", "UUID"),
    (r"\w{3}, \d\d \w{3} \d{4} [\d:]+ GMT", "NOW"),
    (r"\b[0-9a-f]{40}\b", "IMAGE"),
    (r'(csrfmiddlewaretoken" value=)"\w+"', r"\1"),
    (r"<time.*?</time>", "TIME"),
    (r"\(\d+\)|resend-\d+", "SECONDS"),
    (r"••• \d{4}", "MOBILE"),
    (r"\b[12]\d{9}\b|\+9665\d{8}|\b05\d{8}\b", "TYPED"),
    (r'name="question" value="\d+"|المعلم \d', "QUESTION"),
    (r"\b[A-Z]\d{8}\b", "PASSPORT"),
]


@dataclass
class Trace:
    """One answer, and the work behind it."""

    answer: Any
    queries: list[str]
    rows: dict[str, int]
    hashes: int
    told: dict[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        headers = {name: value for name, value in self.answer.headers.items() if name != "Content-Length"}
        self.told = {
            "status": self.answer.status_code,
            "headers": {name: blanked(value) for name, value in headers.items()},
            "cookies": {name: (m["path"], m["httponly"], m["samesite"]) for name, m in self.answer.cookies.items()},
            "body": blanked(self.answer.content.decode()),
        }


def blanked(text: str) -> str:
    for pattern, blank in BLANKS:
        text = re.sub(pattern, blank, text)
    return text


def walk(who: dict[str, str], typed: str, monkeypatch: Any, wanted: str = "password") -> list[Trace]:
    """Every step up to the code and back, in a browser of its own."""
    client = Client()
    traces: list[Trace] = []

    def do(act: Callable[[], Any]) -> Any:
        traces.append(traced(act, monkeypatch))
        return traces[-1].answer

    page = do(lambda: client.get(at(wanted=wanted)))
    sent = who | solved(page) | {"submission": value_of(page, "submission")}
    do(lambda: client.post(at(wanted=wanted), sent))
    page = do(lambda: client.get(at("question/", wanted)))
    tokens = {"submission": value_of(page, "submission"), "attempt": value_of(page, "attempt")}
    answered = tokens | {"question": shown_questions(page)[0], "answer": typed}
    do(lambda: client.post(at("question/", wanted), answered))
    do(lambda: client.get(at("code/", wanted)))
    do(lambda: client.post(at("code/", wanted), {"code": "000000", "attempt": tokens["attempt"]}))
    do(lambda: client.post(at("code/", wanted), {"resend": "1", "attempt": tokens["attempt"]}))
    do(lambda: client.get(at(wanted=wanted)))
    do(lambda: client.get(at("question/", wanted)))
    return traces


def traced(act: Callable[[], Any], monkeypatch: Any) -> Trace:
    hashes: list[str] = []
    before = counted()
    with monkeypatch.context() as patch, CaptureQueriesContext(connection) as queries:
        for name in ("encode", "verify"):
            patch.setattr(PortalArgon2Hasher, name, counting(getattr(PortalArgon2Hasher, name), name, hashes))
        answer = act()
    kinds = [re.sub(r"s\d+_x\d+|'[^']*'|\d+", "", query["sql"])[:60] for query in queries]
    rows = {name: number - before[name] for name, number in counted().items()}
    return Trace(answer, kinds, rows, len(hashes))


def counting(method: Callable[..., Any], name: str, hashes: list[str]) -> Callable[..., Any]:
    def counted_method(self: Any, *args: Any, **kwargs: Any) -> Any:
        hashes.append(name)
        inner = len(hashes)
        result = method(self, *args, **kwargs)
        del hashes[inner:]  # verifying encodes anew inside
        return result

    return counted_method


def counted() -> dict[str, int]:
    return {model._meta.label: model._base_manager.count() for model in apps.get_models()}
