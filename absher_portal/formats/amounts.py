"""Numbers and money in the active language: Latin digits, `1,200.50`."""

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import ngettext


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
