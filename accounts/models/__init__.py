"""The accounts' rows, one module a noun; each row knows its own rules."""

from accounts.models.user import User, UserManager, national_id_fingerprint, phone_fingerprint

__all__ = ["User", "UserManager", "national_id_fingerprint", "phone_fingerprint"]
