"""Logs: one JSON object a line, with the reference of its request, and nothing that people typed.

Fields: `time` (UTC), `level`, `logger`, `message`, `request_id`; where it is about a request `method`, `path` (never
its query; the pattern, where the address holds a token), `status`, `ms`; of an exception its kind and where it came
through, without its words, which may quote what was typed.
"""

import re
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.http import HttpRequest
from pythonjsonlogger.json import JsonFormatter

from absher_portal import request_id

# Parts of an address that name pages of ours; a route with any other part is logged as its pattern.
SHOWN_PARTS = {"category", "service", "slug", "form"}
ROOT = Path(__file__).resolve().parent.parent
QUERY = re.compile(r"(?<=\S)\?\S+")
LONG_PART = re.compile(r"/[^/\s]{24,}")  # no page of ours is called so: a token, cut off or mistyped
LINK = re.compile(r"(?<=/not-me/)[^/\s]+")  # short, for a text message; here when its address was mistyped
NUMBER = re.compile(  # a code, an ID, a phone, whatever letters stand around it; not what looks so in a UUID
    r"(?P<uuid>\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b)|\d{6,}"
)


class JsonLines(JsonFormatter):
    """Tells what the list above names and drops everything else that a record may carry."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, json_ensure_ascii=False, **options)

    def add_fields(self, log_data: dict[str, Any], record: Any, message_dict: dict[str, Any]) -> None:
        request = getattr(record, "request", None)
        message = record.message
        log_data["time"] = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        log_data |= {"level": record.levelname, "logger": record.name, "message": ""}
        if reference := request_id.current.get() or getattr(request, "reference", ""):
            log_data["request_id"] = reference
        if isinstance(request, HttpRequest):
            log_data |= {"method": redacted(request.method or ""), "path": shown_path(request)}
            message = message.replace(request.path, log_data["path"])
        for name, field in (("status_code", "status"), ("ms", "ms")):
            if isinstance(getattr(record, name, None), int):
                log_data[field] = getattr(record, name)
        log_data["message"] = redacted(message)
        if record.exc_info:
            log_data["exception"] = way(record.exc_info[1])

    def formatException(self, ei: Any) -> str:
        """Nothing: Django's and Python's words quote values."""
        return ""


def way(error: BaseException | None) -> list[str]:
    """The kinds of an exception and of its causes, each with its frames as `file:line function`."""
    told: list[str] = []
    while error is not None and len(told) < 200:
        frames = [f"  {_place(f.filename)}:{f.lineno} {f.name}" for f in traceback.extract_tb(error.__traceback__)]
        told += [f"{type(error).__module__}.{type(error).__qualname__}", *frames]
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return told


def shown_path(request: HttpRequest) -> str:
    """The address without what only its owner may know."""
    match = request.resolver_match
    if match is None:
        return redacted(request.path)
    parts = set(match.captured_kwargs)  # type: ignore[attr-defined]
    path = request.path if parts <= SHOWN_PARTS and not match.args else f"/{match.route}"
    return _without_numbers(path)


def redacted(text: str) -> str:
    """Without queries, long parts of addresses, and numbers of six digits and more, in any script."""
    for pattern, stand_in in ((QUERY, "?…"), (LONG_PART, "/…"), (LINK, "…")):
        text = pattern.sub(stand_in, text)
    return _without_numbers(text)


def _without_numbers(text: str) -> str:
    return NUMBER.sub(lambda found: found["uuid"] or "…", text)


def _place(filename: str) -> str:
    path = Path(filename)
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else "/".join(path.parts[-3:])
