"""Days as people write them: either calendar, any digits, the month as a number or a word."""

import re
from datetime import date

from hijridate import Hijri

from absher_portal.dates import GREGORIAN_MONTHS, HIJRI_MONTHS
from absher_portal.text import fold

HIJRI_YEARS = range(1343, 1501)  # those that the Umm al-Qura table knows


def _named(months: dict[str, list[str]]) -> dict[str, int]:
    return {fold(name): n for names in months.values() for n, name in enumerate(names, 1)}


# As they are also called.
OTHERWISE = {
    "ربيع الثاني": 4, "جمادى الثانية": 6, "جماد الأول": 5, "جماد الثاني": 6, "ذي القعدة": 11, "ذي الحجة": 12,
    "Rabi al-awwal": 3, "Rabi al-thani": 4, "Jumada al-ula": 5, "Jumada al-akhirah": 6, "Shaban": 8,
    "Ramadhan": 9, "Dhul Qadah": 11, "Dhul Qi’dah": 11, "Dhul Hijjah": 12,
}  # fmt: skip
MONTHS = _named(HIJRI_MONTHS) | _named(GREGORIAN_MONTHS)
MONTHS |= {fold(name): n for name, n in OTHERWISE.items()}
MONTHS |= {fold(name)[:3]: n for n, name in enumerate(GREGORIAN_MONTHS["en"], 1)}
# The longest first: "جمادى الأولى" before anything that stands in it.
MONTH = re.compile(rf"\b({'|'.join(sorted(map(re.escape, MONTHS), key=len, reverse=True))})\b")


def read_day(text: str) -> date | None:
    """`2027-05-14`, `14/5/2027`, `١٤ مايو ٢٠٢٧`, `8-12-1448`, `8 ذو الحجة 1448هـ` → the day; None when it is none."""
    plain = MONTH.sub(lambda name: f" {MONTHS[name[0]]} ", fold(text))
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
