"""What may change of an account's factors; each in one transaction with its event and its notice, or `Overtaken`."""

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.http import HttpRequest

from accounts.factors import codes, passkeys, strong, totp
from accounts.factors.ways import Way
from accounts.models import ChangeHold, SecurityEvent, User
from accounts.security.events import write_down
from accounts.security.notices import Notice, tell
from accounts.signin.devices import device_name
from accounts.signin.person import signed_in

Kind = SecurityEvent.Kind


@transaction.atomic
def add_app(request: HttpRequest, secret: str, code: str) -> Authenticator | None:
    """Bind the app that knows `secret`; None when the code is wrong or the account has an app."""
    return _added(request, totp.activate(_allowed(request), secret, code))


@transaction.atomic
def add_passkey(request: HttpRequest, name: str, credential: str) -> Authenticator | None:
    """Bind the passkey that the browser made; None when it is not what it was asked for."""
    return _added(request, passkeys.add(_allowed(request), name, credential))


@transaction.atomic
def remove(request: HttpRequest, factor: Authenticator) -> None:
    """Take the factor away, once: a second press finds nothing to remove."""
    if Authenticator.objects.filter(pk=factor.pk, user_id=_allowed(request).pk).delete()[0]:
        _tell(request, Kind.FACTOR_REMOVED, Notice.FACTOR_REMOVED, Way.of(factor))


@transaction.atomic
def make_codes(request: HttpRequest) -> list[str] | None:
    """Ten new recovery codes in place of the old; None when a double click has just made them."""
    made = codes.make(_allowed(request))
    if made:
        _tell(request, Kind.RECOVERY_CODES_MADE, Notice.RECOVERY_CODES_MADE, Way.RECOVERY_CODE)
    return made


def _allowed(request: HttpRequest) -> User:
    """Whose factors they are, unless `Overtaken`."""
    return ChangeHold.allow_change(signed_in(request))


def _added(request: HttpRequest, factor: Authenticator | None) -> Authenticator | None:
    """Whoever has just shown a new factor to work has used it in this session."""
    if factor:
        strong.mark_used(request, factor)
        _tell(request, Kind.FACTOR_ADDED, Notice.FACTOR_ADDED, Way.of(factor))
    return factor


def _tell(request: HttpRequest, kind: SecurityEvent.Kind, notice: Notice, way: Way) -> None:
    user = signed_in(request)
    write_down(request, kind, user, purpose=way)
    tell(user, notice, device=device_name(request))
