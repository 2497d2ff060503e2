"""The table of an inquiry for spreadsheets: every record, sent as it is read."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import chain

from django.http import Http404, HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import get_language, gettext, override
from django.views.decorators.http import require_safe

from accounts.signin.person import signed_in
from activation.access import activated_account_required
from services.inquiries.asking import batches, kept
from services.inquiries.definition import INQUIRIES, Inquiry
from services.inquiries.question import Question, Refused, question
from services.inquiries.running import runs_here
from services.inquiries.tables import sheet_heads, sheet_rows
from services.inquiries.views import find, note_turned_away, refused, silent
from services.models import Listing
from services.registry.protocol import Batch, Silent

BOM = "\ufeff"  # or spreadsheets misread Arabic


@require_safe
def inquiry_table(request: HttpRequest, key: str) -> HttpResponseBase:
    """What the page of the inquiry lists at the same query, all pages of it; 404 where there is no table."""
    listing, definition = find(key), INQUIRIES.get(key)
    if definition is None or definition.is_public or not definition.columns or not runs_here(listing.service):
        raise Http404("no such table")
    note_turned_away(request, definition)
    return _table(request, listing, definition)


@activated_account_required  # type: ignore[arg-type]  # which passes on what it gets
def _table(request: HttpRequest, listing: Listing, definition: Inquiry) -> HttpResponseBase:
    try:
        asked = question(request, signed_in(request), definition)
        if asked.is_to_choose:
            raise Http404("about nobody")
        rest = batches(asked)
        first = next(rest)  # before anything is sent
        if asked.record_name and not first.records:
            raise asked.refuse()
    except Refused as refusal:
        return refused(request, listing, refusal)
    except Silent as silence:
        return silent(request, listing, silence)
    lines = _lines(asked, chain([first], rest), get_language() or "")
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{definition.key}-{timezone.localdate()}.csv"'
    return response


def _lines(asked: Question, found: Iterator[Batch], language: str) -> Iterator[str]:
    """Text of the file, a batch at a time, in the page's language; its last line says so if it is not whole."""
    with override(language):
        text = BOM + _written([sheet_heads(asked.inquiry)])
        broken = gettext("This table is not complete: the registry stopped answering. Download it again.")
    yield text
    try:
        for batch in found:
            with override(language):
                text = _written(sheet_rows(asked.inquiry, kept(asked, batch)))
            yield text
    except Silent:
        yield _written([[broken]])


def _written(rows: Iterable[list[str]]) -> str:
    page = StringIO()
    csv.writer(page).writerows(rows)
    return page.getvalue()
