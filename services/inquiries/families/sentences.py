"""What the sentences of several inquiries share: how long something is valid, and what a state means."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from absher_portal.formats import dates, durations
from services.inquiries.definition import Tone, Verdict
from services.registry.record import Record
from services.registry.values import Label

SOON = 30  # days before its end from which a document is to be looked at
COUNTED = 180  # days: further off, how many are left says nothing


@dataclass(frozen=True, slots=True)
class State:
    """What is said of a state that no day decides."""

    sentence: Label
    tone: Tone = Tone.DANGER
    more: Label = ""
    step: str = ""

    def verdict(self) -> Verdict:
        """In the active language."""
        return Verdict(str(self.sentence), self.tone, str(self.more), self.step)


@dataclass(frozen=True, slots=True)
class Document:
    """What is said of a document: of a valid one with its `%(day)s`, of one that ended with `%(ago)s` and `%(day)s`.

    `ends`: the field of its last day. `states`: code → what to say whatever the day. `renewal`: what to know of one
    that has ended or ends in `soon` days, and `step` the service that renews it. `worst`: how bad it is to have ended.
    """

    valid: Label
    ended: Label
    none: Label
    ends: str = "expiry_date"
    states: Mapping[str, State] = field(default_factory=dict)
    renewal: Label = ""
    step: str = ""
    soon: int = SOON
    worst: Tone = Tone.DANGER

    def verdict(self, record: Record | None) -> Verdict:
        """Until when, or since when not. The day decides between the two: the word beside it may be older."""
        if record is None:
            return Verdict(str(self.none), Tone.NEUTRAL)
        if state := self.states.get(getattr(record, "status", "")):
            return state.verdict()
        day = getattr(record, self.ends)
        tone = tone_of(day, self.soon)
        if tone == Tone.OK:
            return Verdict(until(self.valid, day))
        if tone == Tone.ATTENTION:
            return Verdict(until(self.valid, day), tone, str(self.renewal), self.step)
        return Verdict(since(self.ended, day), self.worst, str(self.renewal), self.step)


def tone_of(last_day: date, soon: int = SOON) -> Tone:
    """Bad once it has passed, to be looked at when it is at most `soon` days off."""
    left = (last_day - timezone.localdate()).days
    return Tone.DANGER if left < 0 else Tone.ATTENTION if left <= soon else Tone.OK


def until(sentence: Label, day: date) -> str:
    """The sentence with its `%(day)s` in both calendars, and how many days are left when that is soon."""
    said, left = str(sentence) % {"day": dates.both(day)}, days_left(day)
    if not left:
        return said
    # Translators: such as "Valid until 12 December 2026 – 20 days left"
    return pgettext("days left", "{sentence} – {left}").format(sentence=said, left=left)


def since(sentence: Label, day: date) -> str:
    """The sentence with its `%(day)s` in both calendars and `%(ago)s`: `yesterday`, `12 days ago`."""
    return str(sentence) % {"day": dates.both(day), "ago": durations.relative_day(day)}


def days_left(day: date) -> str:
    """`today is the last day`, `20 days left`; "" when the day has passed or is far off."""
    left = (day - timezone.localdate()).days
    if left == 0:
        return _("today is the last day")
    if left == 1:
        return _("tomorrow is the last day")
    return ngettext("%(count)d day left", "%(count)d days left", left) % {"count": left} if 1 < left <= COUNTED else ""
