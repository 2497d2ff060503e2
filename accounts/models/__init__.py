"""The accounts' rows, one module a noun; each row knows its own rules."""

from accounts.models.changes import EmailChange, PhoneChange, forget_changes
from accounts.models.demo import DemoMessage
from accounts.models.devices import KnownDevice
from accounts.models.disavowal import Disavowal
from accounts.models.events import EventChain, SecurityEvent
from accounts.models.factors import RecoveryCode, TotpUse
from accounts.models.hold import ChangeHold, Overtaken
from accounts.models.human_check import HumanCheckHold, ProofSpent
from accounts.models.limits import LimitCount, WrongPasswords
from accounts.models.networks import CentreNetwork, SendRange
from accounts.models.otp import OtpChallenge
from accounts.models.outbox import OutboxMessage
from accounts.models.pending import PendingRegistration
from accounts.models.questions import SecurityAnswer, SecurityQuestion
from accounts.models.recovery import RecoveryAttempt
from accounts.models.retired import RetiredUsername
from accounts.models.sessions import SignedInSession
from accounts.models.user import (
    User,
    UserManager,
    canonical_identifier,
    national_id_fingerprint,
    phone_fingerprint,
)

__all__ = [
    "CentreNetwork",
    "ChangeHold",
    "DemoMessage",
    "Disavowal",
    "EmailChange",
    "EventChain",
    "HumanCheckHold",
    "KnownDevice",
    "LimitCount",
    "OtpChallenge",
    "OutboxMessage",
    "Overtaken",
    "PendingRegistration",
    "PhoneChange",
    "ProofSpent",
    "RecoveryAttempt",
    "RecoveryCode",
    "RetiredUsername",
    "SecurityAnswer",
    "SecurityEvent",
    "SecurityQuestion",
    "SendRange",
    "SignedInSession",
    "TotpUse",
    "User",
    "UserManager",
    "WrongPasswords",
    "canonical_identifier",
    "forget_changes",
    "national_id_fingerprint",
    "phone_fingerprint",
]
