"""A week's hours in one cell: `sunday-thursday 08:00-14:30; saturday 09:00-12:00`."""

import re
from datetime import time
from itertools import groupby

from django.utils.translation import gettext as _

from absher_portal.text import plain_number
from activation.models import Weekday
from activation.opening import Hours, Stretch

DAYS = [day.name.lower() for day in Weekday]
PART = re.compile(r"([a-z]+)(?:\s*[-–]\s*([a-z]+))?\s+(\d{1,2}:\d\d)\s*[-–]\s*(\d{1,2}:\d\d)")


def written(hours: Hours) -> str:
    """The hours of a week as `read` takes them; nothing when they are not known."""
    by_day = [(day, [(h.opens, h.closes) for h in sorted(hours) if h.weekday == day]) for day in Weekday]
    parts = []
    for times, group in groupby(by_day, key=lambda pair: pair[1]):
        days = [DAYS[day] for day, _times in group]
        name = days[0] if len(days) == 1 else f"{days[0]}-{days[-1]}"
        parts += [f"{name} {opens:%H:%M}-{closes:%H:%M}" for opens, closes in times]
    return "; ".join(parts)


def read(text: str) -> Hours:
    """The hours of a cell, in order; `ValueError` names the part that nobody can read."""
    parts = [part.strip() for part in plain_number(text).lower().split(";")]
    found = [stretch for part in parts if part for stretch in _part(part)]
    if len({(stretch.weekday, stretch.opens) for stretch in found}) < len(found):
        raise ValueError(_("A day opens twice at the same time."))
    return tuple(sorted(found))


def _part(part: str) -> list[Stretch]:
    match = PART.fullmatch(part)
    try:
        if not match:
            raise ValueError
        first, last, *ends = match.groups()
        begin, end = DAYS.index(first), DAYS.index(last or first)
        opens, closes = (time.fromisoformat(at.zfill(5)) for at in ends)
    except ValueError:
        words = _("“%(part)s” is not like “sunday-thursday 08:00-14:30”.")
        raise ValueError(words % {"part": part[:40]}) from None
    return [Stretch((begin + n) % 7, opens, closes) for n in range((end - begin) % 7 + 1)]
