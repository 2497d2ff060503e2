"""One attempt to get an account back: what was named, what has been proved of it, and how far it came.

A stranger's attempt is a row like an owner's: `user` is then empty, its challenge a decoy.
"""

import uuid
from typing import Any, Self

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import pgettext_lazy

from absher_portal.clock import db_now
from absher_portal.sealing import fingerprint, seal, unseal
from absher_portal.text import masked_phone
from accounts.models.otp import OtpChallenge, Purpose
from accounts.models.user import User, phone_fingerprint
from accounts.numbers import RECOVERY_ANSWERS, RECOVERY_LIFE


class RecoveryAttempt(models.Model):
    """`submission` is the token of the form that began it, so that a form sent twice begins one attempt.

    `answered_with` is the token of the last answer's form, and `auth_hash` what the account's sessions were bound
    to when the code came right: a password that changed since then ends the attempt.
    """

    class Wanted(models.TextChoices):
        PASSWORD = "password", pgettext_lazy("what is recovered", "Password")
        USERNAME = "username", pgettext_lazy("what is recovered", "Username")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    submission = models.UUIDField(unique=True)
    wanted = models.CharField(max_length=8, choices=Wanted)
    user = models.ForeignKey(User, models.CASCADE, null=True, related_name="recoveries")
    national_id_sealed = models.TextField(editable=False)
    phone_sealed = models.TextField(editable=False)
    language = models.CharField(max_length=16)
    answers_given = models.PositiveSmallIntegerField(default=0)
    answered_with = models.UUIDField(null=True)
    has_strong_proof = models.BooleanField(default=False)  # a recovery code or an authenticator, not an answer
    challenge = models.ForeignKey(OtpChallenge, models.SET_NULL, null=True, related_name="+")
    proved_at = models.DateTimeField(null=True)
    auth_hash = models.CharField(max_length=64, blank=True, editable=False)
    finished_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(db_index=True)

    is_live: bool  # by the database's clock; there when it was `found`

    def __str__(self) -> str:
        return str(self.pk)

    def save(self, **kwargs: Any) -> None:
        self.expires_at = self.expires_at or db_now() + RECOVERY_LIFE
        super().save(**kwargs)

    @property
    def national_id(self) -> str:
        return unseal(self.national_id_sealed)

    @property
    def phone(self) -> str:
        return unseal(self.phone_sealed)

    def seal(self, *, national_id: str, phone: str) -> None:
        self.national_id_sealed, self.phone_sealed = seal(national_id), seal(phone)

    @property
    def masked_phone(self) -> str:
        return masked_phone(self.phone)

    @property
    def pair(self) -> str:
        """ID and phone as one key: the same for known and unknown people."""
        return self.pair_of(self)

    @staticmethod
    def pair_of(named: "RecoveryAttempt | User") -> str:
        """The key by which answers for this account, or for what an attempt names, are counted."""
        return fingerprint("recovery-pair", f"{named.national_id}|{named.phone}")

    @property
    def purpose(self) -> Purpose:
        """What its codes are for."""
        return Purpose.RECOVER_PASSWORD if self.wanted == self.Wanted.PASSWORD else Purpose.RECOVER_USERNAME

    @property
    def owner(self) -> User | None:
        """Whose account this is, while it is open and the mobile still its own; None for a stranger's attempt."""
        typed, user = phone_fingerprint(self.phone), self.user
        return user if user and user.is_active and user.phone_fingerprint == typed else None

    @property
    def holds(self) -> bool:
        """Whether what was proved still counts: the account is as it was when the code came right."""
        owner = self.owner
        return bool(owner and self.proved_at and owner.get_session_auth_hash() == self.auth_hash)

    @classmethod
    def found(cls, **by: Any) -> "Self | None":
        """The attempt with its account, its code and `is_live`: whether its 30 minutes have not passed."""
        is_live = models.ExpressionWrapper(models.Q(expires_at__gt=Now()), models.BooleanField())
        return cls.objects.filter(**by).select_related("user", "challenge").annotate(is_live=is_live).first()

    @classmethod
    def cancel(cls, user: User) -> None:
        """Whatever the account's attempts had proved counts no more; a username that has left was proof as well.

        Only a password that has been saved stays so: nothing comes of that attempt any more.
        """
        is_over = models.Q(wanted=cls.Wanted.PASSWORD, finished_at__isnull=False)
        cls.objects.filter(user=user, expires_at__gt=Now()).exclude(is_over).update(expires_at=Now())

    def claim_answer(self, form: uuid.UUID) -> bool:
        """Take one of the attempt's answers for this form; False when none is left or this form had its own."""
        open_to_it = type(self).objects.filter(pk=self.pk, proved_at=None, answers_given__lt=RECOVERY_ANSWERS)
        fresh = open_to_it.exclude(answered_with=form)
        return bool(fresh.update(answers_given=models.F("answers_given") + 1, answered_with=form))

    def note_proof(self, user: User) -> bool:
        """The code came right; False when that has been noted already, or the time is over."""
        unproved = type(self).objects.filter(pk=self.pk, proved_at=None, expires_at__gt=Now())
        return bool(unproved.update(proved_at=Now(), auth_hash=user.get_session_auth_hash()))

    def finish(self) -> bool:
        """Use the proof up; False when it has been used, or the time is over."""
        usable = type(self).objects.filter(pk=self.pk, finished_at=None, expires_at__gt=Now())
        return bool(usable.exclude(proved_at=None).update(finished_at=Now()))

    def end(self) -> None:
        """Nothing more comes of it."""
        type(self).objects.filter(pk=self.pk).update(expires_at=Now())

    def for_password(self) -> "RecoveryAttempt":
        """The attempt that goes on to a new password with this one's proof and time: always the same one."""
        token = uuid.UUID(fingerprint("recovery-carried", str(self.pk))[:32])
        kept = ("user", "national_id_sealed", "phone_sealed", "language", "has_strong_proof", "proved_at", "auth_hash")
        proof = {name: getattr(self, name) for name in (*kept, "expires_at")}
        return type(self).objects.get_or_create(submission=token, defaults=proof | {"wanted": "password"})[0]
