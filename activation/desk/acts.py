"""What an officer may do for an applicant: one row an act, with its words, its rule and its effect."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import SecurityEvent, User
from accounts.security.clearing import clear_factors
from accounts.security.notices import Notice
from activation.desk import forms, way_back
from activation.models.acts import RULES, Kind

Event = SecurityEvent.Kind
HELD = _("Everyone is signed out, and nobody changes the mobile, email or ways to sign in for 24 hours.")


@dataclass(frozen=True)
class DeskAct:
    """`slug` is its address; `lead` says what it brings about, `effect` brings it about beside the act's row."""

    slug: str
    kind: Kind
    name: Promise
    lead: Promise
    done: Promise
    form: type[forms.DeskForm]
    notice: Notice
    event: SecurityEvent.Kind = Event.ACTIVATION_CHANGED
    effect: Callable[[User], None] | None = None
    is_way_back: bool = False
    is_a_grant: bool = False  # it opens services: never to an account that is locked or closed

    def is_possible(self, state: str, is_open: bool) -> bool:
        """Whether an account that stands there may be acted on like this."""
        return state in RULES[self.kind][1] and (is_open or not self.is_a_grant)


ACTS = {
    act.slug: act
    for act in (
        DeskAct(
            "activate", Kind.ACTIVATED, _("Activate the account"),
            _("Tick only what you have checked yourself, with the person before you."),
            _("The account is activated."), forms.ActivateForm, Notice.ACTIVATED_AT_OFFICE, is_a_grant=True,
        ),
        DeskAct(
            "suspend", Kind.SUSPENDED, _("Suspend the activation"),
            _("Services that need an activated account stop at once. An officer can resume it."),
            _("The activation is suspended."), forms.ReasonForm, Notice.ACTIVATION_SUSPENDED,
        ),
        DeskAct(
            "resume", Kind.RESUMED, _("Resume the activation"),
            _("Services that need an activated account open again at once."),
            _("The activation is resumed."), forms.ReasonForm, Notice.ACTIVATION_RESUMED, is_a_grant=True,
        ),
        DeskAct(
            "revoke", Kind.REVOKED, _("Withdraw the activation"),
            _("Services that need an activated account stop at once. The person must be activated anew."),
            _("The activation is withdrawn."), forms.ReasonForm, Notice.ACTIVATION_REVOKED,
        ),
        DeskAct(
            "phone", Kind.PHONE_CHANGED, _("Change the mobile number"), HELD,
            _("The mobile number is changed."), forms.PhoneForm, Notice.PHONE_CHANGED_AT_OFFICE,
            Event.PHONE_CHANGED, is_way_back=True,
        ),
        DeskAct(
            "reopen", Kind.REOPENED, _("Open the account again"),
            _("A locked or closed account opens, and wrong passwords and answers are forgotten. "
              "Everyone is signed out."),
            _("The account is open again."), forms.WayBackForm, Notice.ACCOUNT_REOPENED,
            Event.STATE_CHANGED, way_back.reopen, is_way_back=True,
        ),
        DeskAct(
            "questions", Kind.QUESTIONS_CLEARED, _("Clear the security questions"),
            _("The person chooses three new ones in the account. Until then they open nothing."),
            _("The security questions are cleared."), forms.WayBackForm, Notice.QUESTIONS_CLEARED,
            Event.QUESTIONS_CLEARED, way_back.clear_questions, is_way_back=True,
        ),
        DeskAct(
            "factors", Kind.FACTORS_CLEARED, _("Clear the ways to sign in"),
            _("Authenticator app, passkeys and recovery codes go: the person signs in with password and text message. "
              "Everyone is signed out, and nobody changes the mobile, email or ways to sign in for 24 hours."),
            _("The ways to sign in are cleared."), forms.WayBackForm, Notice.FACTORS_CLEARED,
            Event.FACTORS_CLEARED, clear_factors, is_way_back=True,
        ),
    )
}  # fmt: skip
ACTIVATE, PHONE, REOPEN = ACTS["activate"], ACTS["phone"], ACTS["reopen"]
SECOND_AWAITED = pgettext_lazy("desk", "Checked. Another officer of your office must confirm it.")
