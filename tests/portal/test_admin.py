"""Staff come into the admin by the portal's own door, in either language."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.contrib.admin import site
from django.contrib.admin.utils import flatten_fieldsets, label_for_field
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.test import Client, RequestFactory
from django.utils.translation import override

from accounts import failures
from accounts.factors import codes, strong, totp
from accounts.models import ChangeHold, SecurityEvent, User, WrongPasswords
from tests.conftest import enter
from tests.pages import Page, words

pytestmark = pytest.mark.django_db


def test_a_stranger_is_sent_to_our_sign_in_page_and_back(client: Client):
    answer = client.get("/admin/services/service/", follow=True, headers={"accept-language": "en"})
    where = "/en/account/sign-in/?next=%2Fadmin%2Fservices%2Fservice%2F"
    assert answer.redirect_chain[-1] == (where, 302)


def test_a_citizen_is_told_that_the_admin_is_not_for_them(client: Client, citizen: User):
    enter(client, citizen)
    assert client.get("/admin/", follow=True).status_code == 403


@pytest.mark.parametrize(
    ("language", "direction", "name", "other"),
    [("ar", "rtl", "بوابة الخدمات", "/language/en/"), ("en", "ltr", "Services Portal", "/language/ar/")],
)
def test_staff_read_it_in_their_language(client: Client, admin: User, language, direction, name, other):
    enter(client, admin)
    client.cookies["django_language"] = language
    page = client.get("/admin/").content.decode()
    assert f'<html lang="{language}" dir="{direction}">' in page
    assert name in page
    assert f'href="{other}?next=%2Fadmin%2F"' in page


def test_every_column_and_field_has_an_arabic_name(admin: User):
    with override("ar"):
        assert [said for said in names(admin) if re.search("[A-Za-z]", said.partition(": ")[2])] == []


def test_every_list_has_an_arabic_name(client: Client, admin: User):
    enter(client, admin)
    client.cookies["django_language"] = "ar"
    for model in site._registry:
        path = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
        heading = words(Page(path, client.get(path)).all("h1")[-1])
        assert not re.search("[A-Za-z]", heading), path


def names(admin: User) -> Iterator[str]:
    """Model, field and label of every column and field that the admin shows."""
    request = RequestFactory().get("/admin/")
    request.user = admin
    for model, model_admin in site._registry.items():
        shown = [*model_admin.get_list_display(request), *flatten_fieldsets(model_admin.get_fieldsets(request))]
        declared = model_admin.get_form(request).declared_fields
        for name in shown:
            label = str(declared[name].label if name in declared else label_for_field(name, model, model_admin))
            yield f"{model.__name__} {name}: {label.removesuffix(' [ar]').removesuffix(' [en]')}"


@pytest.mark.parametrize(("language", "said"), [("ar", "22 نوفمبر 2026م، 5:21 م"), ("en", "22 November 2026, 17:21")])
def test_moments_read_as_people_here_write_them(client: Client, admin: User, language: str, said: str):
    moment = datetime(2026, 11, 22, 14, 21, tzinfo=UTC)
    SecurityEvent.objects.create(chain=admin.events_chain, seq=1, kind="signed-in", at=moment)
    enter(client, admin)
    client.cookies["django_language"] = language
    assert said in client.get("/admin/accounts/securityevent/").content.decode()


def test_the_way_out_is_our_sign_out_page(client: Client, admin: User):
    enter(client, admin)
    assert client.get("/admin/logout/")["Location"] == "/ar/account/sign-out/"


def test_django_changes_no_password_here(client: Client, admin: User):
    enter(client, admin)
    assert client.get("/admin/password_change/").status_code == 404


def test_a_new_admin_password_ends_the_sessions_of_the_old_one(client: Client, admin: User, capsys):
    enter(client, admin)
    call_command("admin_password")
    printed = capsys.readouterr().out
    assert client.get("/admin/").status_code == 302
    admin.refresh_from_db()
    assert admin.check_password(printed.split()[5])


def test_a_new_admin_password_opens_a_closed_one(client: Client, admin: User, capsys):
    key = failures.account_key(admin)
    WrongPasswords.objects.create(
        key=failures._sealed(key), in_a_row=100, tries=0, window_ends=0, waits=9, wait_ends=0, last=0
    )
    call_command("admin_password")
    password = capsys.readouterr().out.split()[5]
    answer = client.post("/ar/account/sign-in/", {"login": admin.username, "password": password})
    assert answer.status_code == 302


def test_a_new_admin_password_lets_in_who_lost_app_and_codes(client: Client, admin: User, capsys):
    totp.TOTP.activate(admin, totp.fresh_secret())
    codes.make(admin)
    call_command("admin_password")
    printed = capsys.readouterr().out
    assert "authenticator app, passkeys and recovery codes are gone" in printed
    assert not strong.has_strong_factor(admin)
    assert not codes.left(admin)
    assert not ChangeHold.until_when(admin)  # or nobody could add the app that the admin asks for


@pytest.mark.parametrize(
    "query",
    ["user/?password__startswith=argon2", "user/?phone_sealed__contains=g", "otpchallenge/?phone_sealed__contains=g"],
)
def test_no_query_spells_out_what_the_admin_hides(client: Client, admin: User, query: str):
    enter(client, admin)
    assert client.get(f"/admin/accounts/{query}").status_code == 400


@pytest.mark.parametrize("query", ["user/?state__exact=open&is_staff__exact=1", "securityevent/?kind__exact=signed-in"])
def test_the_filters_that_the_admin_offers_work(client: Client, admin: User, query: str):
    enter(client, admin)
    assert client.get(f"/admin/accounts/{query}").status_code == 200


def test_staff_lock_a_citizen_but_no_superuser(client: Client, citizen: User, resident: User, admin: User):
    citizen.is_staff = True
    citizen.save()
    citizen.user_permissions.set(Permission.objects.filter(content_type__model="user"))
    enter(client, citizen)
    for user in (resident, admin):
        client.post(f"/admin/accounts/user/{user.pk}/change/", {"state": "locked", "language": "en"})
        client.post(f"/admin/accounts/user/{user.pk}/delete/", {"post": "yes"} if user.is_superuser else {})
    states = dict(User.objects.values_list("username", "state"))
    assert (states[resident.username], states[admin.username]) == ("locked", "open")
