"""Choices that filter a list: links of a plain GET."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

# Who asks → the audiences of what they may use: what serves citizens and residents serves either.
AUDIENCES = {"citizen": {"citizen", "both"}, "resident": {"resident", "both"}, "employer": {"employer"}}


@dataclass(frozen=True)
class Choice:
    label: str
    url: str
    current: bool
    count: int | None = None


def chosen(request: HttpRequest, name: str, values: Iterable[str]) -> str:
    """The value asked for, or "" when none or an unknown one is."""
    value = request.GET.get(name, "")
    return value if value in values else ""


def choices(request: HttpRequest, name: str, options: list[tuple[str, Any, int]]) -> list[Choice]:
    """Links for (value, label, count), the first for all. None when there is nothing to choose."""
    now = chosen(request, name, [value for value, _, _ in options])
    (_, _, total), *others = options
    if not now and not any(0 < count < total for _, _, count in others):
        return []
    return [
        Choice(label, _address(request, name, value), value == now, count)
        for value, label, count in options
        if count or value in ("", now)
    ]


def _address(request: HttpRequest, name: str, value: str) -> str:
    query = request.GET.copy()
    query.pop("page", None)
    query.pop(name, None)
    if value:
        query[name] = value
    return f"?{query.urlencode()}" if query else request.path
