"""Deleting an account for good: what goes, what stays and why, and the page that asks once more."""

from typing import Any

from django import forms
from django.contrib.admin.models import LogEntry
from django.contrib.auth import logout
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from absher_portal.form_page import FormPage
from absher_portal.forms import PlainCharField, PortalForm
from absher_portal.text import ascii_digits
from accounts import failures, limits, numbers
from accounts.models import OtpChallenge, RecoveryAttempt, RetiredUsername, SecurityEvent, SignedInSession, User
from accounts.security.events import write_down
from accounts.security.guards import AccountChangePage
from accounts.security.notices import Notice, tell
from accounts.signin.person import signed_in


class DeleteForm(PortalForm):
    """The username typed out, so that nobody deletes by a slip of the finger."""

    username = PlainCharField(
        label=gettext_lazy("Type your username to confirm"),
        max_length=254,
        widget=forms.TextInput(
            attrs={"dir": "ltr", "autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages={"required": gettext_lazy("Type your username")},
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_username(self) -> str:
        typed = ascii_digits(self.cleaned_data["username"]).lower()
        if typed != self.user.username:
            raise ValidationError(_("This is not your username. Check it and type it again"), "mismatch")
        return typed


class DeletePage(AccountChangePage, FormPage):
    """Held after a recovery: a thief must not be able to destroy what they cannot take."""

    form_class = DeleteForm
    template_name = "accounts/delete.html"

    def form_options(self) -> dict[str, Any]:
        return {"user": signed_in(self.request)}

    def context(self) -> dict[str, Any]:
        return {
            "months": numbers.EVENTS_KEPT.days // 30,
            "message_days": (numbers.DISAVOWAL_LIFE + numbers.MESSAGES_KEPT).days,
        }

    def barred(self) -> HttpResponse | None:
        """Staff ask another administrator: their traces in the admin must outlast their anger."""
        barred = super().barred()
        if barred is None and signed_in(self.request).is_staff:
            return render(self.request, "accounts/delete_staff.html", status=403)
        return barred

    def accepted(self, form: DeleteForm) -> HttpResponse:
        delete_account(self.request, form.user)
        logout(self.request)
        return redirect("account_deleted")


@require_safe
def deleted(request: HttpRequest) -> HttpResponse:
    """The end; says the same to whoever comes here."""
    return render(request, "accounts/deleted.html")


@transaction.atomic
def delete_account(request: HttpRequest, user: User, *, by: str = "owner") -> None:
    """Everything of the account goes but its events, which name nobody, and a mark in place of its username.

    Whatever hangs on the row goes with it: sessions, devices, answers, factors, codes, messages, attempts. Done
    once: a second request waits here, and finds it done. `by` is `owner` or `staff`.
    """
    if User.objects.kept_still(user.pk) is None:
        return
    RecoveryAttempt.cancel(user)  # waits for answers being judged, which will name the account
    tell(user, Notice.ACCOUNT_DELETED)
    write_down(request, SecurityEvent.Kind.ACCOUNT_DELETED, user, purpose=by)
    RetiredUsername.retire(user.username)
    _forget_counts(user)
    SignedInSession.end_all(user)
    OtpChallenge.objects.filter(user=None, phone_fingerprint=user.phone_fingerprint).delete()
    acts = LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(User), object_id=str(user.pk))
    acts.update(object_repr="")
    User.objects.filter(pk=user.pk).delete()


def _forget_counts(user: User) -> None:
    """Who registers anew with this ID and mobile begins anew."""
    failures.forget(user)
    limits.forget("recovery-answers", RecoveryAttempt.pair_of(user))
