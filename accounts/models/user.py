"""A person's account. Who it belongs to is sealed; how it is found is a fingerprint."""

import uuid
from typing import Any

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from absher_portal.clock import db_now
from absher_portal.languages import of_people
from absher_portal.sealing import fingerprint, seal, unseal
from absher_portal.text import ascii_digits, masked_id, masked_phone, without_hidden
from accounts.identity import normalise_national_id, normalise_phone
from accounts.models.events import ACCOUNT, SecurityEvent


def national_id_fingerprint(national_id: str) -> str:
    """The ID in any spelling → 64 hex digits, by which its account is found."""
    return fingerprint("national-id", normalise_national_id(national_id))


def phone_fingerprint(phone: str) -> str:
    """The mobile in any spelling → 64 hex digits, by which its account is found."""
    return fingerprint("phone", normalise_phone(phone) or phone)


def canonical_identifier(typed: str) -> str:
    """A username or ID number in the one spelling by which it is found, and by which its failures are counted."""
    number = normalise_national_id(typed)
    return number if number.isdigit() else ascii_digits(without_hidden(typed)).strip().lower()


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(username=(username or "").lower())

    def find(self, identifier: str) -> "User | None":
        """The account behind a username or an ID number: one exact, indexed look-up either way."""
        name = canonical_identifier(identifier)
        if name.isdigit():
            return self.filter(national_id_fingerprint=national_id_fingerprint(name)).first()
        return self.filter(username=name).first()

    def kept_still(self, pk: int) -> "User | None":
        """The account as it is now, changed by nobody else until the transaction ends; rows may go on naming it.

        Whatever changes an account takes its row like this, and first: so two changes never wait for each other.
        """
        return self.select_for_update(no_key=True).filter(pk=pk).first()

    def create_superuser(
        self, username: str, password: str, *, national_id: str, phone: str, email: str, **fields: Any
    ) -> "User":
        user = self.model(username=username.lower(), email=email, is_staff=True, is_superuser=True, **fields)
        user.national_id, user.phone = national_id, phone
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser, PermissionsMixin):
    """National ID and phone are written through their properties, which keep seal and fingerprint together."""

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        LOCKED = "locked", _("Locked")
        CLOSED = "closed", _("Closed")

    username = models.CharField(_("username"), max_length=20, unique=True)
    national_id_sealed = models.TextField(editable=False)
    national_id_fingerprint = models.CharField(max_length=64, unique=True, editable=False)
    phone_sealed = models.TextField(editable=False)
    phone_fingerprint = models.CharField(max_length=64, unique=True, editable=False)
    email = models.EmailField(_("email"), unique=True)
    email_confirmed_at = models.DateTimeField(_("email confirmed at"), null=True, blank=True)
    language = models.CharField(
        _("preferred language"), max_length=16, choices=of_people, default=settings.LANGUAGE_CODE
    )
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.OPEN)
    is_staff = models.BooleanField(_("staff"), default=False)
    registered_at = models.DateTimeField(_("registered at"), default=timezone.now)
    # The pseudonym under which the account's events stay when it is gone.
    events_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)

    objects = UserManager()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["email"]

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")

    def __str__(self) -> str:
        return self.username

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        return self.state == self.State.OPEN

    @property
    def events_chain(self) -> str:
        return f"{ACCOUNT}{self.events_key}"

    @property
    def events_owner(self) -> str:
        """By what the chain's row says whose it is."""
        return fingerprint("events-owner", str(self.pk))

    @property
    def security_events(self) -> models.QuerySet[SecurityEvent]:
        """What happened to this account, newest first."""
        return SecurityEvent.objects.filter(chain=self.events_chain).order_by("-seq")

    @property
    def national_id(self) -> str:
        return unseal(self.national_id_sealed)

    @national_id.setter
    def national_id(self, number: str) -> None:
        number = normalise_national_id(number)
        self.national_id_sealed, self.national_id_fingerprint = seal(number), national_id_fingerprint(number)

    @property
    def phone(self) -> str:
        return unseal(self.phone_sealed)

    @phone.setter
    def phone(self, number: str) -> None:
        number = normalise_phone(number) or number
        self.phone_sealed, self.phone_fingerprint = seal(number), phone_fingerprint(number)

    @property
    def masked_id(self) -> str:
        return masked_id(self.national_id)

    @property
    def masked_phone(self) -> str:
        return masked_phone(self.phone)

    def move_to(self, phone: str) -> bool:
        """Make this mobile (E.164) the account's; False, and nothing kept, when it is another account's."""
        self.phone = phone
        return self._kept_unless_taken("phone_sealed", "phone_fingerprint")

    def use_email(self, address: str) -> bool:
        """Make this address the account's, confirmed; False, and nothing kept, when it is another account's."""
        self.email, self.email_confirmed_at = address, db_now()
        return self._kept_unless_taken("email", "email_confirmed_at")

    def _kept_unless_taken(self, *columns: str) -> bool:
        try:
            with transaction.atomic():
                self.save(update_fields=columns)
        except IntegrityError:
            self.refresh_from_db(fields=columns)
            return False
        return True

    @property
    def own_words(self) -> list[str]:
        """What a guesser would try first as this person's password."""
        return [self.username, self.email, self.national_id, self.phone]

    @classmethod
    def normalize_username(cls, username: str) -> str:
        return super().normalize_username(username).lower()
