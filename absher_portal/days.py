"""Days as people write them: either calendar, any digits, the month as a number or a word."""

import re
from datetime import date
from functools import cache

from django.conf import settings
from django.utils.dates import MONTHS, MONTHS_3
from django.utils.translation import override
from hijridate import Hijri

from absher_portal.formats.dates import HIJRI_MONTHS
from absher_portal.text import fold

HIJRI_YEARS = range(1343, 1501)  # those that the Umm al-Qura table knows


# As they are also called.
OTHERWISE = {
    "ربيع الثاني": 4, "جمادى الثانية": 6, "جماد الأول": 5, "جماد الثاني": 6, "ذي القعدة": 11, "ذي الحجة": 12,
    "Rabi al-awwal": 3, "Rabi al-thani": 4, "Jumada al-ula": 5, "Jumada al-akhirah": 6, "Shaban": 8,
    "Ramadhan": 9, "Dhul Qadah": 11, "Dhul Qi’dah": 11, "Dhul Hijjah": 12,
}  # fmt: skip


@cache
def _months() -> dict[str, int]:
    """The number of each month by its name in every language of the portal, in either calendar, folded."""
    named = {fold(name): number for name, number in OTHERWISE.items()}
    for code, _language in settings.LANGUAGES:
        with override(code):
            for number, name in [*MONTHS.items(), *enumerate(HIJRI_MONTHS, 1)]:
                named[fold(str(name))] = number
    with override("en"):
        return named | {fold(str(name)): number for number, name in MONTHS_3.items()}


@cache
def _month() -> re.Pattern[str]:
    # The longest first: "جمادى الأولى" before anything that stands in it.
    return re.compile(rf"\b({'|'.join(sorted(map(re.escape, _months()), key=len, reverse=True))})\b")


def read_day(text: str) -> date | None:
    """`2027-05-14`, `14/5/2027`, `١٤ مايو ٢٠٢٧`, `8-12-1448`, `8 ذو الحجة 1448هـ` → the day; None when it is none."""
    plain = _month().sub(lambda name: f" {_months()[name[0]]} ", fold(text))
    parts = [int(part) for part in re.findall(r"[0-9]{1,4}", plain)]
    if len(parts) != 3:
        return None
    year, month, day = parts if parts[0] > 31 else reversed(parts)
    try:
        if year in HIJRI_YEARS:
            return date.fromisoformat(Hijri(year, month, day).to_gregorian().isoformat())
        return date(year, month, day)
    except ValueError:
        return None
