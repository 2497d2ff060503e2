"""Arabic says everything that English says: whole, well spelt, and in step with the sources."""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib
import pytest

from tests.guards.source import APPS, ROOT
from tests.needs import in_ci

ARABIC = polib.pofile(str(ROOT / "locale/ar/LC_MESSAGES/django.po"))
ENGLISH = polib.pofile(str(ROOT / "locale/en/LC_MESSAGES/django.po"))
PLURAL = (
    "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5;"
)
PLACEHOLDER = re.compile(r"%\(\w+\)[#0\- +]?\d*(?:\.\d+)?[sdifr]|%[sdif]|\{[\w.]*\}")
TAG = re.compile(r"</?[a-z][^>]*>")
FAULTS = {
    "Latin punctuation after an Arabic letter": re.compile(r"[\u0620-\u064a]\s*[,;?](?=\s|$)"),
    "straight quotes round Arabic": re.compile(r"[\"“”][\u0620-\u064a]|[\u0620-\u064a][\"“”]"),
    "Arabic-Indic digits": re.compile(r"[٠-٩۰-۹]"),
    "bidi embedding or override": re.compile("[\u202a-\u202e]"),
    "a Persian or Urdu letter": re.compile("[\u06a9\u06cc\u06c1\u06be\u06d2\u0679\u06ba]"),
    "presentation forms": re.compile("[\ufb50-\ufdff\ufe70-\ufefc]"),
    "a space before punctuation": re.compile(r"\s[،؛؟:.](?:\s|$)"),
    "words that the style notes ban": re.compile(r"\bيتم\b|\bتم\s+ال|\bقم ب|\bالرجاء\b|من فضلك"),
    "two spaces": re.compile(r"\S {2,}\S"),
}


def texts(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def said(entries: list[polib.POEntry]) -> list[str]:
    return [f"{e.msgid!r} ({', '.join(where for where, _ in e.occurrences)})" for e in entries]


def test_every_sentence_has_an_arabic_one():
    assert said(ARABIC.untranslated_entries()) == []


@pytest.mark.parametrize("catalogue", [ARABIC, ENGLISH], ids=["ar", "en"])
def test_nothing_is_fuzzy_or_left_over(catalogue):
    assert said([e for e in catalogue if e.fuzzy or e.obsolete]) == []


def test_arabic_counts_in_six_forms():
    assert ARABIC.metadata["Plural-Forms"] == PLURAL
    assert said([e for e in ARABIC if e.msgid_plural and len(texts(e)) != 6]) == []


def test_each_plural_form_names_its_number():
    """One and two may be words; zero, few, many and other need the number or a word for none."""
    wordless = [
        e
        for e in ARABIC
        if e.msgid_plural
        and PLACEHOLDER.findall(e.msgid_plural)
        and not all(PLACEHOLDER.findall(e.msgstr_plural[form]) for form in (3, 4, 5))
    ]
    assert said(wordless) == []


def test_placeholders_survive_translation():
    changed = []
    for entry in ARABIC:
        wanted = sorted(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
        for form, text in enumerate(texts(entry)):
            found = sorted(PLACEHOLDER.findall(text))
            few = bool(entry.msgid_plural) and form < 3 and set(found) <= set(wanted)
            if text and found != wanted and not few:
                changed.append(f"{entry.msgid!r} form {form}: {found} for {wanted}")
    assert changed == []


def test_tags_and_edges_survive_translation():
    changed = []
    for entry in ARABIC:
        for text in filter(None, texts(entry)):
            if sorted(TAG.findall(entry.msgid)) != sorted(TAG.findall(text)) or text != text.strip():
                changed.append(entry)
    assert said([e for e in changed if e.msgid == e.msgid.strip()]) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_arabic_is_spelt_as_the_style_notes_ask(fault):
    plain = {id(e): [TAG.sub("", PLACEHOLDER.sub("0", t)) for t in texts(e)] for e in ARABIC}
    assert said([e for e in ARABIC if any(FAULTS[fault].search(t) for t in plain[id(e)])]) == []


def test_no_sentence_stays_english_in_arabic():
    plain = [(e, TAG.sub("", PLACEHOLDER.sub("", t))) for e in ARABIC for t in texts(e) if t]
    english = [e for e, t in plain if re.search("[A-Za-z]{4}", t) and not re.search("[\u0620-\u064a]", t)]
    assert said([e for e in english if e.msgid not in ("English",)]) == []


@pytest.mark.skipif(not shutil.which("xgettext") and not in_ci(), reason="gettext is not installed")
def test_the_catalogues_are_in_step_with_the_sources():
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in (*APPS, "templates", "locale", "manage.py", "pyproject.toml"):
            copy_tree = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy_tree(ROOT / name, copy / name)
        make = [sys.executable, "manage.py", "makemessages", "-l", "ar", "-l", "en", "-v0", "--no-obsolete"]
        subprocess.run(make, cwd=copy, check=True)
        for language, catalogue in (("ar", ARABIC), ("en", ENGLISH)):
            fresh = polib.pofile(str(copy / f"locale/{language}/LC_MESSAGES/django.po"))
            assert keys(fresh) == keys(catalogue)


def keys(catalogue: polib.POFile) -> set[tuple[str | None, str, str]]:
    return {(e.msgctxt, e.msgid, e.msgid_plural) for e in catalogue if not e.obsolete}
