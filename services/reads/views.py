"""“Who looked at my data”: each read of the person's records, and each refusal, for them to see."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Max, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from accounts.security.history import Choice
from accounts.signin.person import signed_in
from services.models import RecordRead, Service
from services.reads.recent import BY_OTHERS, about
from services.registry.kinds import KINDS

SHOWN = 20  # visits of a page
FILTERS: dict[str, tuple[str | Promise, Q]] = {
    "": (pgettext_lazy("reads", "All"), Q()),
    "others": (_("By others"), BY_OTHERS),
    "refused": (pgettext_lazy("reads", "Refused"), Q(outcome=RecordRead.Outcome.REFUSED)),
}
TONES = {RecordRead.Outcome.ANSWERED: "ok", RecordRead.Outcome.REFUSED: "danger"}


@dataclass
class Line:
    """What one visit to one page read: `nouns` of the records; `service` is None for no inquiry of the catalogue."""

    read: RecordRead
    service: Service | None
    nouns: list[str | Promise] = field(default_factory=list)

    @property
    def who(self) -> str | Promise:
        """As what they asked; oneself also where it was refused."""
        is_own = self.read.reader == self.read.about
        return RecordRead.Capacity.SELF.label if is_own else self.read.get_capacity_display()

    @property
    def masked_other(self) -> str:
        """`19••••••17`, or "" for oneself and for somebody who had not signed in."""
        return "" if self.read.reader == self.read.about else self.read.masked_reader

    @property
    def tone(self) -> str:
        """Of the outcome's tag."""
        return TONES.get(RecordRead.Outcome(self.read.outcome), "sand")


@login_required
@require_safe
def record_reads(request: HttpRequest) -> HttpResponse:
    """The reads about oneself, in pages of the visits that read them; `?show=` filters them."""
    asked = request.GET.get("show", "")
    asked = asked if asked in FILTERS else ""
    reads = about(signed_in(request)).filter(FILTERS[asked][1])
    visits = reads.order_by().values_list("request_id").annotate(newest=Max("at")).order_by("-newest", "request_id")
    page = Paginator(visits, SHOWN).get_page(request.GET.get("page"))
    found = reads.filter(request_id__in=[visit for visit, _newest in page])
    links = [
        Choice(label, f"?show={name}" if name else request.path, name == asked)
        for name, (label, _rule) in FILTERS.items()
    ]
    return render(request, "reads/reads.html", {"page": page, "lines": list(lines(found)), "filters": links})


def lines(reads: Iterable[RecordRead]) -> Iterator[Line]:
    """The reads as lines, in their order; what one page read in one go stands in one line."""
    reads = list(reads)
    services = {row.key: row for row in Service.objects.published().filter(key__in={read.service for read in reads})}
    for _visit, together in groupby(reads, _visit_of):
        first, *more = together
        nouns = {read.kind: KINDS[read.kind].noun for read in (first, *more) if read.kind in KINDS}
        yield Line(first, services.get(first.service), list(nouns.values()))


def _visit_of(read: RecordRead) -> tuple[Any, ...]:
    who = (read.capacity, read.reader, read.request_id)
    return (*who, read.service, read.why, read.outcome)
