"""The picture and the sound of a code, and another code for the script."""

import io
import random
import wave
from typing import Any

import pytest
from captcha.models import CaptchaStore
from django.test import Client
from PIL import Image

from accounts.captcha import store
from accounts.captcha.audio import CLIPS, spoken

pytestmark = pytest.mark.django_db
BYTES_OF_ALL_CLIPS = 100_000


@pytest.fixture
def key() -> str:
    return store.new_code()


def body(response: Any) -> bytes:
    return b"".join(response) if response.streaming else response.content


def test_the_picture_is_kept_by_nobody_and_the_same_when_asked_again(client: Client, key: str) -> None:
    first, second = (client.get(f"/captcha/image/{key}/") for _ in range(2))
    assert Image.open(io.BytesIO(first.content)).size == (440, 144)
    assert "no-store" in first["Cache-Control"]
    assert first.content == second.content
    assert len(first.content) < 10_000


def test_drawing_leaves_the_shared_random_numbers_alone(client: Client, key: str) -> None:
    before = random.getstate()
    client.get(f"/captcha/image/{key}/")
    client.get(f"/captcha/audio/{key}.wav")
    assert random.getstate() == before


def test_noise_cannot_be_foretold_from_the_key_in_the_page(client: Client, key: str, settings: object) -> None:
    picture = client.get(f"/captcha/image/{key}/").content
    settings.CAPTCHA_KEY = "another server's key"  # type: ignore[attr-defined]
    assert client.get(f"/captcha/image/{key}/").content != picture


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_code_is_spoken_in_the_language_of_the_page(client: Client, key: str, language: str) -> None:
    response = client.get(f"/captcha/audio/{key}.wav", {"language": language})
    with wave.open(io.BytesIO(body(response))) as sound:
        assert sound.getnchannels() == 1
        assert 4 < sound.getnframes() / sound.getframerate() < 12
    assert response["Content-Type"] == "audio/wav"
    assert "no-store" in response["Cache-Control"]
    other = client.get(f"/captcha/audio/{key}.wav", {"language": "en" if language == "ar" else "ar"})
    assert body(other) != body(client.get(f"/captcha/audio/{key}.wav", {"language": language}))


def test_the_same_digits_sound_different_each_time() -> None:
    files = {spoken("23456", "en", random.Random(seed)) for seed in range(20)}
    assert len({len(file) for file in files}) > 15


def test_every_digit_is_there_in_both_languages_and_they_are_small() -> None:
    clips = {f"{clip.parent.name}/{clip.name}": clip.stat().st_size for clip in CLIPS.glob("*/*.wav")}
    assert set(clips) == {f"{language}/{digit}.wav" for language in ("ar", "en") for digit in range(2, 10)}
    assert sum(clips.values()) <= BYTES_OF_ALL_CLIPS


def test_a_player_may_ask_for_a_part(client: Client, key: str) -> None:
    response = client.get(f"/captcha/audio/{key}.wav", headers={"Range": "bytes=0-1"})
    assert response.status_code == 206
    assert body(response) == b"RI"


@pytest.mark.parametrize("part", ["bytes=x-y", "bytes=999999-", "bytes=-", "lines=1-2", "bytes=5-1", "\x00"])
def test_a_strange_part_is_no_fault_of_the_server(client: Client, key: str, part: str) -> None:
    assert client.get(f"/captcha/audio/{key}.wav", headers={"Range": part}).status_code in (200, 206, 416)


@pytest.mark.parametrize("kind", ["image/{}/", "audio/{}.wav"])
def test_used_and_unknown_codes_are_gone_and_strange_ones_not_found(client: Client, key: str, kind: str) -> None:
    store.redeem(key, "nothing")
    statuses = [
        client.get("/captcha/" + kind.format(odd)).status_code for odd in (key, "0" * 40, "%00", "é", "a" * 999)
    ]
    assert statuses == [410, 410, 404, 404, 404]


def test_another_code_takes_the_place_of_the_first(client: Client, key: str) -> None:
    fresh = client.post("/captcha/refresh/?language=en", {"key": key}).json()
    assert CaptchaStore.objects.get().hashkey == fresh["key"] != key
    assert client.get(fresh["image_url"]).status_code == 200
    assert fresh["audio_url"].endswith("language=en")
    assert client.get(fresh["audio_url"]).status_code == 200


def test_codes_are_made_by_pages_only_not_by_links_or_other_sites(client: Client) -> None:
    assert client.get("/captcha/refresh/").status_code == 405
    assert Client(enforce_csrf_checks=True).post("/captcha/refresh/").status_code == 403
    assert client.post("/captcha/refresh/", {"key": "\x00"}).status_code == 200
    assert CaptchaStore.objects.count() == 1
