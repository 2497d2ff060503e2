"""The portal speaks the language that a person chose, else their browser's, else Arabic."""

import pytest
from django.test import Client


@pytest.mark.parametrize(
    ("cookie", "browser", "language"),
    [
        (None, None, "ar"),
        (None, "en-GB,en;q=0.9,ar;q=0.8", "en"),
        (None, "fr-FR,fr", "ar"),
        ("ar", "en", "ar"),
        ("en", "ar", "en"),
        ("xx", "en", "en"),
        (None, "\x00;;q=é", "ar"),
    ],
)
def test_the_entrance_leads_to_ones_language(client: Client, cookie, browser, language):
    if cookie:
        client.cookies["django_language"] = cookie
    answer = client.get("/", headers={"accept-language": browser} if browser else {})
    assert (answer.status_code, answer.url) == (302, f"/{language}/")


def test_nobody_keeps_the_entrance_for_somebody_else(client: Client):
    answer = client.get("/")
    assert {"Cookie", "Accept-Language"} <= {name.strip() for name in answer["Vary"].split(",")}
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize(
    ("code", "there", "then"),
    [
        ("en", "/ar/activation/kiosks/?region=riyadh", "/en/activation/kiosks/?region=riyadh"),
        ("ar", "/en/help/", "/ar/help/"),
        ("en", "/ar/search/?q=%D8%AC%D9%88%D8%A7%D8%B2", "/en/search/?q=%D8%AC%D9%88%D8%A7%D8%B2"),
        ("en", "/en/", "/en/"),
        ("ar", "/admin/", "/admin/"),
        ("en", "", "/en/"),
    ],
)  # fmt: skip
def test_the_switch_leads_to_the_same_page_and_query(client: Client, code, there, then):
    answer = client.get(f"/language/{code}/", {"next": there})
    assert (answer.status_code, answer.url) == (302, then)
    assert client.cookies["django_language"].value == code
    assert client.get("/").url == f"/{code}/"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/ar/",
        "//evil.example/ar/",
        "/\\evil.example",
        "/\t/evil.example",
        "///evil.example",
        "javascript:alert(1)",
        "ar/help/",
        "/ar/no-such-page/",
        "/ar//evil.example/",
        "//[",
        "/ar/help/\r\nSet-Cookie: x=1",
        "\x00",
        "/ar/" + "x" * 10_000,
    ],
)
def test_the_switch_leads_nowhere_else(client: Client, elsewhere: str):
    answer = client.get("/language/en/", {"next": elsewhere})
    assert (answer.status_code, answer.url) == (302, "/en/")


def test_a_language_we_do_not_speak_is_not_found(client: Client):
    answer = client.get("/language/fr/?next=/ar/")
    assert answer.status_code == 404
    assert "django_language" not in client.cookies
