"""The text messages: one part each, in the person's language, bound to our address."""

from typing import Any

import pytest

from accounts.numbers import HOST_MAX_LENGTH
from accounts.otp import Purpose
from accounts.sms.texts import WORDINGS, code_text, parts

LONGEST_HOST = "h" * (HOST_MAX_LENGTH - len(".example")) + ".example"
SITES = ["http://localhost:8000", "https://p.example", f"https://{LONGEST_HOST}"]


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("purpose", Purpose)
@pytest.mark.parametrize("site", SITES)
def test_every_text_fits_one_part(site: str, purpose: Purpose, language: str, settings: Any) -> None:
    settings.SITE_URL = site
    text = code_text(purpose, "123456", language)
    assert parts(text) == 1
    assert "123456" in text.splitlines()[0]


def test_every_purpose_has_its_words() -> None:
    assert set(WORDINGS) == set(Purpose)


@pytest.mark.parametrize(
    ("purpose", "language", "words"),
    [
        (Purpose.REGISTER, "ar", ["التسجيل", "لا تعطه أحدًا"]),
        (Purpose.SIGN_IN, "ar", ["الدخول", "لا تعطه أحدًا"]),
        (Purpose.REGISTER, "en", ["registration", "Do not share it with anyone"]),
        (Purpose.SIGN_IN, "en", ["signing in", "Do not share it with anyone"]),
    ],
)
def test_even_the_shortest_names_its_purpose_and_warns(
    purpose: Purpose, language: str, words: list[str], settings: Any
) -> None:
    settings.SITE_URL = f"https://{LONGEST_HOST}"
    text = code_text(purpose, "123456", language)
    assert all(word in text for word in words)


def test_the_full_wording_is_taken_when_it_fits(settings: Any) -> None:
    settings.SITE_URL = "http://localhost:8000"
    assert code_text(Purpose.SIGN_IN, "123456", "ar") == "رمز التحقق لتسجيل الدخول: 123456. لا تشاركه مع أحد."


def test_on_https_the_last_line_binds_the_code_to_our_host(settings: Any) -> None:
    settings.SITE_URL = "https://portal.example:8443"
    assert code_text(Purpose.SIGN_IN, "123456", "ar").splitlines()[-1] == "@portal.example #123456"
    settings.SITE_URL = "http://portal.example"
    assert "@" not in code_text(Purpose.SIGN_IN, "123456", "en")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("a" * 160, 1), ("a" * 161, 2), ("a" * 306, 2), ("a" * 307, 3), ("[" * 80, 1), ("[" * 81, 2),
        ("ع" * 70, 1), ("ع" * 71, 2), ("ع" * 135, 3), ("a" * 69 + "ع", 1), ("😀" * 35, 1), ("😀" * 36, 2),
    ],
)  # fmt: skip
def test_parts_are_counted_as_the_network_counts_them(text: str, number: int) -> None:
    assert parts(text) == number
