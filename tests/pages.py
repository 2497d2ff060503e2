"""Pages as a visitor's browser reads them: the answer, its elements, its links and its forms."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib
from django.http import HttpResponseBase
from django.test import Client
from django.urls import Resolver404, resolve
from django.utils.translation import override

TYPED = ("text", "email", "tel", "search", "number", "password", "url")
UNJUDGED = ("redraw", "new_code", "resend")  # buttons that do something else than send the form


@dataclass
class Page:
    """`path` with its query; `answer` as the test client got it."""

    path: str
    answer: HttpResponseBase

    @property
    def language(self) -> str:
        return self.path[1:3]

    @property
    def status(self) -> int:
        return self.answer.status_code

    @property
    def text(self) -> str:
        return getattr(self.answer, "content", b"").decode()

    @cached_property
    def parser(self) -> html5lib.HTMLParser:
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        parser.root = parser.parse(self.text)
        return parser

    @property
    def root(self) -> Element:
        return self.parser.root

    @property
    def is_public(self) -> bool:
        with override(self.language):
            try:
                return getattr(resolve(urlsplit(self.path).path).func, "is_public", False)
            except Resolver404:
                return False

    def all(self, *tags: str) -> list[Element]:
        return [element for element in self.root.iter() if element.tag in tags]

    def links(self) -> Iterator[str]:
        """Addresses of this site that the page leads to, without their fragments."""
        for link in self.all("a"):
            there = urlsplit(link.get("href", ""))
            if link.get("href") and not there.scheme and not there.netloc:
                path = there.path or urlsplit(self.path).path
                yield f"{path}?{there.query}" if there.query else path

    def forms(self) -> list["Form"]:
        return [Form(self, element) for element in self.all("form")]


@dataclass
class Form:
    """A form on a page, as a browser would send it."""

    page: Page
    element: Element

    @property
    def method(self) -> str:
        return self.element.get("method", "get").lower()

    @property
    def action(self) -> str:
        return self.element.get("action") or self.page.path

    def inputs(self) -> list[Element]:
        return [e for e in self.element.iter() if e.tag in ("input", "textarea", "select") and e.get("name")]

    def typed(self) -> list[str]:
        """The names of the fields that a person types into."""
        fields = [e for e in self.inputs() if e.tag != "select" and e.get("type", "text") in TYPED]
        return [e.get("name", "") for e in fields]

    def values(self) -> dict[str, str]:
        """What the form would send as it stands."""
        found: dict[str, str] = {}
        for e in self.inputs():
            if e.get("type") not in ("checkbox", "radio") or e.get("checked") is not None:
                found[e.get("name", "")] = value(e)
        return found

    def send(self, client: Client, **changes: Any) -> Page:
        send = client.post if self.method == "post" else client.get
        return Page(self.action, send(self.action, self.values() | changes))


def value(field: Element) -> str:
    """What a field holds."""
    if field.tag == "textarea":
        return field.text or ""
    if field.tag == "select":
        options = [e for e in field.iter() if e.tag == "option"]
        chosen = [e for e in options if e.get("selected") is not None] or options[:1]
        return chosen[0].get("value", "") if chosen else ""
    return field.get("value", "")


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def crawl(client: Client, *starts: str, within: str = "/", most: int = 1500) -> dict[str, Page]:
    """Follow the links from `starts` to every page of the site whose path begins with `within`.

    One address that leads on to another (`next=`) is one page, not as many as there are others.
    """
    waiting = list(starts)
    found: dict[str, Page] = {}
    while waiting and len(found) < most:
        path = waiting.pop(0)
        if path in found or not path.startswith(within) or "next=" in path:
            continue
        page = found[path] = Page(path, client.get(path))
        if page.status == 200 and page.answer["Content-Type"].startswith("text/html"):
            waiting += [link for link in page.links() if link not in found]
    return found
