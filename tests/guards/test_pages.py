"""Every page that links lead to, in both languages, keeps every rule."""

from collections import Counter

import pytest
from django.test import Client

from services.models import Listing
from tests.guards import rules
from tests.guards.half_way import Met
from tests.guards.rules import Rule
from tests.pages import Page, words

pytestmark = pytest.mark.django_db
Pages = dict[str, Page]


def judge(pages: Pages, rule: Rule) -> None:
    """Fail with every fault in words."""
    html = [page for page in pages.values() if page.status == 200]
    faults = [f"{page.path}: {fault}" for page in html for fault in rule(page)]
    assert not faults, "\n".join([f"{len(faults)} faults", *faults[:60]])


def test_every_link_leads_to_a_page(visited: Pages, signed_in: Pages):
    broken = [f"{path}: {page.status}" for path, page in (visited | signed_in).items() if page.status >= 400]
    assert broken == []


def test_the_walk_reaches_the_whole_catalogue_in_both_languages(visited: Pages):
    kinds = Counter(path[1:3] for path, page in visited.items() if page.is_public and "?" not in path)
    listings = Listing.objects.count()
    assert listings > 60
    assert kinds["ar"] == kinds["en"] > listings


@pytest.mark.parametrize("rule", rules.EVERY, ids=lambda rule: rule.__name__)
def test_a_stranger_finds_no_page_that_breaks_a_rule(visited: Pages, rule: Rule):
    judge(visited, rule)


@pytest.mark.parametrize("rule", rules.EVERY, ids=lambda rule: rule.__name__)
def test_a_citizen_finds_no_page_that_breaks_a_rule(signed_in: Pages, rule: Rule):
    assert len(signed_in) >= 20
    judge(signed_in, rule)


@pytest.mark.parametrize("rule", rules.EVERY, ids=lambda rule: rule.__name__)
def test_nobody_half_way_finds_a_page_that_breaks_a_rule(under_way: list[Met], rule: Rule):
    assert [page.path for _client, page in under_way if page.status != 200] == []
    for _client, page in under_way:
        judge({page.path: page}, rule)


@pytest.mark.parametrize("rule", rules.PUBLIC, ids=lambda rule: rule.__name__)
def test_public_pages_are_the_same_for_everyone(visited: Pages, rule: Rule):
    judge({path: page for path, page in visited.items() if page.is_public}, rule)


def test_the_start_pages_say_where_they_stand(visited: Pages):
    starts = {path: page for path, page in visited.items() if path.endswith("/start/")}
    assert len(starts) > 100
    judge(starts, rules.says_where_it_stands)


def test_nobody_keeps_a_personal_page(visited: Pages, signed_in: Pages):
    personal = {path: page for path, page in (visited | signed_in).items() if not page.is_public}
    assert any(personal)
    judge(personal, rules.is_kept_by_nobody)


def test_an_unchanged_public_page_is_not_sent_again(visited: Pages):
    client = Client()
    public = [page for path, page in visited.items() if page.is_public and "?" not in path]
    tags = {page.path: page.answer["ETag"] for page in public[:60]}
    changed = [p for p, tag in tags.items() if client.get(p, headers={"if-none-match": tag}).status_code != 304]
    assert changed == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_two_pages_have_one_title(visited: Pages, language: str):
    """But a service listed twice has one page, with two addresses and one canonical."""
    titles: dict[str, set[str]] = {}
    for path, page in visited.items():
        if page.is_public and page.language == language and page.status == 200 and "?" not in path:
            canonical = [link.get("href", "") for link in page.all("link") if link.get("rel") == "canonical"]
            titles.setdefault(words(page.all("title")[0]), set()).add(canonical[0])
    assert {title: places for title, places in titles.items() if len(places) > 1} == {}


def test_each_alternate_address_answers(visited: Pages):
    paths = {path for path, page in visited.items() if page.status == 200 and "?" not in path}
    other = {path: f"/{'en' if path.startswith('/ar/') else 'ar'}/{path[4:]}" for path in paths}
    assert [there for there in other.values() if there not in visited] == []
