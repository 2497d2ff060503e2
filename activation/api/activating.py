"""What a provider may do with a reference: look it up, and activate the account behind it."""

from dataclasses import dataclass

from django.db import transaction
from django.http import HttpRequest

from absher_portal.text import without_hidden
from accounts.models import User
from accounts.models.user import national_id_fingerprint, phone_fingerprint
from accounts.security.notices import Notice
from activation import reference
from activation.api.problems import Problem
from activation.api.schemas import Activated, Activation, Check, Document, Found
from activation.models import Act, Assurance, Channel, Place, ProviderKey
from activation.models.acts import Kind, NotPossible, living_request
from activation.told import follow_up

NOTICES = {Channel.Key.BANKS: Notice.ACTIVATED_BY_BANK, Channel.Key.KIOSKS: Notice.ACTIVATED_AT_KIOSK}


@dataclass(frozen=True)
class Case:
    """A request that this provider may serve; `last` is the newest act of its account."""

    user: User
    request: Act
    last: Act


def look_up(key: ProviderKey, typed: str) -> Found:
    """What the provider may know of the reference, or `Problem`."""
    case = _case(key, typed)
    return Found.model_validate({
        "reference": case.request.shown_reference, "national_id": case.user.masked_id, "way": case.request.channel,
        "language": case.user.language,
    })  # fmt: skip


@transaction.atomic
def activate(request: HttpRequest, key: ProviderKey, asked: Activation) -> Activated:
    """Activate the account and tell its owner, or `Problem` and nothing changed."""
    case = _case(key, asked.reference)
    _suffice(key, asked)
    _match(User.objects.kept_still(case.user.pk), asked)
    place = _place(key, asked)
    try:
        act = Act.objects.record(
            case.user, Kind.ACTIVATED, reference=case.request.reference, channel=key.provider.channel,
            bank=key.provider.bank, place=place, provider_key=key.key_id,
            checked={"document": asked.document, "checks": sorted(set(asked.checks))},
        )  # fmt: skip
    except NotPossible as told:
        raise _not_possible(told.last) from None
    if act.seq != case.last.seq + 1:  # cancelled meanwhile: undone with this transaction
        raise Problem("reference-ended")
    act.refresh_from_db(fields=["at"])
    follow_up(request, case.user, act, NOTICES[key.provider.channel])
    return Activated.model_validate({
        "reference": act.shown_reference, "national_id": case.user.masked_id, "state": act.state,
        "activated_at": act.at,
    })  # fmt: skip


def _case(key: ProviderKey, typed: str) -> Case:
    number = reference.read(typed)
    request = Act.objects.filter(reference=number, kind=Kind.REQUESTED).select_related("bank").first()
    user = User.objects.filter(events_key=request.account).first() if request else None
    if request is None or user is None:
        raise Problem("unknown-reference")
    if not key.provider.may_serve(request):
        raise Problem("other-provider")
    history = list(Act.objects.of(user))
    if living_request(history) != request:
        raise Problem("reference-ended")
    return Case(user, request, history[0])


def _suffice(key: ProviderKey, asked: Activation) -> None:
    """A document that such a number stands on and, where no bank vouches for its customer, a finger or a face."""
    faults = []
    if (asked.document == Document.NATIONAL_ID) != asked.national_id.startswith("1"):
        faults.append({"pointer": "#/document", "detail": "This document bears no such ID number"})
    if key.provider.channel == Channel.Key.KIOSKS and not {Check.FINGERPRINT, Check.FACE} & set(asked.checks):
        faults.append({"pointer": "#/checks", "detail": "A kiosk checks the fingerprint or the face"})
    if faults:
        raise Problem("malformed-body", errors=faults)


def _match(user: User | None, asked: Activation) -> None:
    """The ID first: nobody whose ID differs learns in which state the account is."""
    if user is None:
        raise Problem("unknown-reference")
    same = national_id_fingerprint(asked.national_id) == user.national_id_fingerprint
    if asked.phone is not None:
        same &= phone_fingerprint(asked.phone) == user.phone_fingerprint
    if not same:
        raise Problem("does-not-match")
    if not user.is_active:
        raise Problem("account-closed")


def _place(key: ProviderKey, asked: Activation) -> Place | None:
    """The kiosk; a bank's own places are no business of ours."""
    if key.provider.channel != Channel.Key.KIOSKS:
        return None
    place = Place.objects.filter(kind=Place.Kind.KIOSK, code=without_hidden(asked.place or "")).first()
    if place is None:
        raise Problem("unknown-place")
    return place


def _not_possible(last: Act | None) -> Problem:
    if last is not None and last.state == Assurance.ACTIVATED:
        return Problem("already-activated")
    return Problem("account-closed" if last and last.state == Assurance.SUSPENDED else "reference-ended")
