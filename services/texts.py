"""Texts as pages say them: in their own language when the page's is missing; amounts in riyals."""

from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, ngettext, pgettext

from services.search.words import marked


def said(row: Any, field: str, wanted: list[str] | None = None) -> SafeString:
    """A translated field, escaped, the `wanted` words marked; with `lang` and `dir` when it fell back to Arabic."""
    text = getattr(row, field) or ""
    html = marked(text, wanted) if wanted else conditional_escape(text)
    if get_language() == "en" and text and not getattr(row, f"{field}_en"):
        return format_html('<span lang="ar" dir="rtl">{}</span>', html)
    return html


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
