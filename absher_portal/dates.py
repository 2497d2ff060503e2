"""Dates in both calendars: Umm al-Qura (by hijridate) beside Gregorian, in the active language."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import get_language
from hijridate import Gregorian

GREGORIAN_MONTHS = {
    "ar": [
        "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو",
        "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
    ],
    "en": [
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ],
}  # fmt: skip
HIJRI_MONTHS = {
    "ar": [
        "محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة",
        "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة",
    ],
    "en": [
        "Muharram", "Safar", "Rabi I", "Rabi II", "Jumada I", "Jumada II",
        "Rajab", "Sha’ban", "Ramadan", "Shawwal", "Dhu al-Qa’dah", "Dhu al-Hijjah",
    ],
}  # fmt: skip


def local_date(moment: date | datetime) -> date:
    """The calendar day in Riyadh."""
    return timezone.localtime(moment).date() if isinstance(moment, datetime) else moment


def gregorian(day: date, language: str | None = None) -> str:
    """`22 November 2026` or «22 نوفمبر 2026م»."""
    language = _language(language)
    text = f"{day.day} {GREGORIAN_MONTHS[language][day.month - 1]} {day.year}"
    return text + "م" if language == "ar" else text


def hijri(day: date, language: str | None = None) -> str:
    """`12 Jumada II 1448 AH` or «12 جمادى الآخرة 1448هـ»; empty outside 1343–1500 AH, where no table exists."""
    language = _language(language)
    try:
        h = Gregorian(day.year, day.month, day.day).to_hijri()
    except (OverflowError, ValueError):
        return ""
    text = f"{h.day} {HIJRI_MONTHS[language][h.month - 1]} {h.year}"
    return text + ("هـ" if language == "ar" else " AH")


def clock_time(moment: datetime, language: str | None = None) -> str:
    """Riyadh time: `10:47` or «10:47 ص»."""
    local = timezone.localtime(moment)
    if _language(language) == "en":
        return f"{local:%H:%M}"
    return f"{local.hour % 12 or 12}:{local:%M} {'ص' if local.hour < 12 else 'م'}"


def _language(language: str | None) -> str:
    return "en" if (language or get_language() or "ar").startswith("en") else "ar"
