"""One address cannot fill the table of image codes, and whoever shares it still gets in."""

import pytest
from captcha.models import CaptchaStore
from django.test import Client

from accounts import limits
from accounts.captcha import store
from accounts.limits import Window
from accounts.models import SecurityEvent

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.accounts.image_code_page")]


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("image-codes-ip", "image-code-files-ip"):
        monkeypatch.setitem(limits.LIMITS, name, (Window(3, 10 * limits.MINUTE),))


@pytest.mark.parametrize(("language", "words"), [("en", "Ask for a new code in 10 minutes"), ("ar", "بعد 10 دقائق")])
def test_beyond_the_budget_a_form_says_how_long_and_makes_no_row(client: Client, language: str, words: str) -> None:
    for _ in range(3):
        assert "captcha_1" in client.get(f"/{language}/gate").content.decode()
    page = client.post(f"/{language}/gate", {"word": "kept"}).content.decode()
    assert words in page
    assert 'value="kept"' in page
    assert "captcha_1" not in page
    assert "data-work" in page
    assert CaptchaStore.objects.count() == 3


def test_another_address_draws_its_own(client: Client) -> None:
    for _ in range(4):
        client.get("/en/gate")
    assert "captcha_1" in Client(REMOTE_ADDR="203.0.113.2").get("/en/gate").content.decode()


def test_another_code_beyond_the_budget_is_refused_with_the_wait(client: Client) -> None:
    answers = [client.post("/captcha/refresh/") for _ in range(5)]
    assert [answer.status_code for answer in answers] == [200] * 3 + [429] * 2
    assert 540 < int(answers[-1]["Retry-After"]) <= 600
    assert CaptchaStore.objects.count() == 3
    assert SecurityEvent.objects.filter(kind="refused", purpose="image-codes-ip").count() == 1


@pytest.mark.parametrize("path", ["image/{}/", "audio/{}.wav", "proof/gate/"])
def test_pictures_sounds_and_proofs_have_a_budget_too(client: Client, path: str) -> None:
    address = f"/captcha/{path.format(store.new_code())}"
    assert [client.get(address).status_code for _ in range(4)] == [200] * 3 + [429]
    assert Client(REMOTE_ADDR="203.0.113.2").get(address).status_code == 200
