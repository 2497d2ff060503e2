"""When something is wrong, people read what it is and where to go on, in their language."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client, RequestFactory
from django.utils import timezone
from django.utils.translation import override

from absher_portal import refusal
from absher_portal.clock import db_now
from absher_portal.refusal import too_many_requests, wait_in_words
from tests.guards import rules
from tests.pages import Page, words

SAID = {
    "400": ("We did not understand this request", "تعذّر علينا فهم الطلب"),
    "403": ("You cannot open this page", "لا يمكنك فتح هذه الصفحة"),
    "404": ("We cannot find this page", "لم نجد هذه الصفحة"),
    "500": ("Something went wrong on our side", "حدث خطأ من جانبنا"),
}


@pytest.fixture
def visitor(settings) -> Client:
    """Somebody on a portal where /…/fail/<code>/ fails. No database: none of these pages may ask it."""
    settings.ROOT_URLCONF = "tests.portal.failing_urls"
    return Client(raise_request_exception=False)


def address(language: str, code: str) -> str:
    return f"/{language}/no-such/page/" if code == "404" else f"/{language}/fail/{code}/"


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("code", SAID)
def test_each_error_is_said_in_the_language_of_the_address(visitor: Client, language: str, code: str):
    page = Page(address(language, code), visitor.get(address(language, code)))
    assert page.status == int(code)
    assert words(page.all("h1")[0]) == SAID[code][language == "ar"]
    assert f"/{language}/" in page.links()
    assert f"/{language}/help/" in page.links()
    assert "no-store" in page.answer["Cache-Control"]


@pytest.mark.parametrize("code", SAID)
@pytest.mark.parametrize("rule", [*rules.EVERY[:2], *rules.EVERY[3:]], ids=lambda rule: rule.__name__)
def test_each_error_page_keeps_the_rules_of_every_page(visitor: Client, code: str, rule):
    for language in ("ar", "en"):
        page = Page(address(language, code), visitor.get(address(language, code)))
        assert list(rule(page)) == []


def test_without_a_language_in_the_address_the_cookie_decides(visitor: Client):
    assert 'lang="ar"' in visitor.get("/no-such-page").content.decode()
    visitor.cookies["django_language"] = "en"
    assert 'lang="en"' in visitor.get("/no-such-page").content.decode()


def test_without_a_cookie_the_browser_decides(visitor: Client):
    page = visitor.get("/no-such-page", headers={"accept-language": "en"}).content.decode()
    assert 'lang="en"' in page


def test_an_unknown_host_is_a_request_not_understood(visitor: Client):
    answer = visitor.get("/en/help/", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert SAID["400"][0] in answer.content.decode()


def test_the_last_page_stands_even_without_the_list_of_files(visitor: Client, settings, tmp_path):
    """A missing manifest breaks every page that names a style sheet; not the one that says so."""
    manifest = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": manifest}}
    settings.STATIC_ROOT = tmp_path
    answer = visitor.get("/en/fail/500/")
    assert answer.status_code == 500
    assert SAID["500"][0] in answer.content.decode()


@pytest.mark.django_db
def test_a_form_without_its_token_may_be_sent_again():
    answer = Client(enforce_csrf_checks=True).post("/en/account/sign-in/", {"login": "fictional25"})
    assert answer.status_code == 403
    page = answer.content.decode()
    assert "This form was open for too long" in page
    assert "fictional25" not in page


@pytest.mark.parametrize(
    ("seconds", "english", "arabic"),
    [
        (-5, "1 second", "ثانية واحدة"),
        (2, "2 seconds", "ثانيتين"),
        (45, "45 seconds", "45 ثانية"),
        (61, "2 minutes", "دقيقتين"),
        (240, "4 minutes", "4 دقائق"),
        (15 * 60, "15 minutes", "15 دقيقة"),
        (3600, "60 minutes", "60 دقيقة"),
        (3 * 3600, "3 hours", "3 ساعات"),
        (24 * 3600, "24 hours", "24 ساعة"),
    ],
)
def test_the_wait_is_said_in_words(monkeypatch, seconds: int, english: str, arabic: str):
    now = timezone.now()
    monkeypatch.setattr(refusal, "db_now", lambda: now)
    for language, said in (("en", english), ("ar", arabic)):
        with override(language):
            assert wait_in_words(now + timedelta(seconds=seconds)) == said


@pytest.mark.django_db
def test_too_many_attempts_says_when_to_come_back():
    request = RequestFactory().get("/en/account/sign-in/")
    request.user = AnonymousUser()
    with override("en"):
        answer = too_many_requests(request, db_now() + timedelta(minutes=4))
    assert answer.status_code == 429
    assert 238 <= int(answer["Retry-After"]) <= 240
    assert "Try again in 4 minutes, at " in words(Page("/en/", answer).all("main")[0])
