"""Switched on, the pseudo-locales show every sentence changed, so that what no translator reaches stands out."""

import re
from pathlib import Path

import pytest

from absher_portal.pseudo import ACCENTED, LOCALES, MIRRORED, pseudo
from tests.guards.rules import texts
from tests.guards.source import ROOT
from tests.pages import Page
from tests.portal.languages.elsewhere import pages, run

PLACES = (
    "", "services/", "services/passports-services/", "services/passports-services/renew-saudi-passport/",
    "search/?q=passport", "activation/", "account/register/", "account/sign-in/", "account/recover/", "help/",
    "privacy/",
)  # fmt: skip
WORDS = re.compile("[A-Za-z]{3}")  # plain English; the letters of both are others
# What stands in them as it is: the site's name, from its settings, and numbers and names of machines.
AS_IT_IS = {"Services Portal", "", *(name for _code, name in LOCALES)}


class Text:
    """Enough of an answer for a page."""

    def __init__(self, text: str) -> None:
        self.content = text.encode()


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[int, str]]:
    """Every place in both, as a portal with the setting shows it."""
    paths = [f"/{code}/{place}" for code, _name in LOCALES for place in PLACES]
    return pages(ROOT, tmp_path_factory.mktemp("var"), ACCENTED, *paths, "/admin/", PSEUDO_LOCALES="true")


def test_every_page_answers_in_its_direction(shown):
    for path, (status, text) in shown.items():
        direction = "rtl" if path.startswith(f"/{MIRRORED}/") else "ltr"
        assert (status, f'dir="{direction}">' in text[:400]) == (200, True), path


@pytest.mark.parametrize("code", [ACCENTED, MIRRORED])
def test_no_sentence_stays_as_it_was_written(shown, code: str):
    plain = set()
    for path in [path for path in shown if path.startswith(f"/{code}/")]:
        body = Page(path, Text(shown[path][1])).all("body")[0]
        plain |= {text.strip() for text, language in texts(body, code) if language == code and WORDS.search(text)}
    assert {text for text in plain if not re.search(r"[\[\]~]", text)} - AS_IT_IS == set()


def test_content_is_shown_changed_as_the_fallback_that_it_is(shown):
    page = shown[f"/{ACCENTED}/services/passports-services/renew-saudi-passport/"][1]
    assert re.search(r'<h1><span lang="en" dir="ltr">\[Řéñéŵ|<h1><span lang="en" dir="ltr">\[Řéñéw', page)


def test_they_ask_for_no_column_and_no_migration(tmp_path: Path):
    said = run(ROOT, tmp_path, "manage.py", "makemigrations", "--check", "--dry-run", PSEUDO_LOCALES="true")
    assert "No changes detected" in said


def test_nobody_meets_them_unasked(client):
    assert client.get(f"/{ACCENTED}/").status_code == 404


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Hello %(name)s, 5%% off", ["%(name)s", "%%"]),
        ("<b>Save</b> &amp; go", ["<b>", "</b>", "&amp;"]),
        ("{first}, {second}", ["{first}", "{second}"]),
    ],
)
def test_placeholders_and_tags_stay(text: str, kept: list[str]):
    for code in (ACCENTED, MIRRORED):
        changed = pseudo(text, code)
        assert all(part in changed for part in kept)
        assert len(changed) > len(text)
