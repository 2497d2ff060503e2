"""The simulated bank and kiosk: activated in a minute, by the very API, and told in words when not."""

import re

import pytest
from django.conf import settings
from django.test import Client

from absher_portal.checks import production
from accounts.models import User
from activation.access import assurance_level
from activation.models import Act, Bank, Place, ProviderKey
from activation.models.acts import Kind
from tests.conftest import enter

from .conftest import request_of

BANK, KIOSK = "/demo/bank/", "/demo/kiosk/"


@pytest.fixture
def english(client: Client, citizen: User) -> Client:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return enter(client, citizen)


def typed(number: str, **changes: str) -> dict[str, str]:
    return {"reference": number, "national_id": "1900000025", "confirmed": "on", "bank": "fictional"} | changes


def test_my_activation_leads_to_the_bank_with_everything_filled_in(english, number):
    page = english.get("/en/account/activation/").content.decode()
    link = re.search(r'href="(/demo/bank/[^"]+)"', page)[1].replace("&amp;", "&")
    form = english.get(link).content.decode()
    assert f'value="{number}"' in form
    assert 'value="1900000025"' in form
    assert '<option value="fictional" selected' in form


def test_a_newcomer_is_activated_at_the_bank(english, number, citizen):
    page = english.post(BANK, typed(number)).content.decode()
    assert "Your account is activated" in page
    assert "POST /api/activation/v1/activations" in page
    assert "1900000025" not in page
    assert assurance_level(citizen) == "activated"
    assert Act.objects.of(citizen)[0].provider_key == f"demo-bank-{ProviderKey.objects.get().provider.bank_id}"


def test_a_newcomer_is_activated_at_the_kiosk(english, citizen, kiosk):
    page = english.post(KIOSK, typed(request_of(citizen, "kiosks"))).content.decode()
    assert "Your account is activated" in page
    assert Act.objects.of(citizen)[0].place == kiosk


def test_pressing_twice_activates_once_and_says_so_both_times(english, number, citizen):
    attempt = "0b9f4f4e-7c1e-4f6e-9f43-3d6a5a0f7f11"
    pages = [english.post(BANK, typed(number, attempt=attempt)).content.decode() for _ in range(2)]
    assert all("Your account is activated" in page for page in pages)
    assert Act.objects.of(citizen).filter(kind=Kind.ACTIVATED).count() == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"national_id": "1900000033"}, "The ID number is not the one of this account"),
        ({"reference": "0000000000 00"}, "The portal does not know this reference"),
        ({"reference": "nonsense"}, "Check the reference"),
        ({"national_id": "12"}, "10 digits"),
        ({"confirmed": ""}, "Tick that you have signed in"),
        ({"bank": "none-such"}, "Choose a bank from the list"),
    ],
)
def test_what_goes_wrong_is_said_in_words(english, number, citizen, changes, words):
    assert words in english.post(BANK, typed(number, **changes)).content.decode()
    assert assurance_level(citizen) == "requested"


def test_the_language_button_keeps_what_was_typed(english, number):
    page = english.post(BANK, typed(number, redraw="ar")).content.decode()
    assert 'lang="ar"' in page
    assert f'value="{number}"' in page
    assert not Act.objects.filter(kind=Kind.ACTIVATED).exists()


def test_no_simulated_signature_counts_in_production(english, number, citizen, settings):
    settings.PRODUCTION = True
    assert "The portal did not accept the request" in english.post(BANK, typed(number)).content.decode()
    assert assurance_level(citizen) == "requested"


def test_production_refuses_to_start_with_the_simulation_in_it(settings):
    settings.PRODUCTION = True
    assert "portal.E021" in [fault.id for fault in production(None)]


def test_who_knows_the_old_name_finds_the_bank(english, bank):
    Bank.objects.create(slug="old", name_ar="بنك قديم", name_en="Old Bank", is_active=False, successor=bank)
    assert "Fictional Bank (formerly Old Bank)" in english.get(BANK).content.decode()


def test_a_kiosk_that_nobody_has_confirmed_says_so(english, kiosk):
    assert "Not confirmed" not in english.get(KIOSK).content.decode()
    Place.objects.update(is_illustrative=True)
    assert "Not confirmed" in english.get(KIOSK).content.decode()
