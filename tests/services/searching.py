"""Searches as a visitor makes them."""

import re
from typing import Any
from urllib.parse import urlencode

from django.test import Client

from tests.pages import Page
from tests.services.conftest import page


def results(query: str, language: str = "ar", client: Client | None = None, **more: Any) -> Page:
    """The page of results."""
    return page(f"/{language}/search/?{urlencode({'q': query} | more, doseq=True)}", client)


def found(query: str, language: str = "ar", **more: Any) -> list[str]:
    """The keys of the services that the first page of results links to, in order."""
    text = results(query, language, **more).text.split('<ul class="results">')
    return re.findall(r'<h2><a href="/\w\w/services/[\w-]+/([\w-]+)/"', text[1]) if len(text) > 1 else []


def first(query: str, language: str = "ar", **more: Any) -> str:
    """The key of the first service found, or "nothing"."""
    return (found(query, language, **more) or ["nothing"])[0]
