"""What the registry says to a question: a page of records, and what the verdict needs beside them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest
from django.utils import timezone

from services.inquiries.definition import Found
from services.inquiries.question import Question
from services.models.reads import RecordRead
from services.registry.protocol import MOST, PAGE, Batch, Query, Silent
from services.registry.reading import Reader, ask
from services.registry.record import Record

Why = RecordRead.Why


@dataclass(frozen=True, slots=True)
class Result:
    """`found` is None while nothing can be said: try again at `until`. `page` counts the records of a list."""

    found: Found | None
    as_of: datetime | None = None
    is_kept: bool = False
    until: datetime | None = None
    page: Page[Any] | None = None


def result(asked: Question) -> Result:
    """The records of the page that is asked for; raises `Refused` for a record that is not theirs to see."""
    reader, number = asked.reader(Why.INQUIRY), _page_number(asked.request)
    answer = ask(reader, asked.query((number - 1) * PAGE))
    if answer.batch and answer.batch.total and not answer.records:  # the list has fewer pages
        number = -(-answer.batch.total // PAGE)
        answer = ask(reader, asked.query((number - 1) * PAGE))
    if answer.batch is None:
        return Result(None, until=answer.until)
    records = kept(asked, answer.batch)
    if asked.record_name and not records:
        raise asked.refuse()
    page = Paginator(range(answer.batch.total), PAGE).get_page(number)
    found = _found(asked, reader, records, answer.batch.total, is_paged=number > 1)
    return Result(found, answer.batch.as_of, answer.is_kept, answer.until, page)


def kept(asked: Question, batch: Batch) -> tuple[Record, ...]:
    """Those records that the person may still see."""
    today = timezone.localdate()
    return tuple(record for record in batch.records if asked.inquiry.keeps(record, today))


def batches(asked: Question) -> Iterator[Batch]:
    """Every record, `MOST` at a time; raises `Silent` where the registry does not answer now."""
    offset, total = 0, 1
    while offset < total:
        answer = ask(asked.reader(Why.TABLE), asked.query(offset, MOST))
        if answer.batch is None or answer.is_kept:
            raise Silent(answer.until or timezone.now())
        yield answer.batch
        offset, total = offset + MOST, answer.batch.total


def _found(asked: Question, reader: Reader, records: tuple[Record, ...], total: int, *, is_paged: bool) -> Found:
    inquiry, number = asked.inquiry, asked.subject.number
    found = Found(records, total, is_own=asked.subject.relation == "self")
    if asked.record_name and inquiry.columns:
        return found  # one record of a list has no verdict
    if inquiry.beside:
        beside = ask(reader, Query(number, inquiry.beside, limit=1))
        found = replace(found, beside=next(iter(beside.records), None))
    if inquiry.weighs_all:
        if asked.is_narrowed or is_paged or total > PAGE:
            every = ask(reader, Query(number, inquiry.record, inquiry.where, limit=MOST))
            found = replace(found, every=kept(asked, every.batch) if every.batch else None)
    elif inquiry.telling or asked.is_narrowed or is_paged:
        told = ask(reader, asked.told_query())
        if told.batch:
            found = replace(found, told=next(iter(told.records), None), told_total=told.batch.total)
    return found


def _page_number(request: HttpRequest) -> int:
    asked = request.GET.get("page", "")
    return max(1, int(asked)) if asked.isdecimal() and len(asked) < 7 else 1
