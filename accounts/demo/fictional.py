"""Numbers for whoever tries the demonstration: in ranges believed never issued, the check digit right."""

import secrets

from accounts.identity import with_check_digit


def fictional_id() -> str:
    """A citizen's ID number, 19…; drawn anew, so that two people rarely get the same."""
    return with_check_digit(f"19{secrets.randbelow(10**7):07}")


def fictional_mobile() -> str:
    """`050 000 0000` to `050 000 9999`; nothing is ever sent there."""
    return f"050 000 {secrets.randbelow(10**4):04}"
