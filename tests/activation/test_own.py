"""My activation: a citizen asks for it, prints the slip, thinks again; nobody rewrites what happened."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from accounts.models import User
from activation import reference
from activation.access import assurance_level
from activation.models import Act, Bank
from activation.models.acts import Kind, NotPossible
from tests.conftest import confirm, enter
from tests.pages import Page, words

PAGE = "/en/account/activation/"


@pytest.fixture
def signed_in(client: Client, citizen: User) -> Client:
    return enter(client, citizen)


@pytest.fixture
def bank(db: None) -> Bank:
    return Bank.objects.create(slug="fictional", name_ar="بنك خيالي", name_en="Fictional Bank")


def asked(user: User) -> Act:
    return Act.objects.of(user).get(kind=Kind.REQUESTED)


def test_a_stranger_is_led_to_sign_in(client):
    assert client.get(PAGE)["Location"].startswith("/en/account/sign-in/?next=")


def test_who_asks_gets_a_reference_and_stands_as_requested(signed_in, citizen):
    page = signed_in.post(PAGE, {"way": "passports"}, follow=True)
    number = asked(citizen).reference
    assert reference.read(number) == number
    assert reference.shown(number) in page.content.decode()
    assert assurance_level(citizen) == "requested"


def test_asking_twice_keeps_the_first_reference(signed_in, citizen):
    signed_in.post(PAGE, {"way": "passports"})
    signed_in.post(PAGE, {"way": "kiosks"})
    assert asked(citizen).channel == "offices"


def test_a_bank_must_be_named(signed_in, citizen, bank):
    page = signed_in.post(PAGE, {"way": "banks"})
    assert "Choose your bank" in page.content.decode()
    assert not Act.objects.exists()
    signed_in.post(PAGE, {"way": "banks", "bank": bank.slug})
    assert asked(citizen).bank == bank


def test_who_knows_the_old_name_finds_the_bank(signed_in, bank):
    Bank.objects.create(slug="old", name_ar="بنك قديم", name_en="Old Bank", is_active=False, successor=bank)
    assert "Fictional Bank (formerly Old Bank)" in signed_in.get(PAGE).content.decode()


@pytest.mark.parametrize("odd", [{}, {"way": "carrier-pigeon"}, {"way": "banks", "bank": "none-such"}])
def test_an_odd_choice_is_refused_in_words(signed_in, odd):
    page = signed_in.post(PAGE, odd)
    assert page.status_code == 200
    assert "There is a problem" in page.content.decode()
    assert not Act.objects.exists()


def test_the_slip_says_all_that_the_counter_needs_and_no_whole_id(signed_in, citizen):
    signed_in.post(PAGE, {"way": "kiosks"})
    slip = signed_in.get(PAGE + "slip/").content.decode()
    assert reference.shown(asked(citizen).reference) in slip
    assert "<svg" in slip
    assert citizen.masked_id in slip
    assert citizen.national_id not in slip


def test_who_chose_a_bank_is_led_to_its_own_steps(signed_in, centres):
    signed_in.post(PAGE, {"way": "banks", "bank": "anb"})
    assert 'href="/en/activation/banks/?bank=anb"' in signed_in.get(PAGE).content.decode()
    slip = Page(PAGE + "slip/", signed_in.get(PAGE + "slip/"))
    assert "Online banking Sign in to ANB Net. Open Absher services." in words(slip.root)


def test_there_is_no_slip_without_a_request(signed_in):
    assert signed_in.get(PAGE + "slip/")["Location"] == PAGE


def test_another_way_takes_a_new_reference(signed_in, citizen):
    signed_in.post(PAGE, {"way": "kiosks"})
    first = asked(citizen).reference
    signed_in.get(PAGE + "cancel/")
    assert assurance_level(citizen) == "requested"  # a GET changes nothing
    signed_in.post(PAGE + "cancel/")
    assert assurance_level(citizen) == "registered"
    signed_in.post(PAGE, {"way": "passports"})
    assert Act.objects.of(citizen).first().reference != first


@pytest.mark.parametrize("ended", [[Kind.CANCELLED], [Kind.ACTIVATED, Kind.REVOKED]])
def test_an_office_s_check_brings_no_ended_reference_back(signed_in, citizen, ended):
    signed_in.post(PAGE, {"way": "kiosks"})
    for kind in (*ended, Kind.CHECKED):
        Act.objects.record(citizen, kind)
    number = reference.shown(asked(citizen).reference)
    assert number not in signed_in.get(PAGE).content.decode()
    assert signed_in.get(PAGE + "slip/")["Location"] == PAGE


def test_who_waits_for_a_second_officer_in_vain_chooses_another_way(signed_in, citizen):
    Act.objects.record(citizen, Kind.CHECKED, channel="offices")
    assert f'href="{PAGE}cancel/"' in signed_in.get(PAGE).content.decode()
    assert "The check at the office will no longer count." in signed_in.get(PAGE + "cancel/").content.decode()
    signed_in.post(PAGE + "cancel/")
    signed_in.post(PAGE, {"way": "kiosks"})
    assert [act.kind for act in Act.objects.of(citizen)] == ["requested", "cancelled", "checked"]


def test_who_asked_for_nothing_has_nothing_to_take_back(signed_in):
    assert [signed_in.get(PAGE + "cancel/")["Location"], signed_in.post(PAGE + "cancel/")["Location"]] == [PAGE] * 2
    assert not Act.objects.exists()


def test_one_activation_wins_and_the_other_is_told(citizen):
    Act.objects.record(citizen, Kind.ACTIVATED, channel="banks")
    with pytest.raises(NotPossible) as told:
        Act.objects.record(citizen, Kind.ACTIVATED, channel="offices")
    assert told.value.last.channel == "banks"


def test_an_activated_person_sees_it_and_cannot_ask_again(signed_in, citizen):
    Act.objects.record(citizen, Kind.ACTIVATED, channel="banks")
    page = signed_in.post(PAGE, {"way": "kiosks"}, follow=True).content.decode()
    assert "Your account is activated" in page
    assert "Get a reference" not in page


def test_a_page_of_ours_is_offered_as_the_way_back_and_no_other(signed_in):
    assert 'href="/en/services/"' in signed_in.get(PAGE, {"next": "/en/services/"}).content.decode()
    assert "evil" not in signed_in.get(PAGE, {"next": "https://evil.example/"}).content.decode().split("<main")[1]


def test_the_way_back_is_still_there_after_the_slip_and_another_way(signed_in):
    signed_in.get(PAGE, {"next": "/en/services/"})
    signed_in.post(PAGE, {"way": "kiosks"})
    signed_in.get(PAGE + "slip/")
    signed_in.post(PAGE + "cancel/")
    assert 'href="/en/services/"' in signed_in.get(PAGE).content.decode().split("<main")[1]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite knows REPLACE")
def test_no_one_replaces_what_happened(citizen):
    act = Act.objects.record(citizen, Kind.REQUESTED, reference=reference.fresh())
    act.state, act.pk = "activated", None
    values = {field.column: getattr(act, field.attname) for field in Act._meta.concrete_fields if field.name != "id"}
    values |= {"account": act.account.hex, "checked": "{}", "at": "2026-01-01"}
    sql = f"REPLACE INTO activation_act ({', '.join(values)}) VALUES ({', '.join(['%s'] * len(values))})"
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, list(values.values()))


@pytest.mark.parametrize("sql", ["UPDATE activation_act SET state = 'activated'", "DELETE FROM activation_act"])
def test_no_one_rewrites_what_happened(citizen, sql):
    Act.objects.record(citizen, Kind.REQUESTED, reference=reference.fresh())
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_what_was_done_is_in_the_person_s_download(signed_in, citizen):
    signed_in.post(PAGE, {"way": "kiosks"})
    confirm(signed_in, citizen)
    file = signed_in.post("/en/account/security/export/").json()
    assert [act["kind"] for act in file["activation"]["acts"]] == ["requested"]
    assert file["activation"]["state"] == "requested"
