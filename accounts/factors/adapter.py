"""allauth.mfa's hooks: what stands in its rows is sealed, and what a browser or an app is told of us."""

from urllib.parse import urlsplit

from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.utils.translation import get_language

from absher_portal.sealing import seal, unseal
from accounts.models import User


class PortalMFAAdapter(DefaultMFAAdapter):
    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text)

    def get_totp_issuer(self) -> str:
        return self._get_site_name()

    def _get_site_name(self) -> str:
        name: str = settings.SITE_NAME[get_language() or settings.LANGUAGE_CODE]
        return name

    def _get_user_identifier(self, user: User) -> str:
        return user.username

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Bound to the portal's own address, whichever of its hosts was asked."""
        return {"id": urlsplit(settings.SITE_URL).hostname or "", "name": self._get_site_name()}
