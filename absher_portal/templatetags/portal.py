"""Builtin tags and filters of every template: icons, addresses, texts in their own language."""

from typing import Any
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.forms import BoundField, CheckboxSelectMultiple, RadioSelect
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from absher_portal.fallback import localised, localised_lines, own_language
from absher_portal.icons import ICONS, MIRRORED
from absher_portal.languages import other_languages

register = template.Library()
register.simple_tag(own_language)
register.simple_tag(other_languages)
register.filter(localised)
register.filter(localised_lines)
# The part of a query that makes another page of it; the rest (a token, a campaign) is no address of ours.
MEANINGFUL = ("q", "category", "kind", "access", "audience", "region", "city", "page")
WAITS = range(5, 65, 5)


@register.simple_tag
def icon(name: str, *modifiers: str) -> SafeString:
    """`{% icon "search" %}`, `{% icon category.slug "sm" %}`; a slug without an icon gets the document."""
    mirrored = ["mirrored"] if name in MIRRORED else []
    classes = " ".join(["icon", *(f"icon-{m}" for m in [*modifiers, *mirrored] if m)])
    shape = SafeString(ICONS.get(name) or ICONS["document"])
    return format_html('<svg class="{}" viewBox="0 0 24 24" aria-hidden="true">{}</svg>', classes, shape)


def in_language(path: str, code: str) -> str:
    """The same address in another language: only the prefix differs."""
    first, _slash, rest = path.removeprefix("/").partition("/")
    return f"/{code}/{rest}" if first in dict(settings.LANGUAGES) else path


@register.simple_tag(takes_context=True)
def switch_url(context: dict[str, Any], code: str) -> str:
    """Sets the language and leads to this page, query included, in that language."""
    there = in_language(context["request"].get_full_path(), code)
    return f"{reverse('set_language', args=[code])}?{urlencode({'next': there})}"


@register.simple_tag(takes_context=True)
def path_in(context: dict[str, Any], code: str) -> str:
    """This page's path and query in the given language, for a form's `formaction`."""
    return in_language(context["request"].get_full_path(), code)


@register.simple_tag(takes_context=True)
def alternates(context: dict[str, Any], path: str = "") -> SafeString:
    """`canonical` and `hreflang` links of the current page, or of the `path` that it is a second address of."""
    request: HttpRequest = context["request"]
    path = path or request.path
    query = urlencode([(k, v) for k in MEANINGFUL for v in request.GET.getlist(k) if v])
    tail = f"?{query}" if query else ""
    here = {code: f"{settings.SITE_URL}{in_language(path, code)}{tail}" for code, _name in settings.LANGUAGES}
    links = [("hreflang", code, there) for code, there in here.items()]
    links.append(("hreflang", "x-default", here[settings.LANGUAGE_CODE]))
    return format_html(
        '<link rel="canonical" href="{}">{}',
        f"{settings.SITE_URL}{path}{tail}",
        format_html_join("", '<link rel="alternate" {}="{}" href="{}">', links),
    )


@register.inclusion_tag("components/breadcrumbs.html")
def breadcrumbs(*labels_and_places: str) -> dict[str, Any]:
    """`{% breadcrumbs _("Services") "services" category.name category.url %}`: labels, each with a URL name or a path.

    Home comes first by itself.
    """
    pairs = zip(labels_and_places[::2], labels_and_places[1::2], strict=True)
    return {"crumbs": [(label, place if place.startswith("/") else reverse(place)) for label, place in pairs]}


@register.simple_tag(takes_context=True)
def current(context: dict[str, Any], name: str) -> SafeString:
    """`aria-current` for the navigation link to the page called `name`: the page itself, or a page below it."""
    request: HttpRequest | None = context.get("request")
    if request is None:
        return SafeString("")
    place = reverse(name)
    if request.path == place:
        return SafeString('aria-current="page"')
    below = name != "home" and request.path.startswith((place, *((reverse("search"),) if name == "services" else ())))
    return SafeString('aria-current="true"' if below else "")


@register.filter
def error_target(field: BoundField) -> str:
    """The id that an error's link leads to."""
    if isinstance(field.field.widget, RadioSelect | CheckboxSelectMultiple):
        return f"{field.auto_id}_0"
    return field.id_for_label or field.auto_id


@register.filter
def wait_step(seconds: float | None) -> int:
    """Seconds rounded up to one of the waits the stylesheet knows (5, 10 … 60); 0 when nothing is left to wait."""
    return next((step for step in WAITS if (seconds or 0) <= step), WAITS[-1]) if (seconds or 0) > 0 else 0


@register.simple_tag(takes_context=True)
def page_address(context: dict[str, Any], number: int) -> str:
    """The current address with another page number."""
    query = context["request"].GET.copy()
    query["page"] = str(number)
    return f"?{query.urlencode()}"
