"""Numbers, money and shares in the active language: Latin digits, `1,200.50`."""

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import ngettext, pgettext


def number(value: Decimal | float, decimals: int | None = None) -> str:
    """`1,200`; as many decimals as the value has, unless told."""
    return number_format(value, decimal_pos=decimals, force_grouping=True)


def riyals(amount: Decimal | int) -> str:
    """`SAR 300`, `SAR 1,200.50` or «300 ريال»; halalas only when there are any."""
    whole = amount % 1 == 0
    # A sum with halalas is counted like a hundred: «12.50 ريال».
    counted = abs(int(amount)) if whole else 100
    shown = number(amount, 0 if whole else 2)
    return ngettext("SAR %(amount)s", "SAR %(amount)s", counted) % {"amount": shown}


def percent(share: float) -> str:
    """A share of 1 in whole percents, `87%`; 0 and 100 only when it is nothing and all."""
    rounded = round(share * 100)
    if 0 < share < 1:
        rounded = min(max(rounded, 1), 99)
    # Translators: a share, such as "87%"
    return pgettext("share", "%(number)s%%") % {"number": number(rounded)}
