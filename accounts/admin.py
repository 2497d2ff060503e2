"""What staff see of accounts: enough to help, and no password, code or answer."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db import models
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from absher_portal.text import compact_digits
from accounts import failures, limits
from accounts.admin_base import ReadOnlyAdmin
from accounts.factors_admin import FactorsAdmin
from accounts.models import (
    CentreNetwork,
    OtpChallenge,
    OutboxMessage,
    RecoveryAttempt,
    SecurityEvent,
    SendRange,
    User,
    national_id_fingerprint,
    phone_fingerprint,
)
from accounts.security import questions_admin  # noqa: F401 - registers itself
from accounts.security.admin import SecurityEventAdmin
from accounts.security.clearing import sign_out_everywhere
from accounts.security.deletion import delete_account
from accounts.security.events import write_down

admin.site.register(SecurityEvent, SecurityEventAdmin)


@admin.register(User)
class UserAdmin(FactorsAdmin):
    """Found by the whole username, e-mail, ID or mobile: each an exact, indexed look-up."""

    list_display = ["username", "masked_id", "masked_phone", "state", "language", "is_staff", "registered_at"]
    list_filter = ["state", "is_staff", "language"]
    search_fields = ["username"]
    search_help_text = _("Whole username, email, ID number or mobile number")
    ordering = ["-pk"]
    show_full_result_count = False
    readonly_fields = [
        "username",
        "masked_id",
        "masked_phone",
        "email",
        "email_confirmed_at",
        "registered_at",
    ]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "username",
                    "masked_id",
                    "masked_phone",
                    "email",
                    "email_confirmed_at",
                    "registered_at",
                ]
            },
        ),
        (_("Account"), {"fields": ["state", "language"]}),
        (_("Staff"), {"fields": ["is_staff", "is_superuser", "groups"]}),
    ]
    formfield_overrides = {models.ManyToManyField: {"widget": forms.CheckboxSelectMultiple}}
    actions = ["forget_wrong_passwords", "take_factors_away"]

    @admin.display(description=_("ID number"))
    def masked_id(self, user: User) -> str:
        return user.masked_id

    @admin.display(description=_("mobile"))
    def masked_phone(self, user: User) -> str:
        return user.masked_phone

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[User], search_term: str
    ) -> tuple[QuerySet[User], bool]:
        term = search_term.strip()
        if not term:
            return queryset, False
        number = compact_digits(term)
        exact = Q(username=term.lower()) | Q(email=term.lower())
        exact |= Q(national_id_fingerprint=national_id_fingerprint(number))
        return queryset.filter(exact | Q(phone_fingerprint=phone_fingerprint(number))), False

    @admin.action(
        description=_("Forget the wrong passwords and recovery answers of these accounts"), permissions=["change"]
    )
    def forget_wrong_passwords(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        """The way back for an owner whose password, or answers in recovery, strangers have used up."""
        below = [user for user in queryset if _is_below(user, request)]
        for user in below:
            write_down(request, SecurityEvent.Kind.STATE_CHANGED, user, purpose="wrong-passwords-forgotten")
            failures.forget(user)
            limits.forget("recovery-answers", RecoveryAttempt.pair_of(user))
        if below:
            self.message_user(request, _("Their owners can try again at once."))
        if len(below) < len(queryset):
            self.message_user(
                request, _("Only an administrator can do this for an administrator’s account."), messages.ERROR
            )

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        """Only what staff changed: the rest of the row may be another by now.

        A lock that they open, or an account they close, stands among its owner's events.
        """
        obj.save(update_fields=[name for name in form.changed_data if name != "groups"])
        if "state" in form.changed_data:
            sign_out_everywhere(obj)  # or what is open and had begun would live again with the account
            write_down(request, SecurityEvent.Kind.STATE_CHANGED, obj, purpose=obj.state)

    def delete_model(self, request: HttpRequest, obj: User) -> None:
        """As its owner would."""
        delete_account(request, obj, by="staff")

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        for user in queryset:
            delete_account(request, user, by="staff")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return super().has_change_permission(request, obj) and _is_below(obj, request)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        is_other = obj is None or obj.pk != request.user.pk  # so a superuser is always left
        return super().has_delete_permission(request, obj) and _is_below(obj, request) and is_other

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> list[str]:
        """Only a superuser makes staff."""
        staff = [] if request.user.is_superuser else ["is_staff", "is_superuser", "groups"]
        return [*self.readonly_fields, *staff]


def _is_below(user: User | None, request: HttpRequest) -> bool:
    """Only superusers lock, change or delete superusers."""
    return user is None or not user.is_superuser or request.user.is_superuser


@admin.register(OtpChallenge)
class OtpChallengeAdmin(ReadOnlyAdmin):
    list_display = ["created_at", "purpose", "user", "tries", "sends", "expires_at", "redeemed_at"]
    list_filter = ["purpose", "created_at"]
    list_select_related = ["user"]
    fields = ["purpose", "user", "tries", "sends", "created_at", "expires_at", "redeemed_at"]


@admin.register(OutboxMessage)
class OutboxMessageAdmin(ReadOnlyAdmin):
    """Whether a message left, never what it said nor to whom."""

    list_display = ["created_at", "channel", "kind", "language", "state", "tries", "sent_at"]
    list_filter = ["channel", "state", "kind"]
    fields = ["channel", "kind", "language", "state", "tries", "created_at", "not_after", "sent_at"]


@admin.register(CentreNetwork)
class CentreNetworkAdmin(admin.ModelAdmin):
    """Whose many people share an address by right; a change counts within half a minute."""

    list_display = ["network", "name"]
    search_fields = ["name", "network"]


class AlarmedFilter(admin.SimpleListFilter):
    title = _("alarm")
    parameter_name = "alarmed"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("With an alarm")), ("no", _("Without"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[SendRange]) -> QuerySet[SendRange]:
        wanted = {"yes": queryset.exclude(alarmed_at=None), "no": queryset.filter(alarmed_at=None)}
        return wanted.get(self.value() or "", queryset)


@admin.register(SendRange)
class SendRangeAdmin(ReadOnlyAdmin):
    """Codes sent and entered by the hour: a range whose codes nobody enters is being pumped."""

    list_display = ["prefix", "began", "sent", "verified", "alarmed_at"]
    list_filter = [AlarmedFilter]
    search_fields = ["prefix"]
    fields = ["prefix", "began", "sent", "verified", "alarmed_at"]
    ordering = ["-hour", "-sent"]

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest | None = None) -> bool:
        return lookup == AlarmedFilter.parameter_name

    @admin.display(description=_("hour"), ordering="hour")
    def began(self, row: SendRange) -> datetime:
        return row.began
