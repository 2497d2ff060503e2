"""The first admin of the embedded profile: a fictional person whose codes arrive on the demo phone."""

import secrets
from typing import Final

from django.contrib.auth import get_user_model
from django.db import transaction

from accounts import failures
from accounts.models import ChangeHold, User
from accounts.security.clearing import clear_factors

USERNAME: Final = "admin2026"
NATIONAL_ID: Final = "1900000017"
PHONE: Final = "+966500000001"
EMAIL: Final = "admin@portal.example"
LETTERS: Final = "abcdefghijkmnpqrstuvwxyz23456789"  # none that reads like another


def create_first_admin() -> str:
    """Create the first admin where there is no superuser yet; the new password, or nothing."""
    if User.objects.filter(is_superuser=True).exists():
        return ""
    password = new_password()
    User.objects.create_superuser(USERNAME, password, national_id=NATIONAL_ID, phone=PHONE, email=EMAIL)
    return password


@transaction.atomic
def renew_password(username: str = "") -> tuple[str, str]:
    """Give this member of staff, or the oldest superuser, a new password: (username, password).

    `User.DoesNotExist` where there is nobody to give one to.

    A session is bound to the password's hash, so every session of that person ends with it. Strangers' wrong
    guesses are forgotten, so that the new password opens even where they had closed the old one. App, passkeys and
    recovery codes go too, and a new app may be added at once: whoever runs this holds the machine.
    """
    whom = {"username": username, "is_staff": True} if username else {"is_superuser": True}
    admin = get_user_model().objects.filter(**whom).earliest("pk")
    password = new_password()
    admin.set_password(password)
    admin.save(update_fields=["password"])
    failures.forget(admin)
    clear_factors(admin)
    ChangeHold.lift(admin)
    return admin.username, password


def new_password() -> str:
    """Four groups of five letters and digits, 97 bits."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(5)) for _ in range(4))
