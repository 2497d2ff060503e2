"""What the sentences of several inquiries share: how long something is valid, and what is said of no answer."""

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
class Document:
    """What is said of a document: of a valid one `%(day)s`, of one that ended `%(day)s` and `%(ago)s`.

    `states`: code → sentence and tone of a document that its day says nothing of. `ends`: the field of its last day.
    `renewal`: what can be done about one that has ended or soon ends.
    """

    valid: Label
    ended: Label
    none: Label
    ends: str = "expiry_date"
    states: Mapping[str, tuple[Label, Tone]] = field(default_factory=dict)
    renewal: Label = ""

    def verdict(self, record: Record | None) -> Verdict:
        """Whether it is valid today, until when or since when not. Its day decides, not the word beside it."""
        if record is None:
            return Verdict(str(self.none), Tone.NEUTRAL)
        if told := self.states.get(getattr(record, "status", "")):
            return Verdict(str(told[0]), told[1])
        day, today = getattr(record, self.ends), timezone.localdate()
        if day < today:
            return Verdict(since(self.ended, day), Tone.DANGER, str(self.renewal))
        is_soon = (day - today).days <= SOON
        return Verdict(until(self.valid, day), Tone.ATTENTION if is_soon else Tone.OK, str(self.renewal) * is_soon)


def until(sentence: Label, day: date) -> str:
    """The sentence with its `%(day)s` in both calendars, and the days left when that is soon."""
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
