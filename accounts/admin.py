"""What staff see of accounts: enough to help, and no password, code or answer."""

from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from absher_portal.text import compact_digits
from accounts import failures
from accounts.models import (
    OtpChallenge,
    OutboxMessage,
    SecurityEvent,
    SecurityQuestion,
    User,
    national_id_fingerprint,
    phone_fingerprint,
)


class ShownColumnsAdmin(admin.ModelAdmin):
    """Filtered by what the list offers only: asked often enough, a query would spell out a hidden column."""

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest | None = None) -> bool:
        return lookup.partition("__")[0] in self.list_filter


class ReadOnlyAdmin(ShownColumnsAdmin):
    """Rows that the portal writes: to look at, never to touch."""

    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(User)
class UserAdmin(ShownColumnsAdmin):
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
    filter_horizontal = ["groups"]
    actions = ["forget_wrong_passwords"]

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

    @admin.action(description=_("Forget the wrong passwords of these accounts"), permissions=["change"])
    def forget_wrong_passwords(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        """The way back for an owner whose password strangers have closed."""
        for user in queryset:
            failures.clear(f"user:{user.pk}")
        self.message_user(request, _("Their owners can try again at once."))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return super().has_change_permission(request, obj) and _is_below(obj, request)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return super().has_delete_permission(request, obj) and _is_below(obj, request)

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> list[str]:
        """Only a superuser makes staff."""
        staff = [] if request.user.is_superuser else ["is_staff", "is_superuser", "groups"]
        return [*self.readonly_fields, *staff]


def _is_below(user: User | None, request: HttpRequest) -> bool:
    """Only superusers lock, change or delete superusers."""
    return user is None or not user.is_superuser or request.user.is_superuser


@admin.register(SecurityQuestion)
class SecurityQuestionAdmin(admin.ModelAdmin):
    list_display = ["text_ar", "text_en", "order", "is_offered"]
    list_editable = ["order", "is_offered"]
    search_fields = ["text_ar", "text_en"]
    list_filter = ["is_offered"]
    fieldsets = [(None, {"fields": [("text_ar", "text_en"), ("order", "is_offered")]})]


@admin.register(SecurityEvent)
class SecurityEventAdmin(ReadOnlyAdmin):
    list_display = ["at", "kind", "user", "device"]
    list_filter = ["kind", "at"]
    search_fields = ["user__username"]
    list_select_related = ["user"]
    fields = ["at", "kind", "user", "device"]


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
