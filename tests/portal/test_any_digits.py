"""Whoever edits types numbers, days and times in their own digits; nothing has to be typed again."""

from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal

import pytest
from django import forms
from django.contrib.admin import site
from django.core.exceptions import ValidationError
from django.test import Client, RequestFactory
from django.utils.translation import override

from absher_portal import any_digits
from absher_portal.text import plain_number
from accounts.models import CentreNetwork, User
from activation.models import Holiday, Place
from activation.sheets import columns
from activation.sheets.notation import read
from tests.conftest import enter

TYPED = {
    forms.DateField: "٢٠٢٧-٠١-٣١",
    forms.DateTimeField: "٢٠٢٧-٠١-٣١ ٠٨:٣٠",
    forms.TimeField: "۰۸:۳۰",
    forms.DecimalField: "٠٫٥",
    forms.IntegerField: "١٬٢٠٠",
}


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("٣٠٠", "300"), ("۳۰۰", "300"), (" ３００ ", "300"), ("١٬٢٠٠٫٥٠", "1200.50"), ("1,200", "1200"),
        ("-1,234,567.8", "-1234567.8"), ("12,5", "12,5"), ("\u200f٢٠٢٧-٠١-٣١", "2027-01-31"), ("٠٨:٣٠", "08:30"),
        ("", ""), ("abc", "abc"),
    ],
)  # fmt: skip
def test_a_number_is_read_in_any_digits_and_with_its_separators(typed: str, plain: str):
    assert plain_number(typed) == plain


@pytest.mark.parametrize(
    ("field", "typed", "meant"),
    [
        (any_digits.IntegerField(), "١٬٢٠٠", 1200),
        (any_digits.DecimalField(), "١٬٢٠٠٫٥٠", Decimal("1200.50")),
        (any_digits.FloatField(), "٢٤٫٧", 24.7),
        (any_digits.DateField(), "٣١/٠١/٢٠٢٧", date(2027, 1, 31)),
        (any_digits.TimeField(), "٠٨:٣٠", time(8, 30)),
        (any_digits.IntegerField(required=False), "", None),
    ],
)
def test_each_field_means_what_was_typed(field: forms.Field, typed: str, meant: object):
    assert field.clean(typed) == meant


@pytest.mark.parametrize(
    ("field", "words"),
    [
        (any_digits.IntegerField(), "اكتب رقمًا."),
        (any_digits.DateField(), "اكتب التاريخ على صيغة \u20662027-09-23\u2069."),
        (any_digits.TimeField(), "اكتب الوقت على صيغة \u206608:30\u2069."),
    ],
)
def test_what_cannot_be_read_is_asked_for_in_words(field: forms.Field, words: str):
    with override("ar"):
        with pytest.raises(ValidationError) as refused:
            field.clean("غدًا")
        assert refused.value.messages == [words]


def test_a_moment_is_read_from_its_two_boxes():
    moment = any_digits.DateTimeField().clean(["٢٠٢٧-٠١-٣١", "٠٨:٣٠"])
    assert (moment.date(), moment.time()) == (date(2027, 1, 31), time(8, 30))
    assert isinstance(moment, datetime)


@pytest.mark.parametrize("typed", ["١٢،٥", "12,5", "²", "٣٠٠ ريال"])
def test_what_is_no_number_is_refused(typed: str):
    with pytest.raises(ValidationError):
        any_digits.DecimalField().clean(typed)


def admin_fields(admin: User) -> Iterator[tuple[str, forms.Field]]:
    """Every field of every form and inline of the admin, with its name."""
    request = RequestFactory().get("/admin/")
    request.user = admin
    for model, model_admin in site._registry.items():
        inlines = [inline.get_formset(request).form for inline in model_admin.get_inline_instances(request)]
        for form in [model_admin.get_form(request), *inlines]:
            yield from ((f"{model.__name__}.{name}", field) for name, field in form.base_fields.items())


def refuses(field: forms.Field, typed: str) -> bool:
    try:
        field.to_python(typed)
    except ValidationError:
        return True
    return False


@pytest.mark.django_db
def test_every_field_of_the_admin_takes_any_digits(admin: User):
    fields = [(name, field) for name, field in admin_fields(admin) if not field.widget.is_hidden]
    refused = [n for n, f in fields for kind, typed in TYPED.items() if isinstance(f, kind) and refuses(f, typed)]
    assert refused == []
    assert [n for n, f in fields if getattr(f.widget, "input_type", "") == "number"] == []


@pytest.mark.django_db
def test_an_editor_types_a_holiday_in_arabic_digits(client: Client, admin: User):
    enter(client, admin)
    typed = {"key": "eid", "name_ar": "عيد", "name_en": "Eid", "first_day": "٢٠٢٧-٠٣-٠٩", "last_day": "۲۰۲۷-۰۳-۱۴"}
    answer = client.post("/admin/activation/holiday/add/", typed)
    assert answer.status_code == 302
    assert (Holiday.objects.get().first_day, Holiday.objects.get().last_day) == (date(2027, 3, 9), date(2027, 3, 14))


def test_a_phone_and_a_network_are_kept_in_the_digits_that_machines_read():
    place, centre = Place(phone="+٩٦٦ ١١ ٠٠٠ ٠٠٠٠"), CentreNetwork(network="١٩٢.٠.٢.٠/٢٤", name="A")
    others = {field.name for field in Place._meta.fields if field.name != "phone"}
    place.clean_fields(exclude=others)
    centre.clean_fields()
    assert (place.phone, centre.network) == ("+966 11 000 0000", "192.0.2.0/24")


def test_a_sheet_is_read_in_any_digits_too():
    assert columns.Number(float).clean("٢٤٫٧") == 24.7
    assert columns.YesNo().clean("١")
    assert columns.Day().clean("٢٠٢٧-٠٩-٢٣") == date(2027, 9, 23)
    assert read("saturday ٠٩:٠٠-١٢:٠٠") == read("saturday 09:00-12:00")
