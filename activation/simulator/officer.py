"""The demonstration's own officer: a fictional person with an office, the permission and an authenticator app.

The app's codes stand in the demo authenticator. Outside the demonstration no desk opens to them
(`Officer.objects.on_duty`).
"""

from typing import Final

from django.contrib.auth.models import Permission
from django.db import IntegrityError, transaction

from accounts.factors import totp
from accounts.models import User
from activation.models import Officer, Place

USERNAME: Final = "officer2026"
NATIONAL_ID: Final = "1900000041"
PHONE: Final = "+966500000041"
EMAIL: Final = "officer@portal.example"


def create_officer(password: str) -> bool:
    """Create the officer with this password, at the first passport office; False where there is one already."""
    place = Place.objects.filter(kind=Place.Kind.PASSPORTS).order_by("code").first()
    if place is None or Officer.objects.filter(is_simulated=True).exists():
        return False
    try:
        with transaction.atomic():
            _create(password, place)
    except IntegrityError:  # somebody has registered with this ID or mobile
        return False
    return True


def _create(password: str, place: Place) -> None:
    user = User(username=USERNAME, email=EMAIL, is_staff=True)
    user.national_id, user.phone = NATIONAL_ID, PHONE
    user.set_password(password)
    user.save()
    user.user_permissions.add(Permission.objects.get(codename="serve_at_desk"))
    totp.TOTP.activate(user, totp.fresh_secret())
    Officer.objects.create(user=user, place=place, is_simulated=True)
