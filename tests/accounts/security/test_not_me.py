"""“This wasn't me”: a link that locks once, within a week, and only by a press of its button."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail as mailbox
from django.db.models.functions import Now
from django.test import Client
from django.utils import timezone

from accounts.models import Disavowal, EmailChange, KnownDevice, PhoneChange, SecurityEvent, SignedInSession, User
from accounts.security.notices import Notice, tell
from accounts.sms.delivery import deliver_due
from tests.conftest import enter

from ..conftest import code_for, sign_in, sign_in_fully, texts

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def link(noura: User) -> str:
    """The page that a notice to Noura leads to."""
    tell(noura, Notice.PASSWORD_CHANGED, device="Firefox, Linux")
    return page_of(Disavowal.objects.get())


def page_of(row: Disavowal, language: str = "ar") -> str:
    return f"/{language}/account/not-me/{row.token}/"


def state(user: User) -> str:
    user.refresh_from_db()
    return user.state


def test_opening_the_link_changes_nothing_and_says_what_it_is_about(noura: User, link: str) -> None:
    page = Client().get(link).content.decode()
    assert "تغيّرت كلمة مرور حسابك" in page
    assert "Firefox, Linux" in page
    assert "no•••26" in page
    assert "noura2026" not in page
    assert state(noura) == "open"


def test_the_button_locks_ends_every_session_and_says_how_to_get_it_back(noura: User, link: str) -> None:
    thief = Client()
    sign_in_fully(thief, noura)
    page = Client().post(link, follow=True).content.decode()
    assert "حسابك مقفل" in page
    assert "/ar/activation/offices/" in page
    assert state(noura) == "locked"
    assert thief.get("/ar/account/").url.startswith("/ar/account/sign-in/")
    assert not SignedInSession.objects.exists()
    assert not KnownDevice.objects.exists()
    assert noura.security_events.filter(kind="account-locked", purpose="password-changed").count() == 1


def test_a_sign_in_that_had_begun_is_over(noura: User, link: str) -> None:
    thief = Client()
    sign_in(thief, noura.username)
    code = code_for(noura.phone)
    Client().post(link)
    assert thief.post("/ar/account/sign-in/verify/", {"code": code}).url == "/ar/account/sign-in/"
    assert "_auth_user_id" not in thief.session


def test_changes_that_had_begun_are_over(noura: User, link: str) -> None:
    PhoneChange.begin(noura, "+966500000199", None)
    EmailChange.begin(noura, "thief@portal.example")
    Client().post(link)
    assert not PhoneChange.objects.exists()
    assert not EmailChange.objects.exists()


def test_the_owner_is_told_of_the_lock_wherever_they_can_be_reached(noura: User, link: str) -> None:
    User.objects.update(email_confirmed_at=timezone.now())
    Client().post(link)
    deliver_due()
    assert "أُقفل حسابك" in texts(noura.phone)[0]
    assert "أُقفل حسابك" in mailbox.outbox[-1].subject
    assert "مراكز التفعيل" in mailbox.outbox[-1].body


def test_a_link_locks_once(noura: User, link: str) -> None:
    Client().post(link)
    User.objects.update(state="open")
    assert "لم يعد هذا الرابط صالحًا" in Client().post(link).content.decode()
    assert state(noura) == "open"


def test_one_lock_uses_up_every_link_of_the_account(noura: User, link: str) -> None:
    tell(noura, Notice.EMAIL_CHANGED)
    other = page_of(Disavowal.objects.latest("pk"))
    Client().post(link)
    assert "حسابك مقفل" in Client().get(other).content.decode()
    User.objects.update(state="open")
    Client().post(other)
    assert state(noura) == "open"


@pytest.mark.parametrize(("left", "after"), [(timedelta(seconds=-1), "open"), (timedelta(minutes=1), "locked")])
def test_after_its_week_it_locks_no_more(noura: User, link: str, left: timedelta, after: str) -> None:
    Disavowal.objects.update(expires_at=Now() + left)
    Client().post(link)
    assert state(noura) == after


def test_the_applications_clock_makes_no_difference(noura: User, link: str, monkeypatch: pytest.MonkeyPatch) -> None:
    Disavowal.objects.update(expires_at=Now() - timedelta(seconds=1))
    earlier = timezone.now() - timedelta(hours=1)
    monkeypatch.setattr("django.utils.timezone.now", lambda: earlier)
    Client().post(link)
    assert state(noura) == "open"


def test_a_closed_account_stays_closed(noura: User, link: str) -> None:
    User.objects.update(state="closed")
    Client().post(link)
    assert state(noura) == "closed"


def test_the_link_of_a_deleted_account_is_an_old_link(noura: User, link: str) -> None:
    noura.delete()
    assert "لم يعد هذا الرابط صالحًا" in Client().get(link).content.decode()


@pytest.mark.parametrize("token", ["x", "0" * 17, "%00", "<script>", "ع" * 50, "a" * 5000, "A" * 16 + "z" * 13])
def test_a_made_up_link_is_an_old_link(db: None, token: str) -> None:
    page = Client().get(f"/en/account/not-me/{token}/")
    assert page.status_code == 200
    assert "This link no longer works" in page.content.decode()


def test_another_rows_number_makes_no_link(noura: User, link: str, resident: User) -> None:
    tell(resident, Notice.PASSWORD_CHANGED)
    first, second = Disavowal.objects.order_by("pk")
    assert Disavowal.find(first.token[:16] + second.token[16:]) is None


def test_guessing_links_ends_after_twenty_an_hour_and_true_ones_still_work(noura: User, link: str) -> None:
    for n in range(20):
        assert Client().get(f"/ar/account/not-me/{n}/").status_code == 200
    refused = Client().get("/ar/account/not-me/21/")
    assert refused.status_code == 429
    assert int(refused["Retry-After"]) > 0
    assert Client().get(link).status_code == 200


def test_the_button_needs_our_own_page(noura: User, link: str) -> None:
    assert Client(enforce_csrf_checks=True).post(link).status_code == 403
    assert state(noura) == "open"


def test_staff_open_the_account_again_and_it_is_written_down(
    noura: User, link: str, client: Client, admin: Any
) -> None:
    Client().post(link)
    address = f"/admin/accounts/user/{noura.pk}/change/"
    fields = {"state": "open", "language": "ar"}
    assert enter(client, admin).post(address, fields).status_code == 302
    assert state(noura) == "open"
    assert SecurityEvent.objects.filter(chain=noura.events_chain, kind="state-changed", purpose="open").count() == 1
