"""A third language is one line of the settings, and the migration that `makemigrations` writes."""

import re
import shutil

import pytest

from tests.guards.source import APPS, ROOT
from tests.portal.languages.elsewhere import pages, run

LINE = 'LANGUAGES = [("ar", _("Arabic")), ("en", _("English"))]'
URDU = LINE.replace("]", ', ("ur", _("Urdu"))]')
SERVICE = "/ur/services/passports-services/renew-saudi-passport/"
FORM, ADD = "/admin/services/service/{service}/change/", "/admin/services/service/add/"
DESK = "/admin/services/reviewedtext/?language=ur"
PATHS = (
    "/ur/", "/ur/services/", "/ur/services/passports-services/", SERVICE, f"{SERVICE}start/", "/ur/search/?q=passport",
    "/ur/activation/", "/ur/activation/offices/?kind=passports", "/ur/activation/banks/", "/ur/account/register/",
    "/ur/account/sign-in/", "/ur/account/recover/", "/ur/help/", "/ur/privacy/", "/ar/", "/en/", "/admin/",
    "/admin/services/service/", FORM, ADD, "/admin/services/category/", DESK, "/admin/services/reviewedtext/coverage/",
)  # fmt: skip


@pytest.fixture(scope="module")
def urdu(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[int, str]]:
    """The pages of a copy of the portal that speaks Urdu as well."""
    copy = tmp_path_factory.mktemp("portal")
    for name in (*APPS, "templates", "locale", "static", "manage.py"):
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, copy / name)
    settings = copy / "absher_portal/settings.py"
    assert LINE in settings.read_text()
    settings.write_text(settings.read_text().replace(LINE, URDU))
    written = run(copy, copy / "var", "manage.py", "makemigrations")
    assert len(re.findall(r"\+ Add field \w+_ur to ", written)) > 30
    assert "~ Alter" not in written
    return pages(copy, copy / "var", "ur", *PATHS)


def test_every_page_answers(urdu):
    assert [path for path, (status, _text) in urdu.items() if status != 200] == []


def test_a_page_says_its_language_and_direction(urdu):
    for path in ("/ur/", SERVICE, "/ur/account/register/"):
        assert '<html lang="ur" dir="rtl">' in urdu[path][1]


def test_what_is_not_translated_yet_falls_back_and_says_so(urdu):
    text = urdu[SERVICE][1]
    assert re.search(r'<h1><span lang="ar" dir="rtl">[^<]*جواز السفر', text)
    assert 'hreflang="ur"' in text
    assert re.search(r'<a class="language"[^>]*lang="ur" dir="rtl" hreflang="ur">اردو</a>', urdu["/en/"][1])


def test_search_finds_in_the_languages_there_are(urdu):
    assert "renew-saudi-passport" in urdu["/ur/search/?q=passport"][1]


def test_editors_and_translators_write_the_third_language_beside_the_others(urdu):
    assert re.search(r'<\w+ name="name_ur"[^>]* lang="ur" dir="rtl"', urdu[ADD][1])
    assert re.search(r'<\w+ name="steps-__prefix__-text_ur"[^>]* lang="ur" dir="rtl"', urdu[ADD][1])
    assert 'lang="ur" dir="rtl"' in urdu[DESK][1]
