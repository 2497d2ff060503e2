"""What the engine draws over the digits (`CAPTCHA_NOISE_FUNCTIONS`) and does to the picture in the end."""

import math
import random

from PIL import Image, ImageDraw

LINE = "#ad7a26"
INK = "#0a3346"


def curves(draw: ImageDraw.ImageDraw, image: Image.Image) -> ImageDraw.ImageDraw:
    """Waves through the digits: some in their ink and weight, which tells a program nothing apart."""
    for colour, width in ((LINE, 3), (LINE, 3), (INK, 5), (INK, 4)):
        draw.line(_wave(*image.size), fill=colour, width=width, joint="curve")
    return draw


def _wave(width: int, height: int) -> list[tuple[float, float]]:
    between = random.uniform
    middle, swing = between(0.3, 0.7) * height, between(0.15, 0.35) * height
    length, start = between(0.5, 1.1) * width, between(0, math.tau)
    return [(x, middle + swing * math.sin(start + math.tau * x / length)) for x in range(-8, width + 9, 8)]


def few_colours(image: Image.Image) -> Image.Image:
    """Sixteen colours: a third of the bytes."""
    return image.quantize(16)
