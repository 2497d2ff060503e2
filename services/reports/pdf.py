"""A sheet as PDF: A4, tagged (PDF/UA-1), fonts embedded, and text that copies in the order in which it is read.

WeasyPrint needs Pango, a library of the system. Without it reports are printed by the browser: no page offers a PDF.
"""

import re
from functools import cache, lru_cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.translation import override

from activation.own import qr
from services.reports.sheet import Sheet

HERE = Path(__file__).parent
OURS = "report:"  # the addresses of what a sheet may hold
QR = f"{OURS}qr.svg"
PICTURE = format_html('<img class="qr" src="{}" alt="QR">', QR)
# Tanwin, shadda and vowels: programs that copy text put them at the end of the line as often as upon their letter.
MARKS = re.compile("[\u064b-\u0652]")


@cache
def _weasyprint() -> ModuleType | None:
    """Loaded when it is first needed: it takes most of a second."""
    try:
        return import_module("weasyprint")
    except OSError:  # no Pango
        return None


def is_possible() -> bool:
    """Whether this machine can make PDFs."""
    return _weasyprint() is not None


def made(sheet: Sheet) -> bytes | None:
    """The file; None where this machine cannot make it. The longest list of its kind says how long it takes."""
    if (weasyprint := _weasyprint()) is None:
        return None
    with override("ar"):
        page = render_to_string("reports/pdf.html", {"sheet": sheet, "css": _css(), "picture": PICTURE})
    picture = qr.svg(sheet.verify_url).encode()

    def fetched(url: str) -> object:
        """Our own fonts and the QR code; nothing else is ever opened."""
        name = url.removeprefix(OURS)
        body = picture if url == QR else _fonts()[name]
        return weasyprint.urls.URLFetcherResponse(url, body, {"Content-Type": _kind(name)})

    document = weasyprint.HTML(string=MARKS.sub("", page), url_fetcher=fetched)
    file: bytes = document.write_pdf(pdf_variant="pdf/ua-1")
    return file


def _kind(name: str) -> str:
    return "image/svg+xml" if name.endswith(".svg") else "font/ttf"


@lru_cache(maxsize=1)
def _fonts() -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in (HERE / "fonts").glob("*.ttf")}


@lru_cache(maxsize=1)
def _css() -> str:
    return (HERE / "pdf.css").read_text()
