"""What has been done about the activation of an account: one row an act, written once, the newest says where it stands.

An act names accounts by their pseudonym (`User.events_key`), so that it outlives the account it speaks of.
"""

from collections.abc import Sequence
from typing import Any

from django.db import IntegrityError, models, transaction
from django.db.models.functions import Now
from django.utils.translation import pgettext_lazy

from accounts.models import User
from activation.models.banks import Bank
from activation.models.channels import Channel
from activation.models.places import Place
from activation.reference import shown


class Assurance(models.TextChoices):
    REGISTERED = "registered", pgettext_lazy("assurance", "Registered, not yet activated")
    REQUESTED = "requested", pgettext_lazy("assurance", "Activation requested")
    ACTIVATED = "activated", pgettext_lazy("assurance", "Activated")
    SUSPENDED = "suspended", pgettext_lazy("assurance", "Activation suspended")
    REVOKED = "revoked", pgettext_lazy("assurance", "Activation revoked")


class Kind(models.TextChoices):
    REQUESTED = "requested", pgettext_lazy("activation act", "Requested")
    CANCELLED = "cancelled", pgettext_lazy("activation act", "Request cancelled")
    CHECKED = "checked", pgettext_lazy("activation act", "Identity checked, second confirmation awaited")
    ACTIVATED = "activated", pgettext_lazy("activation act", "Activated")
    SUSPENDED = "suspended", pgettext_lazy("activation act", "Suspended")
    RESUMED = "resumed", pgettext_lazy("activation act", "Suspension lifted")
    REVOKED = "revoked", pgettext_lazy("activation act", "Revoked")
    PHONE_CHANGED = "phone-changed", pgettext_lazy("activation act", "Mobile number changed at an office")
    REOPENED = "reopened", pgettext_lazy("activation act", "Account opened again at an office")
    QUESTIONS_CLEARED = "questions-cleared", pgettext_lazy("activation act", "Security questions cleared at an office")
    FACTORS_CLEARED = "factors-cleared", pgettext_lazy("activation act", "Ways to sign in cleared at an office")


ANYWHERE = frozenset(Assurance.values)
# act → (where the account stands after it, None for where it stood; where it must have stood before)
RULES: dict[str, tuple[Assurance | None, frozenset[str]]] = {
    Kind.REQUESTED: (Assurance.REQUESTED, frozenset({"registered", "revoked"})),
    Kind.CANCELLED: (Assurance.REGISTERED, frozenset({"requested"})),
    Kind.CHECKED: (Assurance.REQUESTED, frozenset({"registered", "requested", "revoked"})),
    Kind.ACTIVATED: (Assurance.ACTIVATED, frozenset({"registered", "requested", "revoked"})),
    Kind.SUSPENDED: (Assurance.SUSPENDED, frozenset({"activated"})),
    Kind.RESUMED: (Assurance.ACTIVATED, frozenset({"suspended"})),
    Kind.REVOKED: (Assurance.REVOKED, frozenset({"activated", "suspended"})),
    Kind.PHONE_CHANGED: (None, ANYWHERE),
    Kind.REOPENED: (None, ANYWHERE),
    Kind.QUESTIONS_CLEARED: (None, ANYWHERE),
    Kind.FACTORS_CLEARED: (None, ANYWHERE),
}


def moved_by(history: Sequence["Act"]) -> "Act | None":
    """Of acts, newest first: the one that brought the account to where it stands; ways back leave it there."""
    return next((act for act in history if RULES[act.kind][0] is not None), None)


def living_request(history: Sequence["Act"]) -> "Act | None":
    """Of acts, newest first: the newest request, unless it was taken back or what came of it was withdrawn."""
    deciding = (Kind.REQUESTED, Kind.CANCELLED, Kind.REVOKED)
    newest = next((act for act in history if act.kind in deciding), None)
    return newest if newest and newest.kind == Kind.REQUESTED else None


def awaited_request(history: Sequence["Act"]) -> "Act | None":
    """The living request, while the activation that it asked for has not come."""
    return living_request(history) if history and history[0].state == Assurance.REQUESTED else None


class NotPossible(Exception):
    """The account stands where this act makes no sense; `last` is the act that brought it there, if any."""

    def __init__(self, last: "Act | None") -> None:
        super().__init__(last.state if last else Assurance.REGISTERED)
        self.last = last


class ActQuerySet(models.QuerySet["Act"]):
    def of(self, user: User) -> "ActQuerySet":
        """Newest first."""
        return self.filter(account=user.events_key).order_by("-seq")

    def record(self, user: User, kind: Kind, **facts: Any) -> "Act":
        """Write the next act of an account, or raise `NotPossible`; of two at once one is told of the other."""
        last = self.of(user).first()
        (after, before), now = RULES[kind], last.state if last else Assurance.REGISTERED
        if now not in before:
            raise NotPossible(last)
        seq, state = last.seq + 1 if last else 1, after or now
        act = self.model(account=user.events_key, seq=seq, kind=kind, state=state, **facts)
        try:
            with transaction.atomic():
                act.save(force_insert=True)
        except IntegrityError:
            raise NotPossible(self.of(user).first()) from None
        return act


class Act(models.Model):
    """`checked` says what an officer or a machine confirmed, as outcomes only: never biometric data."""

    account = models.UUIDField(pgettext_lazy("activation", "account’s pseudonym"))
    seq = models.PositiveIntegerField(pgettext_lazy("activation", "number"))
    kind = models.CharField(pgettext_lazy("activation", "act"), max_length=20, choices=Kind)
    state = models.CharField(pgettext_lazy("activation", "state after it"), max_length=10, choices=Assurance)
    reference = models.CharField(pgettext_lazy("activation", "reference"), max_length=12, blank=True)
    channel = models.CharField(pgettext_lazy("activation", "way"), max_length=10, choices=Channel.Key, blank=True)
    office_kind = models.CharField(max_length=20, choices=Place.Kind, blank=True)
    place = models.ForeignKey(
        Place, models.PROTECT, null=True, related_name="+", verbose_name=pgettext_lazy("activation", "place")
    )
    bank = models.ForeignKey(
        Bank, models.PROTECT, null=True, related_name="+", verbose_name=pgettext_lazy("activation", "bank")
    )
    officer = models.UUIDField(pgettext_lazy("activation", "officer’s pseudonym"), null=True)
    provider_key = models.CharField(pgettext_lazy("activation", "key of the bank or kiosk"), max_length=64, blank=True)
    checked = models.JSONField(pgettext_lazy("activation", "checked"), default=dict)
    reason = models.CharField(pgettext_lazy("activation", "reason"), max_length=500, blank=True)
    at = models.DateTimeField(pgettext_lazy("activation", "at"), db_default=Now())

    objects = ActQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("activation", "activation act")
        verbose_name_plural = pgettext_lazy("activation", "activation acts")
        indexes = [
            models.Index(fields=["officer", "-at"], condition=models.Q(officer__isnull=False), name="acts_of_officer")
        ]
        constraints = [
            models.UniqueConstraint(fields=["account", "seq"], name="act_order"),
            models.UniqueConstraint(
                fields=["reference"], condition=models.Q(kind="requested"), name="one_request_per_reference"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.seq})"

    @property
    def shown_reference(self) -> str:
        """`7K3M-9QPX-4T27`."""
        return shown(self.reference)
