"""Amounts as pages say them."""

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext, pgettext


def riyals(amount: Decimal | None) -> str:
    """`SAR 300`, `Free`, or that we do not know; decimals only when there are any."""
    if amount is None:
        return gettext("Not known yet")
    if not amount:
        return pgettext("fee", "Free")
    whole = amount == int(amount)
    # A sum with halalas is counted like a hundred: «12.50 ريال».
    number = int(amount) if whole else 100
    shown = number_format(amount, decimal_pos=0 if whole else 2, force_grouping=True)
    return ngettext("SAR %(amount)s", "SAR %(amount)s", number) % {"amount": shown}
