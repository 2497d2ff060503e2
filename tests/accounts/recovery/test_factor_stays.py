"""A recovery replaces the password and nothing else: whoever has an authenticator app is asked for it as before."""

import pytest
from django.test import Client

from accounts.models import OutboxMessage, User
from tests.accounts.conftest import sign_in
from tests.accounts.factors.conftest import FACTOR, give_app, recovery_codes, shown

from .conftest import NEW_PASSWORD, proved, set_password

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("asked")]


def test_a_recovered_password_still_needs_the_app_and_no_text_will_do(client: Client, noura: User) -> None:
    secret = give_app(noura)
    set_password(proved(client))
    assert "_auth_user_id" not in client.session
    texts = OutboxMessage.objects.filter(kind="code").count()
    assert sign_in(client, "noura2026", NEW_PASSWORD, "en").url == FACTOR
    assert client.get("/en/account/").status_code == client.get("/en/account/sign-in/verify/").status_code == 302
    assert OutboxMessage.objects.filter(kind="code").count() == texts
    assert client.post(FACTOR, {"code": shown(secret)}).status_code == 302
    assert client.session["_auth_user_id"] == str(noura.pk)


def test_a_recovery_takes_neither_the_app_nor_the_codes_away(client: Client, noura: User) -> None:
    give_app(noura)
    recovery_codes(noura)
    set_password(proved(client))
    assert noura.authenticator_set.count() == 1
    assert noura.recovery_codes.filter(used_at=None).count() == 10
