"""Fees as pages say them."""

from decimal import Decimal

from django.utils.translation import gettext, pgettext

from absher_portal.formats import amounts


def riyals(amount: Decimal | None) -> str:
    """`SAR 300`, `Free`, or that we do not know."""
    if amount is None:
        return gettext("Not known yet")
    return amounts.riyals(amount) if amount else pgettext("fee", "Free")
