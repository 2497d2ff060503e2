"""Odd input in every field of every form: a clear message in the page's language, what was typed, never a 500."""

import re
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client

from tests.conftest import confirm, enter, person
from tests.guards import rules
from tests.guards.half_way import Met
from tests.pages import Form, Page, value, words

ODD = {
    "nothing": "",
    "only spaces": "   ",
    "too long": "س" * 300,
    "wrong digits": "٩٩٩٩٩٩٩٩٩٩٩٩",
    "a sign too many": "1900000017'--",
    "other scripts": "Ωμέγα 漢字 हिन्दी 😀",
    "marks upon marks": "a" + "\u0301" * 200,
    "html": "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>",
    "a template": "{{ settings.SECRET_KEY }}{% load x %} %(name)s {0}",
    "control characters": "a\x00b\x07\x1b[31mc\x85\r\n",
    "only a NUL": "\x00",
    "bidi overrides": "\u202e1900000017\u202c\u2066x",
    "10 kB": "x" * 10_240,
}
SECRET = re.compile("password|captcha|code|answer")  # never shown again
UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u200e-\u202e\u2066-\u2069]|^ +$")
DJANGOS = re.compile(  # words that are not ours: we say what to do instead
    "Ensure this|Select a valid|is not a valid|This field is required|Enter a (valid|number|whole)|Null characters|"
    "تأكد أن (هذه القيمة|إسم)|تحقق من أن|انتق خيار|ليست خيارا|هذا الحقل مطلوب|"
    "أدخِل|أدخل (رقماً|رقما صحيحا|قيمة|تاريخاً|وقتاً)|الأحرف الخالية"
)
KNOWN = ["register/", "register/verify/", "sign-in/", "sign-in/verify/", "sign-out/"]
KNOWN += [
    f"security/{name}/" for name in ("confirm", "password", "language", "questions", "questions/change", "delete")
]
KNOWN += ["sign-in/factor/?way=recovery-code", *(f"security/factors/{name}/" for name in ("app", "passkey"))]
KNOWN += [f"security/{name}/" for name in ("phone", "phone/old", "phone/new", "email", "email/new")]
KNOWN += [f"security/{name}/" for name in ("questions", "questions/change")]
KNOWN += [f"recover/{name}/" for name in ("password", "password/question", "password/code", "password/new")]
KNOWN += [f"recover/{name}/" for name in ("username", "username/question", "username/code", "username/done")]
OF_A_SERVICE = re.compile("(?<=/services/).+/(?=feedback/)")  # one form, below every service
LETTERS = {"ar": re.compile("[\u0620-\u064a]{3}"), "en": re.compile("[A-Za-z]{3}")}
Forms = list[tuple[Client, Form]]


@pytest.fixture(scope="module")
def forms(visited: dict[str, Page], signed_in: dict[str, Page], under_way: list[Met]) -> Forms:
    """Every form of the portal once, each with a browser that may send it."""
    citizen = person("fictional58", "1900000058", "+966500000058")
    found = [(Client(), form) for page in visited.values() for form in page.forms()]
    own = [form for page in signed_in.values() for form in page.forms()]
    found += [(confirm(enter(Client(), citizen), citizen), form) for form in own]
    found += [(client, form) for client, page in under_way for form in page.forms()]
    once = {(OF_A_SERVICE.sub("", f.action.split("?")[0]), f.method, tuple(f.values())): (c, f) for c, f in found}
    return [(client, f) for client, f in once.values() if f.inputs()]


@pytest.mark.django_db
def test_every_form_is_known(forms: Forms):
    posted = {form.action for _client, form in forms if form.method == "post"}
    known = [f"/{language}/account/{path}" for language in ("ar", "en") for path in KNOWN]
    assert [path for path in known if path not in posted] == []


@pytest.mark.parametrize("kind", ODD)
@pytest.mark.django_db
def test_odd_input_gets_a_clear_answer(forms: Forms, kind: str):
    faults = []
    for client, form in forms:
        for name in {e.get("name", "") for e in form.inputs()}:
            before = form.page
            with transaction.atomic():
                answer = form.send(client, **{name: ODD[kind]})
                transaction.set_rollback(True)
            faults += [f"{form.action} {name}: {fault}" for fault in judge(before, form, name, kind, answer)]
    assert not faults, "\n".join([f"{len(faults)} faults", *faults[:60]])


def judge(before: Page, form: Form, name: str, kind: str, answer: Page) -> Iterator[str]:
    if answer.status >= 500:
        yield f"answered {answer.status}"
    if answer.status != 200 or not answer.answer["Content-Type"].startswith("text/html"):  # a file to keep
        return
    html = answer.all("html")[0]
    if html.get("lang") != before.language:
        yield f"speaks {html.get('lang')}"
    yield from rules.one_main_heading(answer)
    yield from rules.is_valid_html(answer)
    messages = [words(e) for e in answer.root.iter() if "error" in e.get("class", "").split()]
    yield from (f"says {message!r}" for message in messages if DJANGOS.search(message))
    if form.method == "post" and name in form.typed():
        if not SECRET.search(name) and not UNSHOWN.search(ODD[kind]):
            yield from is_kept(answer, name, ODD[kind])
        if not any(LETTERS[before.language].search(message) for message in messages):
            yield "no message in the page's language"


def is_kept(answer: Page, name: str, typed: str) -> Iterator[str]:
    shown = [value(e) for e in answer.root.iter() if e.get("name") == name]
    if shown != [typed]:
        yield f"{str(shown)[:60]!r} is shown instead of what was typed"


@pytest.mark.parametrize("path", ["/ar/account/register/", "/en/account/sign-in/", "/ar/search/"])
@pytest.mark.django_db
def test_bytes_that_are_no_text_are_no_fault_of_ours(content: None, path: str):
    sent = Client().generic("POST", path, b"login=%ff%fe&username=%c3%28", "application/x-www-form-urlencoded")
    asked = Client().get(f"{path}?q=%ff%fe&next=%00")
    assert sent.status_code < 500
    assert asked.status_code == 200
