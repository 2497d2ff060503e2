"""What staff keep and see of limits: the centres' networks, and the ranges of numbers with their alarms."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from absher_portal.clock import db_now
from accounts import failures, limits
from accounts.models import CentreNetwork, RecoveryAttempt, SendRange, User
from tests.conftest import enter, person

pytestmark = pytest.mark.django_db
NETWORKS, RANGES = "/admin/accounts/centrenetwork/", "/admin/accounts/sendrange/"


@pytest.fixture
def staff(client: Client, admin: User) -> Client:
    return enter(client, admin)


@pytest.mark.parametrize("network", ["192.0.2.7", "192.0.2.0/24", "2001:db8:1::/48"])
def test_staff_register_a_centres_network(staff: Client, network: str) -> None:
    assert staff.post(f"{NETWORKS}add/", {"network": network, "name": "Riyadh"}).status_code == 302
    assert CentreNetwork.objects.get().network == network


@pytest.mark.parametrize("network", ["192.0.2", "192.0.2.0/33", "centre.example", "2001:db8::/129"])
def test_what_is_no_network_is_refused_in_words(staff: Client, network: str) -> None:
    staff.cookies["django_language"] = "en"
    page = staff.post(f"{NETWORKS}add/", {"network": network, "name": "Riyadh"}).content.decode()
    assert "Enter an address like 192.0.2.7" in page


def test_staff_see_the_ranges_with_an_alarm_and_change_none(staff: Client) -> None:
    hour = int(db_now().timestamp()) // 3600
    SendRange.objects.create(prefix="+96650000", hour=hour, sent=30, alarmed_at=db_now())
    quiet = SendRange.objects.create(prefix="+96650001", hour=hour, sent=1)
    page = staff.get(RANGES, {"alarmed": "yes"}).content.decode()
    assert "+96650000" in page
    assert "+96650001" not in page
    assert "+96650001" in staff.get(RANGES, {"alarmed": "no"}).content.decode()
    assert staff.get(f"{RANGES}{quiet.pk}/change/").status_code == 200
    assert staff.post(f"{RANGES}{quiet.pk}/change/", {"sent": 0}).status_code == 403
    assert staff.get(f"{RANGES}add/").status_code == 403


def test_wrong_passwords_are_forgotten_on_the_record_and_never_a_superusers_by_less(
    client: Client, citizen: User, admin: User
) -> None:
    officer = person("fictional41", "1900000041", "+966500000041", is_staff=True, language="en")
    officer.user_permissions.add(*Permission.objects.filter(codename__in=["view_user", "change_user"]))
    for user in (citizen, admin):
        failures.reserve(failures.account_key(user))
    chosen = {"action": "forget_wrong_passwords", "_selected_action": [citizen.pk, admin.pk]}
    enter(client, officer).cookies["django_language"] = "en"
    page = client.post("/admin/accounts/user/", chosen, follow=True)
    assert [failures.recent(failures.account_key(user)) for user in (citizen, admin)] == [0, 1]
    assert [event.purpose for event in citizen.security_events] == ["wrong-passwords-forgotten"]
    assert not admin.security_events.filter(kind="state-changed").exists()
    assert "Only an administrator can do this" in page.content.decode()


def test_answers_that_are_used_up_are_forgotten_with_the_wrong_passwords(staff: Client, citizen: User) -> None:
    pair = RecoveryAttempt.pair_of(citizen)
    while limits.allow("recovery-answers", pair):
        pass
    staff.post("/admin/accounts/user/", {"action": "forget_wrong_passwords", "_selected_action": citizen.pk})
    assert limits.allow("recovery-answers", pair)
