"""How a page writes a value of a record, by its kind, in the active language."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, ngettext, pgettext

from absher_portal.formats import amounts, dates, identifiers
from absher_portal.languages import direction, text_language
from absher_portal.templatetags import formats as tags
from services.registry.values import Kind, Spec, Words

SHOWN_END = 4  # characters of a masked number


def in_words(words: Words) -> tuple[str, str]:
    """A text of the registry in the page's language, or in the first that it has; and the language it is in."""
    language = text_language()
    code = language if language in words else next(iter(words))
    return words[code], code


def shown(spec: Spec, held: Any) -> SafeString:
    """HTML for the value; "" for none."""
    return SafeString("") if held is None else HTML.get(spec.kind, _escaped)(spec, held)


def plain(spec: Spec, held: Any) -> str:
    """The same as text, for sentences and tables of other programs; "" for none."""
    return "" if held is None else PLAIN[spec.kind](spec, held)


def _masked(number: str) -> str:
    return f"••••{number[-SHOWN_END:]}"


def _plate(letters_and_digits: str) -> str:
    return identifiers.plate(letters_and_digits[:3], letters_and_digits[3:])


def _yes_no(held: bool) -> str:
    return pgettext("answer", "Yes") if held else pgettext("answer", "No")


def _days(count: int) -> str:
    return ngettext("%(count)d day", "%(count)d days", count) % {"count": count}


def _moment(held: Any) -> str:
    return gettext("%(day)s, %(time)s") % {"day": dates.both(dates.local_date(held)), "time": dates.clock_time(held)}


def _escaped(spec: Spec, held: Any) -> SafeString:
    return conditional_escape(PLAIN[spec.kind](spec, held))


def _in_its_language(text: str, code: str) -> SafeString:
    if code == get_language():
        return conditional_escape(text)
    return format_html('<span lang="{}" dir="{}">{}</span>', code, direction(code), text)


def names(words: Words) -> SafeString:
    """A name in every script that it is registered in, the page's first."""
    first = in_words(words)[1]
    others = [(code, direction(code), text) for code, text in words.items() if code != first]
    small = format_html_join(" ", '<small lang="{}" dir="{}">{}</small>', others)
    return format_html("{} {}", _in_its_language(words[first], first), small)


def _ends_html(spec: Spec, day: Any) -> SafeString:
    return format_html("{} <small>{}</small>", tags.both_dates(day), tags.relative(day))


def _moment_html(spec: Spec, moment: Any) -> SafeString:
    return format_html("{} <small>{}</small>", tags.both_dates(moment), tags.clock_time(moment))


PLAIN: Mapping[Kind, Callable[[Spec, Any], str]] = {
    Kind.WORDS: lambda spec, held: in_words(held)[0],
    Kind.NAME: lambda spec, held: in_words(held)[0],
    Kind.IDENTIFIER: lambda spec, held: str(held),
    Kind.MASKED: lambda spec, held: _masked(held),
    Kind.DAY: lambda spec, held: dates.both(held),
    Kind.ENDS: lambda spec, held: dates.both(held),
    Kind.MOMENT: lambda spec, held: _moment(held),
    Kind.DAYS: lambda spec, held: _days(held),
    Kind.COUNT: lambda spec, held: amounts.number(held),
    Kind.YEAR: lambda spec, held: str(held),
    Kind.MONEY: lambda spec, held: amounts.riyals(held),
    Kind.CHOICE: lambda spec, held: str(spec.options[held].label),
    Kind.PLATE: lambda spec, held: _plate(held),
    Kind.YES_NO: lambda spec, held: _yes_no(held),
}
HTML: Mapping[Kind, Callable[[Spec, Any], SafeString]] = {
    Kind.WORDS: lambda spec, held: _in_its_language(*in_words(held)),
    Kind.NAME: lambda spec, held: names(held),
    Kind.IDENTIFIER: lambda spec, held: tags.ltr(held),
    Kind.MASKED: lambda spec, held: tags.ltr(_masked(held)),
    Kind.DAY: lambda spec, held: tags.both_dates(held),
    Kind.ENDS: _ends_html,
    Kind.MOMENT: _moment_html,
    Kind.PLATE: lambda spec, held: tags.plate(held[:3], held[3:]),
}
