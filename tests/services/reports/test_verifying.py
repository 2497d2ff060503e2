"""Whoever holds a sheet learns whether it counts; whoever does not learns nothing."""

import pytest
from django.test import Client

from accounts import limits
from tests.conftest import enter
from tests.pages import Page, words
from tests.services.reports.conftest import made, verdict


def check(number: str, code: str, client: Client | None = None, language: str = "en"):
    return (client or Client()).post(f"/{language}/verify/", {"number": number, "code": code})


@pytest.mark.parametrize(("language", "told"), [("ar", "هذا التقرير صالح حتى"), ("en", "This report is valid until")])
def test_the_code_tells_what_is_needed_to_compare_and_nothing_else(head, language, told):
    report = made(head, "my-data")
    text = verdict(report, language)
    assert [w for w in (told, report.shown_number, "19••••••07", "A. M. A.") if w not in text] == []
    secret = ("Abdullah", "عبدالله", "1900000207", "abdullah201", "Altajribi")
    assert [w for w in secret if w in text] == []


def test_number_and_short_code_typed_any_way_tell_the_same(head):
    report = made(head, "my-data")
    for number, code in (
        (report.number, report.code[-8:]),
        (f" {report.shown_number.lower()} ", report.typed_code.lower()),
    ):
        assert "This report is valid until" in check(number, code).content.decode()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_unknown_code_is_answered_like_a_known_one(head, language):
    codes = (made(head, "my-data").code, "0" * 26)
    known, unknown = (Client().get(f"/{language}/verify/{code}/") for code in codes)
    assert known.status_code == unknown.status_code == 200
    assert known.headers.keys() == unknown.headers.keys()
    titles = {words(Page(f"/{language}/verify/", answer).all("title")[0]) for answer in (known, unknown)}
    assert len(titles) == 1


def test_the_right_number_with_a_wrong_code_is_as_unknown_as_no_number(head):
    report = made(head, "my-data")
    wrong = "0" * 8 if report.code[-8:] != "0" * 8 else "1" * 8
    (told,) = {_told(check(number, wrong)) for number in (report.number, "000000000000")}
    assert "We know of no such report" in told


def _told(answer) -> str:
    return words(Page("/en/verify/", answer).all("main")[0])


@pytest.mark.parametrize("code", ["x", "0" * 25, "%00", "%2e%2e", "<b>", "ع" * 26, "0" * 3000])
def test_no_code_breaks_the_page(db, code):
    assert Client().get(f"/en/verify/{code}/").status_code in (200, 404)


@pytest.mark.parametrize(
    ("number", "code", "told"),
    [
        ("", "", "Enter the number of the report"),
        ("7K3M-9QPX-4T28", "AAAAAAAA", "Check the number: a letter or digit is wrong"),
        ("000000000000", "AAAA", "Enter the 8 letters and digits of the check code"),
    ],
)
def test_what_is_mistyped_is_said_and_kept(db, number, code, told):
    text = check(number, code).content.decode()
    assert told in text
    assert number in text


def test_nobody_indexes_or_keeps_it_or_learns_its_address_from_a_link(head):
    answer = Client().get(f"/en/verify/{made(head, 'my-data').code}/")
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer["Cache-Control"]


def test_the_form_comes_from_a_page_that_says_where_it_was_sent_from(db):
    """Without a referrer browsers send `Origin: null`, which no check of forged forms lets pass."""
    answer = Client().get("/en/verify/")
    assert answer["Referrer-Policy"] == "same-origin"
    assert '<meta name="robots" content="noindex">' in answer.content.decode()


def test_guessing_is_limited_for_each_address(db, monkeypatch):
    monkeypatch.setitem(limits.LIMITS, "report-checks-ip", (limits.Window(2, limits.DAY),))
    assert [Client().get("/en/verify/ABC/").status_code for _try in range(3)] == [200, 200, 429]
    assert check("000000000000", "AAAAAAAA").status_code == 429


def test_the_code_stands_in_no_log(head, caplog):
    report = made(head, "my-data")
    with caplog.at_level("INFO"):
        verdict(report)
    assert report.code not in caplog.text


def test_a_signed_in_person_is_told_no_more(head, demo_people):
    report = made(head, "my-data")
    other = enter(Client(), demo_people["mother"])
    assert "Abdullah" not in verdict(report, client=other)
