"""What has expired goes, so that visitors cannot fill the table."""

from datetime import timedelta
from io import StringIO

import pytest
from captcha.models import CaptchaStore
from django.core.management import call_command
from django.db import connection
from django.db.models.functions import Now

from accounts.captcha import purge, store
from accounts.models import HumanCheckHold, ProofSpent

pytestmark = pytest.mark.django_db


@pytest.fixture
def expired() -> None:
    """Seven codes, a held check and a used proof whose time is over."""
    for _ in range(7):
        store.new_code()
    HumanCheckHold.begin("gate")
    ProofSpent.spend("a" * 32)
    past = Now() - timedelta(seconds=1)
    CaptchaStore.objects.update(expiration=past)
    for model in (HumanCheckHold, ProofSpent):
        model.objects.update(expires_at=past)


def test_the_command_deletes_what_has_expired_and_nothing_else(expired: None) -> None:
    live = store.new_code()
    HumanCheckHold.begin("gate")
    out = StringIO()
    call_command("purge", stdout=out)
    assert "image codes: 9" in out.getvalue()
    assert CaptchaStore.objects.get().hashkey == live
    assert HumanCheckHold.objects.count() == 1
    assert not ProofSpent.objects.exists()


def test_a_purge_goes_on_batch_by_batch_until_all_is_gone(expired: None) -> None:
    assert purge.purge_all(size=3) == 9
    assert not CaptchaStore.objects.exists()


def test_without_the_command_new_codes_clear_the_old(expired: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(purge, "ONE_IN", 1)
    store.new_code()
    assert CaptchaStore.objects.count() == 1


def test_the_purge_finds_its_rows_by_an_index(pytestconfig: pytest.Config) -> None:
    if pytestconfig.getoption("nomigrations"):
        pytest.skip("the index is made by a migration, and --nomigrations runs none")
    with connection.cursor() as cursor:
        constraints = connection.introspection.get_constraints(cursor, CaptchaStore._meta.db_table)
    assert ["expiration"] in [found["columns"] for found in constraints.values() if found["index"]]
