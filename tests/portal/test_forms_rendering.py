"""Every form of the portal is drawn in one place: label, hint, error in words, and nothing typed is lost."""

import pytest
from django import forms
from django.http import QueryDict
from django.template import Context, Template
from django.utils.translation import override

from absher_portal.forms import DigitsField, PortalForm

SUMMARY = Template('{% include "components/error_summary.html" %}')


class ExampleForm(PortalForm):
    national_id = DigitsField(
        label="National ID", help_text="10 digits", error_messages={"required": "Enter an ID number"}
    )
    password = forms.CharField(label="Password", widget=forms.PasswordInput)
    city = forms.ChoiceField(label="City", choices=[("riyadh", "Riyadh")])
    language = forms.ChoiceField(
        label="Language",
        choices=[("ar", "العربية"), ("en", "English")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a language"},
    )
    terms = forms.BooleanField(label="I accept the terms", error_messages={"required": "Accept the terms"})

    def clean(self):
        if self.cleaned_data.get("national_id") == "1":
            raise forms.ValidationError("Too short for an ID")


@pytest.fixture
def refused() -> ExampleForm:
    form = ExampleForm(QueryDict("password=secret"))
    assert not form.is_valid()
    return form


def test_an_error_stands_in_words_beside_its_field_and_is_read_with_it(refused):
    with override("en"):
        html = refused["national_id"].as_field_group()
    assert '<label for="id_national_id">National ID</label>' in html
    assert 'aria-describedby="id_national_id_helptext id_national_id_error"' in html
    assert 'id="id_national_id_helptext"' in html
    assert '<span class="visually-hidden">Error:</span> Enter an ID number' in html
    assert 'aria-invalid="true"' in html


def test_the_summary_takes_the_focus_and_leads_to_each_field_with_the_same_words(refused):
    html = SUMMARY.render(Context({"form": refused}))
    assert 'role="alert" tabindex="-1" autofocus' in html
    assert '<a href="#id_national_id">Enter an ID number</a>' in html
    assert '<a href="#id_language_0">Choose a language</a>' in html
    assert '<a href="#id_terms">Accept the terms</a>' in html


def test_an_error_of_the_whole_form_stands_in_the_summary():
    assert "<li>Too short for an ID</li>" in SUMMARY.render(Context({"form": ExampleForm(QueryDict("national_id=1"))}))


def test_what_was_typed_stays_but_a_password_never_comes_back():
    html = str(ExampleForm(QueryDict("national_id=19-0 00&password=secret&language=en")))
    assert 'value="19-0 00"' in html
    assert "secret" not in html
    assert html.count("checked") == 1


def test_radio_buttons_are_a_question_with_answers_in_their_own_language(refused):
    html = refused["language"].as_field_group()
    assert "<legend>Language</legend>" in html
    assert 'aria-describedby="id_language_error"' in html
    assert '<label for="id_language_0" lang="ar" dir="rtl">العربية</label>' in html


def test_the_show_button_waits_for_its_script():
    with override("en"):
        html = ExampleForm()["password"].as_field_group()
    assert '<button type="button" hidden data-shows="id_password" data-hide="Hide">Show' in html


def test_a_label_with_html_is_shown_as_text_unless_we_wrote_it():
    class Named(PortalForm):
        name = forms.CharField(label="<b>Name</b>")

    assert "&lt;b&gt;Name&lt;/b&gt;" in str(Named())


def test_no_field_asks_the_browser_to_judge():
    assert "required" not in str(ExampleForm())
