"""Changes of how a person is reached, until they are proved: a new mobile, a new e-mail address."""

import uuid

from django.db import models
from django.db.models.functions import Now

from absher_portal.clock import db_now
from absher_portal.sealing import seal, unseal
from absher_portal.text import masked_phone
from accounts.models.otp import OtpChallenge
from accounts.models.user import User, phone_fingerprint
from accounts.numbers import NEW_EMAIL_LINK_LIFE, PHONE_CHANGE_LIFE


class PhoneChange(models.Model):
    """From the old mobile (still at hand) to a new one: a code to each; reserves nothing before the end."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="phone_changes")
    phone_sealed = models.TextField()
    phone_fingerprint = models.CharField(max_length=64)
    old_challenge = models.ForeignKey(OtpChallenge, models.SET_NULL, null=True, related_name="+")
    new_challenge = models.ForeignKey(OtpChallenge, models.SET_NULL, null=True, related_name="+")
    old_proved_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(db_index=True)

    is_live: bool  # by the database's clock; there when it was `found`

    def __str__(self) -> str:
        return str(self.pk)

    @classmethod
    def begin(cls, user: User, phone: str, old_challenge: OtpChallenge) -> "PhoneChange":
        """Kept once the code to the present mobile is on its way."""
        change = cls(user=user, old_challenge=old_challenge, expires_at=db_now() + PHONE_CHANGE_LIFE)
        change.phone_sealed, change.phone_fingerprint = seal(phone), phone_fingerprint(phone)
        change.save(force_insert=True)
        return change

    @property
    def phone(self) -> str:
        return unseal(self.phone_sealed)

    @property
    def masked_phone(self) -> str:
        return masked_phone(self.phone)

    @classmethod
    def found(cls, user: User, pk: str | None) -> "PhoneChange | None":
        """This person's change with its codes and `is_live`: whether its 30 minutes have not passed."""
        is_live = models.ExpressionWrapper(models.Q(expires_at__gt=Now()), models.BooleanField())
        found = cls.objects.filter(pk=pk, user=user).select_related("old_challenge", "new_challenge")
        return found.annotate(is_live=is_live).first() if pk else None

    def note_old(self, new_challenge: OtpChallenge) -> None:
        """The present mobile is proved, and a code to the new one on its way."""
        self.new_challenge, self.old_proved_at = new_challenge, db_now()
        self.save(update_fields=["new_challenge", "old_proved_at"])

    def finish(self) -> bool:
        """Use it up, and with it whatever else was begun; False when it is used up, ended or past its time.

        The account's row is taken first: of two changes at once, one finds itself ended.
        """
        User.objects.kept_still(self.user_id)
        usable = type(self).objects.filter(pk=self.pk, finished_at=None, expires_at__gt=Now())
        if not usable.exclude(old_proved_at=None).update(finished_at=Now()):
            return False
        type(self).objects.filter(user_id=self.user_id, finished_at=None).delete()
        return True


class EmailChange(models.Model):
    """The address that an account will have once the link sent there is used; one at a time."""

    user = models.OneToOneField(User, models.CASCADE, primary_key=True, related_name="email_change")
    address = models.EmailField()
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return str(self.user_id)

    @classmethod
    def begin(cls, user: User, address: str) -> "EmailChange":
        """The one change of this account from now on: the link of an earlier one no longer works."""
        wanted = {"address": address, "expires_at": db_now() + NEW_EMAIL_LINK_LIFE}
        return cls.objects.update_or_create(user=user, defaults=wanted)[0]

    @classmethod
    def waiting(cls, user: User | int) -> "EmailChange | None":
        """What this account's owner asked for and has not confirmed, while its link works."""
        return cls.objects.filter(user=user, expires_at__gt=Now()).select_related("user").first()

    def use(self) -> bool:
        """Take it off the list; False when it is not there any more."""
        return bool(EmailChange.objects.filter(pk=self.pk, address=self.address, expires_at__gt=Now()).delete()[0])


def forget_changes(user: User) -> None:
    """Nothing that was begun goes on: the account has just been proved anew, or closed to whoever began it."""
    PhoneChange.objects.filter(user=user, finished_at=None).delete()
    EmailChange.objects.filter(user=user).delete()
