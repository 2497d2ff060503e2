"""“This is wrong” leads to whoever can put it right."""

import pytest

from services.registry.kinds import KINDS
from tests.conftest import enter
from tests.services.conftest import page


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_record_has_somebody_who_corrects_it(head, language):
    for kind, record in KINDS.items():
        main = page(f"/{language}/account/corrections/{kind}/", head).text.split("<main")[1]
        assert "<ol" in main or 'class="links"' in main, record


def test_citizens_go_to_civil_affairs_and_residents_to_the_passports(catalogue, client, citizen, resident):
    own = page("/en/account/corrections/person/", enter(client, citizen))
    assert "/en/activation/offices/?kind=civil-affairs" in set(own.links())
    theirs = page("/en/account/corrections/person/", enter(client, resident))
    assert "/en/activation/offices/?kind=passports" in set(theirs.links())


def test_a_violation_is_disputed_instead(head):
    links = set(page("/en/account/corrections/traffic-violation/", head).links())
    assert "/en/services/traffic-services/dispute-traffic-violations/" in links


def test_a_name_is_corrected_in_both_scripts(head):
    assert "both scripts are corrected together" in page("/en/account/corrections/person/", head).text


def test_the_answer_leads_there(head):
    links = set(page("/en/inquiries/travel-record/", head).links())
    assert "/en/account/corrections/travel-movement/" in links


def test_what_is_no_record_has_no_correction(head, client):
    assert head.get("/en/account/corrections/nothing/").status_code == 404


def test_strangers_sign_in_first(catalogue, client):
    assert client.get("/en/account/corrections/person/").status_code == 302
