"""An application to register: everything but the proof that the phone is the applicant's."""

import uuid
from typing import Any

from django.contrib.auth.hashers import check_password
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from absher_portal.clock import db_now
from absher_portal.languages import of_people
from absher_portal.sealing import seal, unseal
from accounts.models.otp import OtpChallenge
from accounts.models.retired import RetiredUsername
from accounts.models.user import User
from accounts.numbers import PENDING_LIFE


class PendingRegistration(models.Model):
    """Reserves nothing: any number of applicants may name the same ID; the first right code wins.

    `submission` is the form's own token, so that a resubmission continues the same application.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    submission = models.UUIDField(unique=True)
    challenge = models.ForeignKey(OtpChallenge, models.CASCADE, null=True, related_name="+")
    national_id_sealed = models.TextField(editable=False)
    phone_sealed = models.TextField(editable=False)
    username = models.CharField(max_length=20)
    email = models.EmailField()
    language = models.CharField(max_length=16, choices=of_people)
    password = models.CharField(max_length=128, editable=False)  # already hashed
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return str(self.pk)

    def save(self, **kwargs: Any) -> None:
        self.expires_at = self.expires_at or db_now() + PENDING_LIFE
        super().save(**kwargs)

    @property
    def phone(self) -> str:
        return unseal(self.phone_sealed)

    def seal(self, *, national_id: str, phone: str) -> None:
        self.national_id_sealed, self.phone_sealed = seal(national_id), seal(phone)

    def is_for(self, answers: dict[str, Any]) -> bool:
        """Whether these answers (the form's, cleaned) are the ones this application was made of."""
        own = {"username": self.username, "email": self.email, "language": self.language, "phone": self.phone}
        own["national_id"] = unseal(self.national_id_sealed)
        if self.expires_at <= db_now() or any(answers.get(name) != value for name, value in own.items()):
            return False
        return check_password(answers.get("password1", ""), self.password)

    @classmethod
    def live(cls, pk: str | None) -> "PendingRegistration | None":
        """The application with this id, unless it is done, gone or past its 30 minutes."""
        found = cls.objects.filter(pk=pk).select_related("challenge").first() if pk else None
        return found if found and found.expires_at > db_now() else None

    def become_user(self) -> User | None:
        """The account, or None when the ID, phone, username or e-mail became someone's meanwhile."""
        user = User(username=self.username, email=self.email, language=self.language, password=self.password)
        user.national_id, user.phone = unseal(self.national_id_sealed), self.phone
        user.registered_at = timezone.now()
        try:
            if RetiredUsername.covers(user.username):
                return None
            with transaction.atomic():
                user.save()
        except IntegrityError:
            return None
        finally:
            self.delete()
        return user
