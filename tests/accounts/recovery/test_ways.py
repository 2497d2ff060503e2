"""Beside a question, what asks no memory: a recovery code, the authenticator app."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from absher_portal.clock import db_now
from absher_portal.sealing import seal
from accounts import limits
from accounts.factors import totp
from accounts.models import ChangeHold, LimitCount, RecoveryAttempt, RecoveryCode, User
from tests.accounts.conftest import texts
from tests.accounts.factors.conftest import recovery_codes
from tests.conftest import enter

from .conftest import KNOWN, UNKNOWN, at, enter_code, field, set_password, start

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("asked")]


def use(client: Client, way: str, **typed: str) -> str:
    """Send the page of this way; where it leads."""
    page = client.get(at(f"question/?way={way}"))
    tokens = {name: field(page, name) for name in ("submission", "attempt")}
    return client.post(at(f"question/?way={way}"), tokens | typed).url


def test_a_recovery_code_takes_the_answer_s_place_and_no_hold_follows(client: Client, noura: User) -> None:
    code = recovery_codes(noura)[0]
    start(client)
    assert use(client, "recovery-code", recovery_code=code.lower().replace("-", " ")) == at("code/")
    assert enter_code(client).url == at("new/")
    set_password(client)
    assert ChangeHold.until_when(noura) is None
    assert RecoveryCode.objects.exclude(used_at=None).count() == 1


def test_an_app_s_code_takes_the_answer_s_place(client: Client, noura: User) -> None:
    secret = totp.fresh_secret()
    Authenticator.objects.create(user=noura, type=Authenticator.Type.TOTP, data={"secret": seal(secret)})
    start(client)
    assert use(client, "app", app_code=totp.code_at(secret, totp.current_step())) == at("code/")
    assert enter_code(client).url == at("new/")
    set_password(client)
    assert ChangeHold.until_when(noura) is None


@pytest.mark.parametrize("who", [KNOWN, UNKNOWN], ids=["known", "unknown"])
def test_somebody_else_s_code_sends_nothing(client: Client, citizen: User, who: dict[str, str]) -> None:
    code = recovery_codes(citizen)[0]
    start(client, who)
    assert use(client, "recovery-code", recovery_code=code) == at("code/")
    assert texts(who["phone"]) == []
    assert not RecoveryAttempt.objects.get().has_strong_proof
    assert RecoveryCode.objects.exclude(used_at=None).count() == 0


def test_a_wrong_answer_after_a_right_code_proves_nothing_strong(client: Client, noura: User) -> None:
    code = recovery_codes(noura)[0]
    start(client)
    use(client, "recovery-code", recovery_code=code)
    use(client, "recovery-code", recovery_code=code)
    assert not RecoveryAttempt.objects.get().has_strong_proof


def test_a_recovery_code_is_kept_when_no_text_may_be_sent(client: Client, noura: User) -> None:
    code = recovery_codes(noura)[0]
    start(client)
    LimitCount.objects.all().delete()
    page = client.get(at("question/?way=recovery-code"))
    tokens = {name: field(page, name) for name in ("submission", "attempt")}
    use(client, "recovery-code", recovery_code="AAAA-AAAA-AAAA-AAAA")
    LimitCount.objects.filter(name="code-sends-recovery").update(used=1000)
    refused = client.post(at("question/?way=recovery-code"), tokens | {"recovery_code": code})
    assert refused.status_code == 429
    assert code in refused.content.decode()
    assert RecoveryCode.objects.exclude(used_at=None).count() == 0


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_way_is_named_beside_the_question(client: Client, language: str) -> None:
    start(client)
    page = client.get(at("question/", language=language)).content.decode()
    for place in (
        "?way=recovery-code",
        "?way=app",
        f"/{language}/account/sign-in/",
        f"/{language}/activation/offices/",
    ):
        assert f'href="{place}"' in page


def test_strangers_who_used_up_the_answers_leave_the_recovery_codes_open(client: Client, noura: User) -> None:
    code = recovery_codes(noura)[0]
    start(client)
    limits.allow("recovery-answers", RecoveryAttempt.pair_of(noura))
    LimitCount.objects.filter(name="recovery-answers").update(used=10)
    assert use(client, "recovery-code", recovery_code=code) == at("code/")
    assert enter_code(client).url == at("new/")


@pytest.mark.parametrize("who", [KNOWN, UNKNOWN], ids=["known", "unknown"])
def test_three_wrong_recovery_codes_end_a_recovery_and_close_nothing(client: Client, who: dict[str, str]) -> None:
    start(client, who)
    for n in range(3):
        LimitCount.objects.filter(name="code-sends-recovery").delete()
        assert use(client, "recovery-code", recovery_code=f"AAAA-AAAA-AAAA-AAA{n}") == at("code/")
    page = client.get(at("question/?way=recovery-code"))
    tokens = {name: field(page, name) for name in ("submission", "attempt")}
    answer = client.post(at("question/?way=recovery-code"), tokens | {"recovery_code": "AAAA-AAAA-AAAA-AAAA"})
    assert answer.status_code == 429
    assert not LimitCount.objects.filter(name="recovery-answers").exists()


@pytest.mark.parametrize(("days", "is_lifted"), [(9, True), (1, False)])
def test_a_stronger_proof_ends_an_earlier_hold_unless_it_may_be_a_thief_s(
    client: Client, noura: User, days: int, is_lifted: bool
) -> None:
    code = recovery_codes(noura)[0]
    RecoveryCode.objects.update(made_at=db_now() - timedelta(days=days))
    ChangeHold.begin(noura)
    start(client)
    use(client, "recovery-code", recovery_code=code)
    enter_code(client)
    set_password(client)
    assert (ChangeHold.until_when(noura) is None) == is_lifted


@pytest.mark.parametrize(("way", "words"), [("recovery-code", "Recovery code entered"), ("app", "App code entered")])
def test_the_owner_reads_which_proof_was_given(client: Client, noura: User, way: str, words: str) -> None:
    start(client)
    use(client, way, **{way.replace("app", "app-code").replace("-", "_"): "000000"})
    page = enter(Client(), noura).get("/en/account/security/events/").content.decode()
    assert words in page
    assert "Recovery question answered" not in page
