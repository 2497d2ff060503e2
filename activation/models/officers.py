"""Who serves at the counter of an office, and each time that one of them looked an applicant up."""

import uuid
from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from absher_portal.clock import db_now
from absher_portal.sealing import seal, unseal
from accounts.models import OtpChallenge, User
from accounts.numbers import DESK_VISIT_LIFE
from activation.models.places import Place


class OfficerQuerySet(models.QuerySet["Officer"]):
    def on_duty(self) -> "OfficerQuerySet":
        """Those who serve now; the demonstration's own officer never outside it."""
        real = {} if not settings.PRODUCTION else {"is_simulated": False}
        return self.filter(is_active=True, **real)


class Officer(models.Model):
    """Staff with the permission and a strong factor, at one office; `desk/door.py` asks for all of it each time."""

    user = models.OneToOneField(User, models.CASCADE, related_name="+", verbose_name=_("account"))
    place = models.ForeignKey(
        Place,
        models.PROTECT,
        related_name="+",
        verbose_name=_("office"),
        limit_choices_to={"kind__in": [Place.Kind.PASSPORTS, Place.Kind.CIVIL_AFFAIRS]},
    )
    is_active = models.BooleanField(pgettext_lazy("officer", "serves now"), default=True)
    is_simulated = models.BooleanField(_("simulated"), default=False, editable=False)

    objects = OfficerQuerySet.as_manager()

    class Meta:
        verbose_name = _("officer")
        verbose_name_plural = _("officers")
        permissions = [("serve_at_desk", "Can serve at the officers’ desk")]

    def __str__(self) -> str:
        return self.user.username

    @property
    def key(self) -> uuid.UUID:
        """The pseudonym under which the officer's acts stay."""
        return self.user.events_key

    def is_self(self, applicant: User) -> bool:
        """Nobody serves themselves."""
        return applicant.pk == self.user_id


class DeskVisit(models.Model):
    """One look-up; when it found somebody, they stand at the desk for 15 minutes.

    Officer and applicant stand under their pseudonyms, as in `Act`: what was looked up outlives both accounts.
    `challenge` is the code that finds an applicant without a slip, `phone_challenge` the one sent to a new number,
    which waits here, with what the officer checked, until it is proved.
    """

    class FoundBy(models.TextChoices):
        REFERENCE = "reference", pgettext_lazy("found by", "Reference")
        CODE = "code", pgettext_lazy("found by", "ID number and a code")
        DOCUMENT = "document", pgettext_lazy("found by", "ID number alone")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    officer = models.UUIDField(pgettext_lazy("activation", "officer’s pseudonym"))
    place = models.ForeignKey(
        Place, models.PROTECT, related_name="+", verbose_name=pgettext_lazy("activation", "place")
    )
    account = models.UUIDField(pgettext_lazy("activation", "account’s pseudonym"), null=True)  # empty: nobody was found
    found_by = models.CharField(pgettext_lazy("activation", "found by"), max_length=10, choices=FoundBy)
    reason = models.CharField(pgettext_lazy("activation", "reason"), max_length=500, blank=True)
    challenge = models.ForeignKey(OtpChallenge, models.SET_NULL, null=True, related_name="+")
    proved_at = models.DateTimeField(pgettext_lazy("activation", "proved at"), null=True)
    phone_sealed = models.TextField(blank=True)
    phone_challenge = models.ForeignKey(OtpChallenge, models.SET_NULL, null=True, related_name="+")
    phone_facts = models.JSONField(default=dict)
    started_at = models.DateTimeField(pgettext_lazy("activation", "started at"), db_default=Now(), db_index=True)
    expires_at = models.DateTimeField()

    class Meta:
        verbose_name = pgettext_lazy("activation", "look-up at a desk")
        verbose_name_plural = pgettext_lazy("activation", "look-ups at desks")
        indexes = [models.Index(fields=["officer", "-started_at"], name="visits_of_officer")]

    def __str__(self) -> str:
        return str(self.pk)

    @classmethod
    def begin(cls, officer: Officer, applicant: User | None, found_by: str, **facts: object) -> "DeskVisit":
        """Write the look-up down; whoever is found by a reference or a document needs no further proof."""
        now = db_now()
        proved = None if applicant is None or found_by == cls.FoundBy.CODE else now
        return cls.objects.create(
            officer=officer.key, place_id=officer.place_id, account=applicant and applicant.events_key,
            found_by=found_by, proved_at=proved, expires_at=now + DESK_VISIT_LIFE, **facts,
        )  # fmt: skip

    @classmethod
    def found(cls, officer: Officer, pk: uuid.UUID) -> Self | None:
        """This officer's visit while it lasts."""
        alive = cls.objects.filter(pk=pk, officer=officer.key, expires_at__gt=Now()).exclude(account=None)
        return alive.select_related("challenge", "phone_challenge").first()

    @property
    def applicant(self) -> User | None:
        """None when the account is gone meanwhile."""
        return User.objects.filter(events_key=self.account).first() if self.account else None

    @property
    def is_way_back_only(self) -> bool:
        """Without a slip and without the phone, only the ways back into an account are open."""
        return self.found_by == self.FoundBy.DOCUMENT

    def prove(self) -> None:
        """The applicant entered the code."""
        self.proved_at = db_now()
        self.save(update_fields=["proved_at"])

    @property
    def phone(self) -> str:
        """The new number that waits for its code."""
        return unseal(self.phone_sealed)

    def await_phone(self, phone: str, challenge: OtpChallenge | None, facts: dict[str, object]) -> None:
        """A code is on its way to the applicant's new number; with "" and None, none is awaited any more."""
        self.phone_sealed, self.phone_challenge, self.phone_facts = phone and seal(phone), challenge, facts
        self.save(update_fields=["phone_sealed", "phone_challenge", "phone_facts"])

    def end(self) -> None:
        """The applicant has left."""
        type(self).objects.filter(pk=self.pk).update(expires_at=Now())

    @classmethod
    def forget_numbers(cls, before: datetime) -> None:
        """Drop the new numbers that nobody proved in visits which began earlier; the visits themselves stay longer."""
        stale = cls.objects.filter(started_at__lt=before).exclude(phone_sealed="")
        stale.update(phone_sealed="", phone_facts={})
