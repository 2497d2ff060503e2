"""What every page keeps to. A rule takes a page and yields its faults in words."""

import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from django.conf import settings

from tests.pages import Page, words

Rule = Callable[[Page], Iterator[str]]
# Latin words that stand in Arabic text as they are: names of works, and what is isolated as a number or sample.
NAMES = re.compile("SIL Open Font License|\u2066.*?\u2069")
LATIN_WORDS = re.compile(r"\b[A-Za-z]{2,}[,.]?\s+[A-Za-z]{2,}\b")
ARABIC = re.compile("[\u0620-\u064a]")
DATA = ("application/json", "application/ld+json")  # scripts that no browser runs
UNSEEN = ("script", "style", "template", "svg", "head")


def one_main_heading(page: Page) -> Iterator[str]:
    headings = [words(h) for h in page.all("h1")]
    if len(headings) != 1 or not headings[0]:
        yield f"h1: {headings}"


def headings_step_down(page: Page) -> Iterator[str]:
    last = 1
    for heading in page.all("h1", "h2", "h3", "h4", "h5"):
        level = int(heading.tag[1])
        if level > last + 1:
            yield f"{heading.tag} {words(heading)!r} after h{last}"
        last = level


def names_itself(page: Page) -> Iterator[str]:
    title = words(page.all("title")[0]) if page.all("title") else ""
    name = settings.SITE_NAME[page.language]
    if not title.endswith(f" – {name}") or title.startswith(" –"):
        yield f"title: {title!r}"
    description = [m.get("content", "") for m in page.all("meta") if m.get("name") == "description"]
    if len(description) != 1 or not 20 <= len(description[0]) <= 220:
        yield f"description: {description}"


def speaks_its_language(page: Page) -> Iterator[str]:
    html = page.all("html")[0]
    wanted = ("ar", "rtl") if page.language == "ar" else ("en", "ltr")
    if (html.get("lang"), html.get("dir")) != wanted:
        yield f"html: {html.attrib}"
    for element in page.root.iter():
        if element.get("lang") and element.get("dir") != {"ar": "rtl", "en": "ltr"}[element.get("lang", "")]:
            yield f"{element.tag}: {element.attrib}"
    for text, language in texts(page.all("body")[0], page.language):
        foreign = LATIN_WORDS.search(NAMES.sub("", text)) if language == "ar" else ARABIC.search(text)
        if foreign and language in ("ar", "en"):
            yield f"{text.strip()[:80]!r} in {language}"


def texts(element: Element, language: str) -> Iterator[tuple[str, str]]:
    """Every seen text with its language; what stands in `<bdi dir=ltr>` or `<code>` is of none."""
    language = element.get("lang") or language
    if element.tag in UNSEEN or not isinstance(element.tag, str):
        return
    if element.tag == "code" or (element.tag == "bdi" and element.get("dir") == "ltr"):
        language = ""
    for name in ("aria-label", "alt", "title", "placeholder", "label"):
        yield element.get(name, ""), language
    yield element.text or "", language
    for child in element:
        yield from texts(child, language)
        yield child.tail or "", language


def every_field_has_a_label(page: Page) -> Iterator[str]:
    labels = {label.get("for") for label in page.all("label") if words(label)}
    for field in page.all("input", "select", "textarea"):
        named = field.get("id") in labels or field.get("aria-label") or field.get("aria-labelledby")
        if field.get("type") not in ("hidden", "submit") and not named:
            yield f"no label: {field.attrib}"


def everything_pressed_has_a_name(page: Page) -> Iterator[str]:
    for element in page.all("a", "button", "summary"):
        named = (
            element.get("aria-hidden") or words(element) or element.get("aria-label") or element.get("aria-labelledby")
        )
        if not named and not [e for e in element.iter("img") if e.get("alt")]:
            yield f"nameless {element.tag}: {element.attrib}"
    yield from (f"img without alt: {i.get('src')}" for i in page.all("img") if i.get("alt") is None)


def ids_are_unique_and_met(page: Page) -> Iterator[str]:
    ids = [e.get("id") for e in page.root.iter() if e.get("id")]
    yield from (f"id {i!r} stands {ids.count(i)} times" for i in {i for i in ids if ids.count(i) > 1})
    for element in page.root.iter():
        named = [element.get(a, "") for a in ("for", "aria-labelledby", "aria-describedby", "aria-controls", "form")]
        named += [element.get("href", "")[1:]] if element.get("href", "").startswith("#") else []
        yield from (f"no element {i!r}" for i in " ".join(named).split() if i not in ids)


def is_valid_html(page: Page) -> Iterator[str]:
    for position, code, _details in page.parser.errors:
        yield f"{code} at {position}"


def keeps_to_the_content_policy(page: Page) -> Iterator[str]:
    for element in page.root.iter():
        inline = [a for a in element.attrib if a == "style" or a.startswith("on")]
        if inline or element.tag == "style" or str(element.get("href", "")).startswith("javascript:"):
            yield f"inline: {element.tag} {element.attrib}"
        if element.tag == "script" and not element.get("src") and element.get("type") not in DATA:
            yield "inline script"
        source = element.get("src") or (element.get("href") if element.tag == "link" else None) or ""
        if source.startswith(("http:", "https:", "//")) and element.get("rel") not in ("canonical", "alternate"):
            yield f"from elsewhere: {source}"


def says_where_it_stands(page: Page) -> Iterator[str]:
    """Of public pages: one canonical address in the page's language; the alternates are it in both."""
    links = {(e.get("rel"), e.get("hreflang")): e.get("href", "") for e in page.all("link")}
    canonical = links.get(("canonical", None), "")
    if not canonical.startswith(f"{settings.SITE_URL}/{page.language}/"):
        yield f"canonical: {canonical}"
    place = canonical.removeprefix(f"{settings.SITE_URL}/{page.language}/")
    if place.split("?")[0].split("/")[-2:] != page.path.split("?")[0][4:].split("/")[-2:]:
        yield f"canonical is another page: {canonical}"
    for code, language in (("ar", "ar"), ("en", "en"), ("x-default", "ar")):
        if links.get(("alternate", code)) != f"{settings.SITE_URL}/{language}/{place}":
            yield f"alternate {code}: {links.get(('alternate', code))}"


def is_the_same_for_everyone(page: Page) -> Iterator[str]:
    """Of public pages."""
    if page.answer.cookies:
        yield f"sets cookies: {list(page.answer.cookies)}"
    if "cookie" in page.answer.get("Vary", "").lower():
        yield "varies by cookie"
    if "csrfmiddlewaretoken" in page.text or any(f.method == "post" for f in page.forms()):
        yield "has a form that changes something"
    if "public" not in page.answer.get("Cache-Control", ""):
        yield f"Cache-Control: {page.answer.get('Cache-Control')}"
    if "?" not in page.path and not page.answer.has_header("ETag"):
        yield "no ETag"


def is_kept_by_nobody(page: Page) -> Iterator[str]:
    """Of personal pages."""
    if "no-store" not in page.answer.get("Cache-Control", ""):
        yield f"Cache-Control: {page.answer.get('Cache-Control')}"


EVERY: list[Rule] = [
    one_main_heading,
    headings_step_down,
    names_itself,
    speaks_its_language,
    every_field_has_a_label,
    everything_pressed_has_a_name,
    ids_are_unique_and_met,
    is_valid_html,
    keeps_to_the_content_policy,
]
PUBLIC: list[Rule] = [is_the_same_for_everyone, says_where_it_stands]
