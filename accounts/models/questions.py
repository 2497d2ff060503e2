"""Security questions, kept by admins in both languages, and a person's answers, never readable again."""

import hashlib
import hmac
import secrets
from functools import lru_cache

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.db import models
from django.utils.translation import gettext_lazy as _

from absher_portal.text import fold
from accounts.models.user import User


class SecurityQuestion(models.Model):
    """Chosen by the person, or (with a `fact`) about what a registry knows of them (`recovery/registry.py`)."""

    class Fact(models.TextChoices):
        CHOSEN = "", _("Answered by the person beforehand")
        PASSPORT_NUMBER = "passport-number", _("Registry: passport number")
        DEPENDENT_IQAMA = "dependent-iqama", _("Registry: Iqama number of a dependent")
        IQAMA_EXPIRY = "iqama-expiry", _("Registry: expiry date of the Iqama")

    fact = models.CharField(_("answer"), max_length=20, choices=Fact, default=Fact.CHOSEN, blank=True)
    text = models.CharField(_("question"), max_length=120)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    is_offered = models.BooleanField(_("offered"), default=True, help_text=_("Whoever chose it already keeps it."))

    class Meta:
        verbose_name = _("security question")
        verbose_name_plural = _("security questions")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.text


class SecurityAnswer(models.Model):
    user = models.ForeignKey(User, models.CASCADE, related_name="security_answers")
    question = models.ForeignKey(SecurityQuestion, models.PROTECT, related_name="+")
    answer = models.CharField(max_length=128, editable=False)
    answered_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "question"], name="one_answer_per_question")]

    def __str__(self) -> str:
        return f"{self.user_id}/{self.question_id}"

    @classmethod
    def kept_for(cls, user: User | None) -> dict[int, str]:
        """Question's key → hashed answer; for nobody the same look-up."""
        return dict(cls.objects.filter(user_id=user.pk if user else 0).values_list("question_id", "answer"))

    @staticmethod
    def hashed(answer: str) -> str:
        """Folded (so that أ/ا and ة/ه lock nobody out), peppered, then hashed as slowly as a password."""
        return make_password(_peppered(answer))

    def fits(self, answer: str) -> bool:
        return self.is_right(answer, self.answer)

    @staticmethod
    def is_right(answer: str, hashed: str | None) -> bool:
        """Exactly one slow hash, whether there is anything to compare with or not."""
        nobodys = _nobodys()  # asked for in either case: whoever comes first makes it
        return check_password(_peppered(answer), hashed or nobodys) and bool(hashed)


@lru_cache(maxsize=1)
def _nobodys() -> str:
    return make_password(secrets.token_hex())


def _peppered(answer: str) -> str:
    message = f"security-answer\x00{fold(answer)}".encode()
    return hmac.new(settings.FINGERPRINT_KEY.encode(), message, hashlib.sha256).hexdigest()
