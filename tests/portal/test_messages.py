"""Every check of the catalogues finds its fault, and lets what is right pass."""

import polib
import pytest
from django.utils.translation import override

from absher_portal.messages import files, glossary
from absher_portal.messages.checks import ARABIC_PLURAL, catalogue_faults

pytestmark = pytest.mark.usefixtures("in_english")
SIX = ["لا أيام", "يوم واحد", "يومان", "%(n)d أيام", "%(n)d يومًا", "%(n)d يوم"]


@pytest.fixture
def in_english():
    with override("en"):
        yield


def catalogue(*entries: polib.POEntry, language: str = "ar", plural: str = ARABIC_PLURAL) -> polib.POFile:
    made = polib.POFile()
    made.metadata = {"Language": language, "Plural-Forms": plural}
    made.extend(entries)
    return made


def faults(english: str, arabic: str, language: str = "ar", **entry) -> str:
    made = polib.POEntry(msgid=english, msgstr=arabic, **entry)
    return " · ".join(fault.words for fault in catalogue_faults(catalogue(made), language))


def counted(forms: list[str]) -> str:
    made = polib.POEntry(msgid="%(n)d day", msgid_plural="%(n)d days", msgstr_plural=dict(enumerate(forms)))
    return " · ".join(fault.words for fault in catalogue_faults(catalogue(made), "ar"))


@pytest.mark.parametrize(
    ("english", "arabic", "words"),
    [
        ("Save", "", "is not translated"),
        ("Hello %(name)s", "أهلًا %(nam)s", "placeholders"),
        ("Hello {name}", "أهلًا", "placeholders"),
        ("<b>Save</b> it", "<i>احفظه</i>", "other tags"),
        ("Save", "احفظ ", "begins or ends with a space"),
        ("First, then", "أولًا, ثم", "Latin punctuation"),
        ("Really?", "حقًا?", "Latin punctuation"),
        ("One; two", "واحد; اثنان", "Latin punctuation"),
        ("Press “Save”", "اضغط “حفظ”", "quotes"),
        ("5 days", "٥ أيام", "Arabic-Indic digits"),
        ("Save", "\u202bاحفظ\u202c", "bidi embedding"),
        ("Save", "احـفظ", "stretched"),
        ("Save it", "احفظه\u00a0هنا", "no plain space"),
        ("Save", "احفظ\u200b", "nobody sees"),
        ("Save it", "احفظه  هنا", "two spaces"),
        ("Really?", "حقًا ؟", "space before punctuation"),
        ("Book", "کتاب", "Persian"),
        ("No", "ﻻ", "presentation"),
        ("Please save", "الرجاء الحفظ", "style bans"),
        ("Save", "Save", "no Arabic"),
        ("Enter your username", "أدخل المعرّف", "“username” is “اسم المستخدم”"),
        ("Enter the code", "أدخل كلمة السر", "“كلمة السر” is not used"),
    ],
)  # fmt: skip
def test_a_fault_is_named_to_the_translator(english: str, arabic: str, words: str):
    assert words in faults(english, arabic)


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("Enter your <b>username</b>, %(name)s", "أدخل <b>اسم المستخدم</b>، %(name)s"),
        ("1448 AH", "1448هـ"),
        ("Begins with {word}", "يبدأ بـ «{word}»"),
        ("An account, and its password", "حساب، وكلمة مروره"),
    ],
)  # fmt: skip
def test_what_is_right_passes(english: str, arabic: str):
    assert faults(english, arabic) == ""


def test_six_forms_that_count_pass_and_fewer_do_not():
    assert counted(SIX) == ""
    assert "has 5 plural forms, not 6" in counted(SIX[:5])


@pytest.mark.parametrize("form", [3, 4, 5])
def test_a_form_that_counts_names_its_number(form: int):
    assert f"in form {form}" in counted([*SIX[:form], "أيام", *SIX[form + 1 :]])


def test_a_form_nobody_wrote_is_missing():
    assert "is not translated" in counted([*SIX[:2], "", *SIX[3:]])


def test_arabic_counts_by_the_rule_of_arabic():
    head = catalogue(plural="nplurals=2; plural=(n != 1);")
    assert "Plural-Forms must be" in str(next(catalogue_faults(head, "ar")))


def test_a_guess_and_what_the_sources_no_longer_say_are_faults():
    assert "fuzzy" in faults("Save", "احفظ", flags=["fuzzy"])
    assert "no longer" in faults("Save", "احفظ", obsolete=True)


def test_english_is_judged_where_it_stands_in_the_sources():
    assert "“login” is not used" in faults("Go to the login page", "", language="en")


def test_every_term_of_the_glossary_has_its_word_in_both_languages():
    assert [term for term in glossary.terms() if not (term.approved("ar") and term.approved("en"))] == []


def test_a_language_nobody_has_begun_has_every_message_and_no_text():
    urdu = files.read("ur")
    assert len(urdu) == len(files.read("en"))
    assert not any(entry.translated() for entry in urdu)
