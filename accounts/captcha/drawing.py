"""The picture of a code: the engine's font, digits whole, apart and at odd angles, waves through them.

Drawn here because the engine's own view cuts the feet off the digits and seeds the process's shared `random`
with the key, which stands in the page: a program can then draw the same noise and take it away.
"""

import io
import math
import random

from captcha.conf import settings as engine_settings
from PIL import Image, ImageDraw, ImageFont

SIZE = (440, 144)  # shown at half: sharp on every screen
PAPER, INK, BRASS = "#f8f6f1", "#0a3346", "#ad7a26"
FONT_SIZES = (78, 92)
TURN = 22  # degrees either way


def draw(digits: str, chance: random.Random) -> bytes:
    """A PNG of about 6 kB; the same digits and the same chance give the same picture."""
    picture = Image.new("RGB", SIZE, PAPER)
    step = SIZE[0] / (len(digits) + 0.7)
    for place, digit in enumerate(digits):
        glyph = _glyph(digit, chance)
        x = (place + 0.85) * step + chance.uniform(-0.12, 0.12) * step - glyph.width / 2
        y = SIZE[1] / 2 + chance.uniform(-16, 16) - glyph.height / 2
        picture.paste(INK, (int(x), int(y)), glyph)
    pen = ImageDraw.Draw(picture)
    for colour, width in ((BRASS, 4), (BRASS, 3), (INK, 4), (INK, 3)):
        pen.line(_wave(chance), fill=colour, width=width, joint="curve")
    file = io.BytesIO()
    picture.quantize(16, Image.Quantize.FASTOCTREE).save(file, "PNG")
    return file.getvalue()


def _glyph(digit: str, chance: random.Random) -> Image.Image:
    font = ImageFont.truetype(engine_settings.CAPTCHA_FONT_PATH, chance.randint(*FONT_SIZES))
    mask = Image.new("L", (112, 112))
    ImageDraw.Draw(mask).text((56, 56), digit, fill=255, font=font, anchor="mm")
    return mask.rotate(chance.uniform(-TURN, TURN), resample=Image.Resampling.BICUBIC)


def _wave(chance: random.Random) -> list[tuple[float, float]]:
    width, height = SIZE
    middle, swing = chance.uniform(0.35, 0.65) * height, chance.uniform(0.12, 0.32) * height
    length, start = chance.uniform(0.5, 1.1) * width, chance.uniform(0, math.tau)
    return [(x, middle + swing * math.sin(start + math.tau * x / length)) for x in range(-8, width + 9, 8)]
