"""Whose signature holds, and what everybody else is told: one thing, whatever is wrong with it."""

import json
import logging
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db.models.functions import Now
from django.utils import timezone

from accounts import limits
from accounts.limits import MINUTE, Window
from activation.models import ProviderKey, SeenNonce

from .conftest import V1, Caller, asked, send, slug

LOOK_UPS, ACTIVATIONS = f"{V1}look-ups", f"{V1}activations"
BODY = json.dumps({"reference": "7K3M-9QPX-4T27"}).encode()
Headers = dict[str, str]


def heard(caller: Caller, change: Callable[[Headers], Any] = len, body: bytes = BODY, **signature: Any) -> Any:
    """The answer to a look-up whose signed headers were changed on their way."""
    headers = caller.headers(LOOK_UPS, BODY, **signature)
    change(headers)
    return send(LOOK_UPS, body, headers)


def test_a_signed_call_is_heard(caller):
    assert slug(heard(caller)) == "unknown-reference"


def put(name: str, old: str, new: str) -> Callable[[Headers], None]:
    """Writes something else into a header that is there."""

    def change(headers: Headers) -> None:
        assert old in headers[name]
        headers[name] = headers[name].replace(old, new)

    return change


ALTERED = {
    "no signature": lambda h: [h.pop(name, "") for name in ("Signature", "Signature-Input")],
    "no input": lambda h: h.pop("Signature-Input"),
    "no digest": lambda h: h.pop("Content-Digest"),
    "a key added": lambda h: h.update({"Idempotency-Key": '"0123456789abcdef"'}),
    "another type": put("Content-Type", "json", "xml"),
    "a signature cut short": lambda h: h.update({"Signature": h["Signature"][:-9] + ":"}),
    "nonsense": lambda h: h.update({"Signature": "sig1=:AAAA:", "Signature-Input": "sig1=()"}),
    "not a dictionary": lambda h: h.update({"Signature": "\u00e9\u00e9", "Signature-Input": '";;('}),
    "an unknown key": put("Signature-Input", "bank-2026", "bank-2025"),
    "another tag": put("Signature-Input", "portal-activation-v1", "portal-activation-v2"),
    "another algorithm": put("Signature-Input", "ed25519", "hmac-sha256"),
    "another nonce": put("Signature-Input", 'nonce="', 'nonce="x'),
    "another time": put("Signature-Input", "created=1", "created=2"),
    "a weaker digest": lambda h: h.update({"Content-Digest": "md5=:1B2M2Y8AsgTpgAmY7PhCfg==:"}),
}


@pytest.mark.parametrize("how", ALTERED)
def test_whatever_is_altered_gets_the_same_answer(caller, how):
    answer = heard(caller, ALTERED[how])
    plain = heard(caller, lambda headers: [ALTERED[change](headers) for change in (how, "no signature")])
    assert slug(answer) == "not-authentic"
    assert answer.content == plain.content
    assert answer["Accept-Signature"] == plain["Accept-Signature"]
    assert not SeenNonce.objects.exists()


def test_an_altered_body_or_address_or_method_is_refused(caller):
    assert slug(heard(caller, body=BODY.replace(b"7K3M", b"7K3N"))) == "not-authentic"
    headers = caller.headers(LOOK_UPS, BODY)
    assert slug(send(ACTIVATIONS, BODY, headers)) == "not-authentic"
    assert slug(send(f"{LOOK_UPS}?x=1", BODY, headers)) == "not-authentic"


@pytest.mark.parametrize("left_out", ["@method", "@target-uri", "content-type", "idempotency-key"])
def test_each_component_must_be_signed(caller, number, left_out):
    body = json.dumps(asked(number)).encode()
    wanted = ["@method", "@target-uri", "content-type", "content-digest", "idempotency-key"]
    wanted.remove(left_out)
    headers = caller.headers(ACTIVATIONS, body, "0123456789abcdef", covered_component_ids=wanted)
    assert slug(send(ACTIVATIONS, body, headers)) == "not-authentic"


def test_an_engineer_who_signs_what_the_challenge_lists_is_heard(caller, number):
    body = json.dumps(asked(number)).encode()
    unsigned = {"Content-Type": "application/json", "Idempotency-Key": '"0123456789abcdef"'}
    challenge = send(ACTIVATIONS, body, unsigned)["Accept-Signature"]
    listed = re.findall(r'"([^"]+)"', challenge.partition(")")[0])
    headers = caller.headers(ACTIVATIONS, body, "0123456789abcdef", covered_component_ids=listed)
    assert send(ACTIVATIONS, body, headers).status_code == 201


