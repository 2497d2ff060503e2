"""Factors that no text message can replace: an authenticator app, a passkey. Who has one, and who has used it."""

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.db.models import QuerySet
from django.http import HttpRequest

from accounts.models import ChangeHold, RecoveryCode, User
from accounts.numbers import CHANGE_HOLD, DISAVOWAL_LIFE

METHOD = "mfa"  # as allauth names it in a session's records
TYPES = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def factors(user: User) -> QuerySet[Authenticator]:
    """The account's strong factors, the oldest first."""
    return Authenticator.objects.filter(user_id=user.pk, type__in=TYPES).order_by("created_at", "pk")


def has_strong_factor(user: User) -> bool:
    """Whether signing in asks this account for more than a text message."""
    return factors(user).exists()


def used_strong_factor(request: HttpRequest) -> bool:
    """This session was opened or confirmed with a strong factor that the account still has."""
    if not isinstance(request.user, User):
        return False
    records = get_authentication_records(request, request.user)
    used = [record.get("id") for record in records if record["method"] == METHOD]
    return bool(used) and factors(request.user).filter(pk__in=used).exists()


def mark_used(request: HttpRequest, factor: Authenticator, *, reauthenticated: bool = False) -> None:
    """Note in the session that its person has just shown this factor."""
    factor.record_usage()
    confirmed = {"reauthenticated": True} if reauthenticated else {}
    record_authentication(request, factor.user, METHOD, id=factor.pk, type=factor.type, **confirmed)


def lift_hold(user: User, factor: Authenticator | None) -> None:
    """End the hold on changes when `factor`, or the recovery codes (None), could be disowned no more as it began.

    Until then it may be a thief's, added with the password that the recovery has just taken from them.
    """
    if (until := ChangeHold.until_when(user)) is None:
        return
    added = factor.created_at if factor else RecoveryCode.objects.filter(user=user).latest("made_at").made_at
    if added <= until - CHANGE_HOLD - DISAVOWAL_LIFE:
        ChangeHold.lift(user)
