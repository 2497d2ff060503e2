"""What the picture says: the engine's `CAPTCHA_CHALLENGE_FUNCT`."""

import secrets

from accounts.numbers import IMAGE_CODE_LENGTH


def five_digits() -> tuple[str, str]:
    """(what is drawn, what is to be typed). No 0 and 1, which look like letters; never the shared `random`,
    which the drawing of pictures seeds."""
    digits = "".join(secrets.choice("23456789") for _ in range(IMAGE_CODE_LENGTH))
    return digits, digits
