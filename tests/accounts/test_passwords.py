"""What a password may be and how it is kept: any characters, as typed, and never one that is easily guessed."""

import pytest
from django.contrib.auth.hashers import check_password, make_password

from accounts import passwords
from accounts.numbers import PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH
from accounts.signin.backend import owner

GOOD = [
    "four quiet lanterns drift",  # small letters and spaces only
    "أربع كلمات بعيدة المعنى",
    "🦅 hawk over the old souk 🌙",
    "mango lantern orbit heron saffron kettle moon drift quiet four souk",  # more than 64 of them
]
COMMON = ["password1234", "123456789012", "qwertyuiop123", "iloveyou1234", "aaaaaaaaaaaa", "Passw0rdPassw0rd",
          "admin password", "qwerty 123456", "password-1234!", "P.a.s.s.w.o.r.d"]  # fmt: skip
DETAILS = ["noura2026noura", "noura2026-noura", "1900000124abc", "portal absher", "0500000101 5050", "Absher--Portal!"]
OWN = ["1900000124", "+966500000101", "noura2026", "noura@portal.example"]


@pytest.mark.parametrize("password", GOOD)
def test_any_characters_make_a_password_and_none_are_asked_for(password):
    assert passwords.faults(password, OWN) == []


def test_its_length_is_all_that_is_counted():
    words = "kettle saffron moon orbit heron " * 9
    for length in (PASSWORD_MIN_LENGTH, 64, PASSWORD_MAX_LENGTH):
        assert passwords.faults(words[:length]) == []
    assert [fault.code for fault in passwords.faults(words[: PASSWORD_MIN_LENGTH - 1])] == ["too_short"]
    assert [fault.code for fault in passwords.faults(words[: PASSWORD_MAX_LENGTH + 1])] == ["too_long"]


@pytest.mark.parametrize("password", COMMON)
def test_what_guessers_try_first_is_refused(password):
    assert [fault.code for fault in passwords.faults(password)][:1] == ["weak"]


@pytest.mark.parametrize("password", DETAILS)
def test_ones_own_details_and_the_portals_name_are_refused(password):
    assert passwords.faults(password, OWN)


def test_it_is_kept_as_typed_behind_the_slow_hash():
    kept = make_password(" Cafe\u0301 lantern Orbit ")
    assert kept.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
    assert check_password(" Cafe\u0301 lantern Orbit ", kept)
    assert not check_password(" cafe\u0301 lantern orbit ", kept)
    assert not check_password("Cafe\u0301 lantern Orbit", kept)


@pytest.mark.django_db
def test_the_same_letters_from_another_keyboard_are_the_same_password(noura):
    noura.set_password("Caf\u00e9 lantern orbit")
    assert owner(noura, "Cafe\u0301 lantern orbit") == noura
    assert owner(noura, "Caf\u00e9 lantern orbit ") is None
