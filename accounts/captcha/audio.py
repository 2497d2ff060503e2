"""The code, spoken: ready-made clips of a digit each, joined in pure Python so that no two files are alike."""

import hashlib
import hmac
import io
import random
import wave
from functools import lru_cache
from pathlib import Path

from django.conf import settings

CLIPS = Path(__file__).parent / "clips"
LANGUAGES = ("ar", "en")
RATE = 10_000  # samples a second, one byte each, 128 is silence (make_clips.sh)
HISS = 24  # peak to peak; the clips leave room for it


@lru_cache(maxsize=16)
def _clip(language: str, digit: str) -> bytes:
    with wave.open(str(CLIPS / language / f"{digit}.wav")) as clip:
        return clip.readframes(clip.getnframes())


def secret_random(key: str, purpose: str) -> random.Random:
    """The same numbers for the same code, so that asking again teaches nothing; unknown without our key."""
    seed = hmac.new(settings.CAPTCHA_KEY.encode(), f"{purpose}\x00{key}".encode(), hashlib.sha256)
    return random.Random(seed.digest())  # noqa: S311


def spoken(key: str, digits: str, language: str) -> bytes:
    """A WAV file of the digits in "ar" or "en": pauses, pace and noise differ from code to code."""
    chance = secret_random(key, f"audio {language}")
    sound = bytearray(_pause(chance))
    for digit in digits:
        sound += _at_pace(_clip(language, digit), chance.uniform(0.9, 1.05)) + _pause(chance)
    noise = (n * HISS // 256 - HISS // 2 for n in chance.randbytes(len(sound)))
    return _wav(bytes(min(255, max(0, s + n)) for s, n in zip(sound, noise, strict=True)))


def _pause(chance: random.Random) -> bytes:
    return b"\x80" * int(RATE * chance.uniform(0.4, 0.8))


def _at_pace(clip: bytes, pace: float) -> bytes:
    return bytes(clip[int(i * pace)] for i in range(int(len(clip) / pace)))


def _wav(samples: bytes) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(RATE)
        sound.writeframes(samples)
    return file.getvalue()
