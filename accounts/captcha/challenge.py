import secrets


def five_digits() -> tuple[str, str]:
    digits = "".join(secrets.choice("23456789") for _ in range(5))
    return digits, digits
