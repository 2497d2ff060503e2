"""Days, times, numbers and money are printed by the portal's formats alone: Django's own are wrong for Arabic here."""

import re

import pytest

from tests.guards.source import APPS, ROOT, python_files

RAW_FILTER = re.compile(
    r"\|\s*(date|time|timesince|timeuntil|floatformat|filesizeformat|pluralize|naturaltime|naturalday|intcomma)\b"
)
RAW_TAG = re.compile(r"{%\s*(now|load\s+(humanize|l10n|tz))\b")
RAW_IMPORT = re.compile(r"django\.(utils\.(formats|timesince|dateformat)|contrib\.humanize)|\bimport locale\b")


def raw_formats(source: str) -> list[str]:
    """What of Django's own a template's source formats with."""
    return [found[0] for pattern in (RAW_FILTER, RAW_TAG) for found in pattern.finditer(source)]


def test_no_template_formats_with_django_s_own_filters():
    templates = sorted(f for f in ROOT.glob("templates/**/*") if f.is_file())
    found = {str(f.relative_to(ROOT)): raw for f in templates if (raw := raw_formats(f.read_text()))}
    assert found == {}


def test_no_module_formats_with_django_s_own_functions():
    formats = ROOT / "absher_portal/formats"
    files = [f for f in python_files(*APPS) if not f.is_relative_to(formats)]
    assert [str(f.relative_to(ROOT)) for f in files if RAW_IMPORT.search(f.read_text())] == []


@pytest.mark.parametrize(
    "source",
    ['{{ day|date:"Y" }}', "{{ day | timesince }}", "{{ sum|floatformat:2 }}", '{% now "Y" %}', "{% load humanize %}"],
)
def test_a_raw_format_is_seen(source: str):
    assert len(raw_formats(source)) == 1


@pytest.mark.parametrize("source", ["{{ update|dated }}", "{% both_dates day %}", "{{ wait_times|length }}"])
def test_what_only_looks_like_one_is_not(source: str):
    assert raw_formats(source) == []
