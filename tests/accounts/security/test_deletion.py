"""“Delete my account”: everything goes but what happened, under a pseudonym, and a mark in place of the name."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.core import mail as mailbox
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from accounts import failures, limits
from accounts.models import (
    ChangeHold,
    EmailChange,
    OtpChallenge,
    OutboxMessage,
    RecoveryAttempt,
    RecoveryCode,
    RetiredUsername,
    SecurityEvent,
    User,
)
from accounts.security.notices import Notice, tell
from accounts.sms.delivery import deliver_due
from tests.conftest import confirm, enter

from ..conftest import code_for, register, sign_in, sign_in_fully, texts

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = "/ar/account/security/delete/"
TYPED = {"username": "noura2026"}


@pytest.fixture
def inside(client: Client, noura: User) -> Client:
    sign_in_fully(client, noura)
    return confirm(client, noura)


def rows_of(user: User) -> dict[str, int]:
    """How many rows of each table name this account, by foreign key."""
    found = {}
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.get_fields():
            if getattr(field, "related_model", None) is User and field.concrete and not field.many_to_many:
                rows = model._base_manager.filter(**{field.attname: user.pk})
                found[f"{model._meta.label}.{field.name}"] = rows.count()
    return {name: count for name, count in found.items() if count}


def fill(user: User) -> None:
    """Something in as many tables as possible."""
    Authenticator.objects.create(user=user, type="totp", data={"secret": "x"})
    RecoveryCode.objects.create(user=user, code_fingerprint="f" * 64)
    EmailChange.begin(user, "new@portal.example")
    attempt = RecoveryAttempt(submission="0" * 32, wanted="password", user=user, language="ar")
    attempt.seal(national_id=user.national_id, phone=user.phone)
    attempt.save()
    tell(user, Notice.PASSWORD_CHANGED)


def test_the_page_says_what_goes_and_what_stays(inside: Client) -> None:
    page = inside.get(PAGE).content.decode()
    assert "ما يُحذف فورًا" in page
    assert "12 شهرًا" in page
    assert "14 يومًا" in page
    assert User.objects.exists()


@pytest.mark.parametrize("typed", ["", "noura", "نورة", "noura2027", "\x00"])
def test_without_the_username_typed_nothing_goes(inside: Client, typed: str) -> None:
    page = inside.post(PAGE, {"username": typed})
    assert page.status_code == 200
    assert "error-summary" in page.content.decode()
    assert User.objects.exists()


def test_deleted_means_no_row_is_left_of_the_account(inside: Client, noura: User) -> None:
    fill(noura)
    assert len(rows_of(noura)) > 8
    assert inside.post(PAGE, {"username": " NOURA٢٠٢٦ "}).url == "/ar/account/deleted/"
    assert rows_of(noura) == {}
    assert not User.objects.exists()
    assert "حُذف حسابك" in inside.get("/ar/account/deleted/").content.decode()


def test_every_browser_is_signed_out(inside: Client, noura: User) -> None:
    other = Client()
    sign_in_fully(other, noura)
    inside.post(PAGE, TYPED)
    for browser in (inside, other):
        assert browser.get("/ar/account/").url.startswith("/ar/account/sign-in/")


def test_the_last_message_goes_to_phone_and_confirmed_address_and_no_other_is_left(inside: Client, noura: User) -> None:
    User.objects.update(email_confirmed_at=timezone.now())
    tell(noura, Notice.PASSWORD_CHANGED)
    OutboxMessage.objects.update(state="queued")
    inside.post(PAGE, TYPED)
    assert set(OutboxMessage.objects.values_list("kind", "user")) == {("notice", None)}
    deliver_due()
    assert texts(noura.phone)[0] == "بوابة الخدمات: حُذف حسابك."
    assert "التسجيل من جديد" in mailbox.outbox[-1].body
    assert "noura" not in mailbox.outbox[-1].body


def test_what_happened_stays_under_its_pseudonym_and_the_chain_verifies(inside: Client, noura: User) -> None:
    before = SecurityEvent.objects.filter(chain=noura.events_chain).count()
    inside.post(PAGE, TYPED)
    kept = SecurityEvent.objects.filter(chain=noura.events_chain).order_by("seq")
    assert kept.count() == before + 1
    assert kept.last().kind == "account-deleted"
    call_command("verify_events")


def test_the_id_registers_anew_but_under_another_name(inside: Client, noura: User) -> None:
    inside.post(PAGE, TYPED)
    assert "اختر اسم مستخدم آخر" in register(Client()).content.decode()
    fresh = Client()
    assert register(fresh, username="noura2027").url == "/ar/account/register/verify/"
    fresh.post("/ar/account/register/verify/", {"code": code_for(noura.phone)})
    again = User.objects.get()
    assert again.national_id == "1900000124"
    assert again.events_key != noura.events_key


def test_a_name_retired_while_its_registration_was_under_way_is_not_given(client: Client) -> None:
    register(client)
    RetiredUsername.retire("Noura2026")
    client.post("/ar/account/register/verify/", {"code": code_for("+966500000101")})
    assert not User.objects.exists()


def test_neither_wrong_passwords_nor_answers_are_held_against_who_comes_back(inside: Client, noura: User) -> None:
    pair = RecoveryAttempt()
    pair.seal(national_id=noura.national_id, phone=noura.phone)
    for _ in range(5):
        limits.allow("recovery-answers", pair.pair)
        failures.reserve(failures.account_key(noura))
    inside.post(PAGE, TYPED)
    assert limits.allow("recovery-answers", pair.pair)
    assert failures.recent(failures.account_key(noura)) == 0


def test_the_held_account_of_a_recovery_is_not_deleted(inside: Client, noura: User) -> None:
    ChangeHold.begin(noura)
    assert inside.get(PAGE).status_code == inside.post(PAGE, TYPED).status_code == 403
    assert User.objects.exists()


def test_a_session_alone_deletes_nothing(client: Client, noura: User) -> None:
    assert enter(client, noura).post(PAGE, TYPED).url.startswith("/ar/account/security/confirm/")
    assert User.objects.exists()


def test_staff_do_not_delete_themselves(client: Client, admin: User) -> None:
    page = confirm(enter(client, admin), admin).post(PAGE, {"username": admin.username})
    assert page.status_code == 403
    assert "مشرف" in page.content.decode()
    assert User.objects.exists()


def test_sent_twice_it_is_done_once(inside: Client, noura: User) -> None:
    inside.post(PAGE, TYPED)
    assert inside.post(PAGE, TYPED).url.startswith("/ar/account/sign-in/")
    assert SecurityEvent.objects.filter(kind="account-deleted").count() == 1


def test_a_sign_in_under_way_finds_nobody(inside: Client, noura: User) -> None:
    other = Client()
    sign_in(other, noura.username)
    code = code_for(noura.phone)
    inside.post(PAGE, TYPED)
    assert not OtpChallenge.objects.exists()
    assert other.post("/ar/account/sign-in/verify/", {"code": code}).url == "/ar/account/sign-in/"


def test_a_registrations_codes_to_the_number_go_too(noura: User) -> None:
    other = {"national_id": "1900000132", "username": "salem2026", "email": "s@portal.example"}
    register(Client(), **other, email2="s@portal.example")
    inside = confirm(enter(Client(), noura), noura)
    inside.post(PAGE, TYPED)
    assert not OtpChallenge.objects.exists()


def test_what_staff_did_to_the_account_names_it_no_more(inside: Client, noura: User, admin: Any) -> None:
    LogEntry.objects.log_actions(admin.pk, [noura], 2, "state", single_object=True)
    inside.post(PAGE, TYPED)
    assert LogEntry.objects.get().object_repr == ""
