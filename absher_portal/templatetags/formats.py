"""Builtin tags and filters that print days, times, numbers, lists and identifiers: the only way in a template."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from absher_portal.formats import amounts, dates, durations, identifiers, lists

register = template.Library()
register.filter("number", amounts.number)


@register.simple_tag
def both_dates(day: date | datetime | None = None) -> SafeString:
    """Both calendars in one `<time>`, each unbroken; today when no day is given."""
    local = dates.local_date(day or timezone.now())
    written = [_unbroken(text) if text else None for text in (dates.gregorian(local), dates.hijri(local))]
    return format_html('<time datetime="{}">{}</time>', local.isoformat(), _in_both(*written))


@register.simple_tag
def date_range(first: date, last: date) -> SafeString:
    """From one day to another in both calendars, saying what they share once; a single day as `both_dates`."""
    if first == last:
        return both_dates(first)
    ends = dates.gregorian_ends(first, last), dates.hijri_ends(first, last)
    return _in_both(*(_range(first, last, *pair) if pair else None for pair in ends))


@register.simple_tag
def clock_time(moment: datetime) -> SafeString:
    """`10:47` or «10:47 ص» in Riyadh."""
    return _time(timezone.localtime(moment).isoformat("T", "minutes"), dates.clock_time(moment))


@register.simple_tag
def relative(moment: date | datetime) -> SafeString:
    """`5 minutes ago`, `in 20 days`: beside the date where that matters, never on a page that is kept."""
    if isinstance(moment, datetime):
        return _time(timezone.localtime(moment).isoformat("T", "minutes"), durations.relative(moment))
    return _time(moment.isoformat(), durations.relative_day(moment))


@register.simple_tag
def ltr(text: Any) -> SafeString:
    """Numbers that identify, addresses of machines: always left to right, never mixed into the line."""
    return format_html('<bdi dir="ltr">{}</bdi>', text)


@register.simple_tag
def phone(number: str) -> SafeString:
    """`+966500000001` as `050 000 0001`, left to right."""
    return ltr(identifiers.phone(number))


@register.simple_tag
def plate(letters: str, digits: str) -> SafeString:
    """«أ ب ح 1234» or `ABJ 1234`, kept apart from the line; Arabic letters read their own way inside it."""
    return ltr(identifiers.plate(letters, digits))


@register.filter
def riyals(amount: Decimal | None) -> str:
    """`SAR 1,200.50`; nothing for nothing."""
    return "" if amount is None else amounts.riyals(amount)


@register.filter
def joined(items: Iterable[Any]) -> SafeString:
    """`a, b and c`, each escaped unless it is safe already."""
    return mark_safe(lists.joined(conditional_escape(item) for item in items))  # noqa: S308 - escaped one by one


def _unbroken(text: str) -> SafeString:
    return format_html('<span class="unbroken">{}</span>', text)


def _time(machine: str, text: str) -> SafeString:
    return format_html('<time class="unbroken" datetime="{}">{}</time>', machine, text)


def _range(first: date, last: date, head: str, tail: str) -> SafeString:
    ends = {"first": _time(first.isoformat(), head), "last": _time(last.isoformat(), tail)}
    return format_html(dates.range_pattern(head), **ends)


def _in_both(gregorian: SafeString | None, hijri: SafeString | None) -> SafeString:
    if gregorian and hijri:
        return format_html(dates.both_pattern(), gregorian=gregorian, hijri=hijri)
    return gregorian or hijri or SafeString("")
