"""Each page of a public inquiry, in both languages, by the rules that all pages keep."""

from collections.abc import Callable

import pytest
from django.test import Client

from services.models import PublicAnswer
from tests.guards import rules
from tests.pages import Page
from tests.services.inquiries.public.asking import KEY, OMAR, OTHER_DAY, TOTAL, ask, at, fall_silent


def the_form(client: Client, language: str) -> Page:
    return Page(at(language=language), client.get(at(language=language)))


def mistyped(client: Client, language: str) -> Page:
    return ask(client, number="12", born="x", language=language)


def answered(client: Client, language: str) -> Page:
    return ask(client, language=language)


def a_sum(client: Client, language: str) -> Page:
    return ask(client, key=TOTAL, language=language)


def nothing(client: Client, language: str) -> Page:
    return ask(client, born=OTHER_DAY, language=language)


def being_asked(client: Client, language: str) -> Page:
    page = ask(client, language=language)
    PublicAnswer.objects.update(sealed="")
    return Page(page.path, client.get(page.path))


def silence(client: Client, language: str) -> Page:
    fall_silent()
    return ask(client, language=language)


def last_known(client: Client, language: str) -> Page:
    ask(client, language=language)
    return silence(client, language)


PAGES = [the_form, mistyped, answered, a_sum, nothing, being_asked, silence, last_known]


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("reach", PAGES)
def test_it_keeps_the_rules(client: Client, reach: Callable[[Client, str], Page], language: str):
    page = reach(client, language)
    assert page.status == 200
    assert [fault for rule in (*rules.EVERY, rules.is_kept_by_nobody) for fault in rule(page)] == []
    assert ("answer=" in page.path) == (reach not in (the_form, mistyped))
    assert OMAR not in page.path
    assert KEY in page.path or TOTAL in page.path
