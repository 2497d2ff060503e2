"""The accounts' rows, one module a noun; each row knows its own rules."""

from accounts.models.demo import DemoMessage
from accounts.models.devices import KnownDevice
from accounts.models.events import SecurityEvent
from accounts.models.human_check import HumanCheckHold, ProofSpent
from accounts.models.limits import LimitCount, WrongPasswords
from accounts.models.otp import OtpChallenge
from accounts.models.outbox import OutboxMessage
from accounts.models.pending import PendingRegistration
from accounts.models.questions import SecurityAnswer, SecurityQuestion
from accounts.models.user import (
    User,
    UserManager,
    canonical_identifier,
    national_id_fingerprint,
    phone_fingerprint,
)

__all__ = [
    "DemoMessage",
    "HumanCheckHold",
    "KnownDevice",
    "LimitCount",
    "OtpChallenge",
    "OutboxMessage",
    "PendingRegistration",
    "ProofSpent",
    "SecurityAnswer",
    "SecurityEvent",
    "SecurityQuestion",
    "User",
    "UserManager",
    "WrongPasswords",
    "canonical_identifier",
    "national_id_fingerprint",
    "phone_fingerprint",
]
