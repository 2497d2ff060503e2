"""Several things in one sentence, as the active language lists them."""

from collections.abc import Iterable

from django.utils.translation import pgettext


def joined(items: Iterable[object]) -> str:
    """`a, b and c` or «أ وب وج»."""
    first, *rest = [str(item) for item in items] or [""]
    if not rest:
        return first
    text, last = first, rest.pop()
    for item in rest:
        # Translators: a list goes on, "a, b"; Arabic repeats و before each
        text = pgettext("list", "{items}, {next}").format(items=text, next=item)
    # Translators: a list ends, "a, b and c"
    return pgettext("list", "{items} and {last}").format(items=text, last=last)
