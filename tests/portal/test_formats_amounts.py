"""Numbers, riyals, lists and identifiers, as each language writes them."""

from decimal import Decimal

import pytest
from django.utils.translation import override

from absher_portal.formats.amounts import number, riyals
from absher_portal.formats.identifiers import phone, plate
from absher_portal.formats.lists import joined


@pytest.mark.parametrize("language", ["ar", "en", "ur"])
@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (0, None, "0"), (999, None, "999"), (1000, None, "1,000"), (1234567, None, "1,234,567"),
        (-1500, None, "-1,500"), (Decimal("1200.5"), 2, "1,200.50"), (Decimal("0.5"), None, "0.5"), (2.25, 1, "2.2"),
    ],
)  # fmt: skip
def test_numbers_are_grouped_with_latin_digits_in_every_language(language, value, decimals, written):
    with override(language):
        assert number(value, decimals) == written


@pytest.mark.parametrize(
    ("amount", "arabic", "english"),
    [
        (0, "0 ريال", "SAR 0"),
        (1, "ريال واحد", "SAR 1"),
        (2, "ريالان", "SAR 2"),
        (3, "3 ريالات", "SAR 3"),
        (10, "10 ريالات", "SAR 10"),
        (11, "11 ريالًا", "SAR 11"),
        (99, "99 ريالًا", "SAR 99"),
        (100, "100 ريال", "SAR 100"),
        (102, "102 ريال", "SAR 102"),
        (103, "103 ريالات", "SAR 103"),
        (1000, "1,000 ريال", "SAR 1,000"),
        (Decimal("300.00"), "300 ريال", "SAR 300"),
        (Decimal("0.50"), "0.50 ريال", "SAR 0.50"),
        (Decimal("2.5"), "2.50 ريال", "SAR 2.50"),
        (Decimal("1200.50"), "1,200.50 ريال", "SAR 1,200.50"),
    ],
)
def test_riyals_are_counted_as_arabic_counts_and_show_halalas_only_when_there_are_any(amount, arabic, english):
    with override("ar"):
        assert riyals(amount) == arabic
    with override("en"):
        assert riyals(amount) == english


@pytest.mark.parametrize(
    ("items", "arabic", "english"),
    [
        ([], "", ""),
        (["أ"], "أ", "أ"),
        (["أ", "ب"], "أ وب", "أ and ب"),
        (["أ", "ب", "ج"], "أ وب وج", "أ, ب and ج"),
        (["{a}", "%s", "د", 4], "{a} و%s ود و4", "{a}, %s, د and 4"),
    ],
)
def test_a_list_ends_as_the_language_ends_it(items: list[object], arabic: str, english: str):
    with override("ar"):
        assert joined(iter(items)) == arabic
    with override("en"):
        assert joined(items) == english


def test_a_saudi_mobile_is_written_as_people_dial_it():
    assert phone("+966500000001") == "050 000 0001"
    assert [phone(text) for text in ("+966 11 000 0000", "920000000", "")] == ["+966 11 000 0000", "920000000", ""]


def test_a_plate_has_spaced_arabic_letters_or_their_latin_ones():
    with override("ar"):
        assert plate("أبح", "1234") == "أ ب ح 1234"
    for language in ("en", "ur"):
        with override(language):
            assert [plate("أبح", "1234"), plate("هوى", "7")] == ["ABJ 1234", "HUV 7"]
