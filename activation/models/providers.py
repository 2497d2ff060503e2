"""Who may activate accounts by the API: banks and operators of kiosks, their keys, and what they have sent."""

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from activation.models.acts import Act
from activation.models.banks import Bank
from activation.models.channels import Channel

KEY_ID = RegexValidator(r"^[A-Za-z0-9._-]+\Z", _("Use letters, digits, full stops, dashes and underscores only."))


def read_public_key(pem: str) -> Ed25519PublicKey:
    """The key in this PEM text; `ValidationError` when it holds none of the kind Ed25519."""
    try:
        key = load_pem_public_key(pem.encode())
    except (ValueError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, Ed25519PublicKey):
        raise ValidationError(_("Paste a public key of the kind Ed25519 in PEM format."))
    return key


def check_public_key(pem: str) -> None:
    """`ValidationError` unless the text is an Ed25519 public key in PEM."""
    read_public_key(pem)


class Provider(models.Model):
    """A bank, or without one an operator of kiosks. A simulated one is refused outside the demonstration."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    bank = models.ForeignKey(Bank, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("bank"),
                             help_text=_("Leave it empty for an operator of kiosks."))  # fmt: skip
    is_active = models.BooleanField(_("may activate accounts"), default=True)
    is_simulated = models.BooleanField(_("simulated"), default=False, editable=False)

    class Meta:
        verbose_name = pgettext_lazy("activation", "provider")
        verbose_name_plural = pgettext_lazy("activation", "providers")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def channel(self) -> Channel.Key:
        return Channel.Key.BANKS if self.bank_id else Channel.Key.KIOSKS

    def may_serve(self, request: Act) -> bool:
        """Whether the person chose this way, and this bank or the one that it has become part of."""
        if request.channel != self.channel:
            return False
        return request.bank is None or self.bank_id in (request.bank.pk, request.bank.successor_id)


class ProviderKeyQuerySet(models.QuerySet["ProviderKey"]):
    def usable(self) -> "ProviderKeyQuerySet":
        """Keys that may sign now, by the database's clock."""
        real = {} if not settings.PRODUCTION else {"provider__is_simulated": False}
        return self.filter(
            valid_from__lte=Now(), valid_until__gt=Now(), revoked_at=None, provider__is_active=True, **real
        )


class ProviderKey(models.Model):
    """A provider has as many at once as it needs to change from one to the next."""

    provider = models.ForeignKey(
        Provider, models.PROTECT, related_name="keys", verbose_name=pgettext_lazy("activation", "provider")
    )
    key_id = models.CharField(_("key ID"), max_length=64, unique=True, validators=[KEY_ID],
                              help_text=_("As the provider sends it in “keyid”."))  # fmt: skip
    public_key = models.TextField(_("public key"), validators=[check_public_key])
    valid_from = models.DateTimeField(_("valid from"))
    valid_until = models.DateTimeField(_("valid until"))
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)

    objects = ProviderKeyQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("activation", "provider’s key")
        verbose_name_plural = pgettext_lazy("activation", "providers’ keys")
        ordering = ["provider", "-valid_from"]

    def __str__(self) -> str:
        return self.key_id

    def clean(self) -> None:
        if self.valid_from and self.valid_until and self.valid_until <= self.valid_from:
            raise ValidationError({"valid_until": _("Choose a time after the one from which the key is valid.")})


class SeenNonce(models.Model):
    """A nonce that a key has signed with, kept until the clock alone refuses the request that carried it."""

    key = models.ForeignKey(ProviderKey, models.CASCADE, related_name="+")
    nonce = models.CharField(max_length=64)
    seen_at = models.DateTimeField(db_default=Now(), db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "nonce"], name="nonce_once")]

    def __str__(self) -> str:
        return self.nonce


class KeptAnswer(models.Model):
    """What was answered to an idempotency key; `body_fingerprint` is keyed, because the body names a person."""

    provider = models.ForeignKey(Provider, models.CASCADE, related_name="+")
    key = models.CharField(max_length=64)
    body_fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    content = models.JSONField(default=dict)
    made_at = models.DateTimeField(db_default=Now(), db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["provider", "key"], name="answer_once")]

    def __str__(self) -> str:
        return f"{self.status}"
