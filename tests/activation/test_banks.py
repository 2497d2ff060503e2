"""A person who knows a bank by any of its names finds what it is today, and what to do there."""

import pytest
from django.test import Client

from activation.models import Bank
from tests.activation.test_lists import seen
from tests.pages import Page, words

pytestmark = pytest.mark.usefixtures("centres")
BANKS = "/en/activation/banks/"


def headings(client: Client, path: str) -> list[str]:
    return [words(heading) for heading in Page(path, client.get(path)).all("h3")]


def test_each_of_the_twelve_bank_names_is_there_with_what_became_of_it(client: Client):
    text = seen(client, BANKS)
    assert "10 banks" in text
    assert "Samba Financial Group Now: Saudi National Bank (SNB)" in text
    assert "National Commercial Bank (AlAhli NCB) Now: Saudi National Bank (SNB)" in text
    assert "Alawwal Bank Now: Saudi Awwal Bank (SAB)" in text
    assert "The Saudi British Bank (SABB) Now: Saudi Awwal Bank (SAB)" in text


@pytest.mark.parametrize(
    ("old", "today"), [("ncb", "(SNB)"), ("samba", "(SNB)"), ("alawwal", "(SAB)"), ("sabb", "(SAB)")]
)
def test_an_old_name_leads_to_the_new_bank(client: Client, old: str, today: str):
    path = f"{BANKS}?bank={old}"
    (name, *_others) = headings(client, path)
    assert today in name
    assert str(Bank.objects.get(slug=old).successor_note_en) in seen(client, path)
    assert Page(path, client.get(path)).forms()[0].values() == {"bank": old}


def test_a_bank_of_today_is_found_by_its_own_name(client: Client):
    assert headings(client, f"{BANKS}?bank=al-rajhi")[0] == "Al Rajhi Bank"
    formerly = "Formerly: National Commercial Bank (AlAhli NCB) and Samba Financial Group"
    assert formerly in seen(client, f"{BANKS}?bank=snb")


def test_the_steps_stand_in_order_under_their_channel(client: Client):
    text = seen(client, f"{BANKS}?bank=anb")
    assert "Online banking Sign in to ANB Net. Open Absher services. Choose to activate." in text
    assert "Mobile app Open the bank’s app." in text


def test_a_channel_that_nothing_is_known_of_is_said_so(client: Client):
    assert "Not known yet: Phone banking, Cash machine and Branch" in seen(client, f"{BANKS}?bank=anb")
    assert "لا تتوفر معلومات عن: الصراف الآلي والفرع" in seen(client, "/ar/activation/banks/?bank=saib")


def test_steps_that_nobody_confirmed_are_marked(client: Client):
    assert "Steps not confirmed" in seen(client, f"{BANKS}?bank=riyad")
    assert "Steps not confirmed" not in seen(client, f"{BANKS}?bank=al-rajhi")


def test_a_bank_nobody_knows_is_named_and_all_are_shown(client: Client):
    text = seen(client, f"{BANKS}?bank=atlantis")
    assert "There is no bank “atlantis” here, so we show all banks." in text
    assert "10 banks" in text
