"""What is left behind in another's browser: a cookie of somebody's choice, a session that should be over."""

from typing import Any

import pytest
from django.test import Client

from accounts.admin import UserAdmin
from accounts.models import EmailChange, KnownDevice, PhoneChange, SecurityEvent, User
from accounts.models.devices import COOKIE
from tests.accounts.conftest import sign_in_fully
from tests.conftest import enter

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_device_cookie_that_we_did_not_make_is_replaced(noura: User) -> None:
    browser = Client()
    browser.cookies[COOKIE] = "chosen-by-somebody-else-0001"
    sign_in_fully(browser, noura)
    ours = browser.cookies[COOKIE].value
    assert ours != "chosen-by-somebody-else-0001"
    assert KnownDevice.find(noura, ours)
    assert KnownDevice.find(noura, "chosen-by-somebody-else-0001") is None


def test_a_device_keeps_its_cookie_from_one_account_to_the_next(noura: User, citizen: User) -> None:
    browser = Client()
    for user in (noura, citizen):
        ours = KnownDevice.remember(user, browser.cookies[COOKIE].value if COOKIE in browser.cookies else "")
        browser.cookies[COOKIE] = ours
    assert KnownDevice.find(noura, ours)
    assert KnownDevice.find(citizen, ours)


@pytest.mark.parametrize("state", ["locked", "closed"])
def test_a_session_that_staff_end_with_the_account_does_not_come_back_with_it(noura: User, admin: User, state) -> None:
    browser, staff = Client(), enter(Client(), admin)
    sign_in_fully(browser, noura)
    for chosen in (state, "open"):
        staff.post(f"/admin/accounts/user/{noura.pk}/change/", {"state": chosen, "language": "ar"})
        noura.refresh_from_db()
        assert noura.state == chosen
        assert browser.get("/ar/account/").status_code == 302
    assert SecurityEvent.objects.filter(kind=SecurityEvent.Kind.STATE_CHANGED).count() == 2


def test_what_a_thief_had_begun_does_not_come_back_with_an_account_that_staff_open(noura: User, admin: User) -> None:
    PhoneChange.begin(noura, "+966500000199", None)
    EmailChange.begin(noura, "thief@portal.example")
    page = f"/admin/accounts/user/{noura.pk}/change/"
    enter(Client(), admin).post(page, {"state": "locked", "language": "ar"})
    assert not PhoneChange.objects.exists()
    assert not EmailChange.objects.exists()


def test_staff_write_nothing_but_what_they_changed(noura: User, admin: User, monkeypatch: pytest.MonkeyPatch) -> None:
    saved = UserAdmin.save_model

    def meanwhile(*args: Any, **kwargs: Any) -> None:
        User.objects.filter(pk=noura.pk).update(password="the owner’s new one")
        saved(*args, **kwargs)

    monkeypatch.setattr(UserAdmin, "save_model", meanwhile)
    staff = enter(Client(), admin)
    staff.post(f"/admin/accounts/user/{noura.pk}/change/", {"state": "locked", "language": "en"})
    noura.refresh_from_db()
    assert (noura.state, noura.language, noura.password) == ("locked", "en", "the owner’s new one")