@pytest.mark.parametrize("facts", [{"include_alg": False}, {"nonce": "short"}, {"nonce": "x" * 65}, {"tag": "other"}])
def test_each_parameter_must_be_there(caller, facts):
    assert slug(heard(caller, **facts)) == "not-authentic"


def test_a_signature_by_another_key_is_refused(caller):
    thief = Caller(caller.provider, "thief")
    thief.key_id = caller.key_id
    assert slug(heard(thief)) == "not-authentic"


NOW = timezone.now()
ENDED = {
    "expired": {"valid_until": NOW},
    "not yet valid": {"valid_from": NOW + timedelta(hours=1)},
    "revoked": {"revoked_at": NOW},
}


@pytest.mark.parametrize("how", ENDED)
def test_a_key_that_has_ended_is_refused_as_an_unknown_one(caller, how):
    unknown = heard(caller, ALTERED["an unknown key"])
    ProviderKey.objects.update(**ENDED[how])
    assert heard(caller).content == unknown.content


def test_a_key_is_revoked_at_once_and_the_next_one_goes_on(caller):
    newer = Caller(caller.provider, "bank-2027")
    assert slug(heard(caller)) == slug(heard(newer)) == "unknown-reference"
    ProviderKey.objects.filter(pk=caller.key.pk).update(revoked_at=Now())
    assert (slug(heard(caller)), slug(heard(newer))) == ("not-authentic", "unknown-reference")


def test_a_provider_that_may_no_longer_is_refused(caller):
    caller.provider.is_active = False
    caller.provider.save()
    assert slug(heard(caller)) == "not-authentic"


@pytest.mark.parametrize(("seconds", "told"), [
    (-70, "outside-clock-window"), (70, "outside-clock-window"), (-50, "unknown-reference"), (50, "unknown-reference"),
])  # fmt: skip
def test_a_signature_counts_for_a_minute_before_and_after(caller, seconds, told):
    assert slug(heard(caller, created=timezone.now() + timedelta(seconds=seconds))) == told


def test_a_signature_that_says_itself_when_it_ends_is_taken_at_its_word(caller):
    assert slug(heard(caller, expires=timezone.now() - timedelta(seconds=2))) == "outside-clock-window"


def test_a_request_sent_again_is_refused_and_another_key_may_use_the_nonce(caller):
    headers = caller.headers(LOOK_UPS, BODY, nonce="0123456789abcdef")
    assert [slug(send(LOOK_UPS, BODY, headers)) for _ in range(2)] == ["unknown-reference", "replayed"]
    newer = Caller(caller.provider, "bank-2027")
    assert slug(heard(newer, nonce="0123456789abcdef")) == "unknown-reference"


def test_whoever_calls_too_often_is_told_to_wait_before_any_signature_is_looked_at(caller, monkeypatch):
    monkeypatch.setitem(limits.LIMITS, "api-calls-ip", (Window(1, MINUTE),))
    answers = [heard(caller, ALTERED["no signature"]) for _ in range(2)]
    assert [slug(answer) for answer in answers] == ["not-authentic", "too-many-requests"]
    assert 1 <= int(answers[1]["Retry-After"]) <= 60


def test_a_provider_has_a_budget_of_its_own(caller, monkeypatch):
    monkeypatch.setitem(limits.LIMITS, "api-calls-provider", (Window(1, MINUTE),))
    assert [slug(heard(caller)) for _ in range(2)] == ["unknown-reference", "too-many-requests"]


def test_people_cannot_be_guessed_at(caller, number):
    wrong = [slug(caller.activate(number, national_id=f"10000000{n:02}")) for n in range(21)]
    assert wrong == ["does-not-match"] * 20 + ["too-many-requests"]


def test_the_log_says_which_key_and_never_who(caller, number, caplog):
    with caplog.at_level(logging.DEBUG):
        heard(caller, ALTERED["another nonce"])
        caller.activate(number, national_id="1900000033", phone="+966500000033")
    assert "key bank-2026" in caplog.text
    assert not [word for word in ("1900000033", "1900000025", "500000033") if word in caplog.text]
