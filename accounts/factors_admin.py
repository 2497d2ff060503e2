"""The way back of staff who lost their app or passkey: another administrator takes it away."""

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, override

from accounts.admin_base import ShownColumnsAdmin
from accounts.factors import codes, strong
from accounts.models import SecurityEvent, User
from accounts.security.clearing import clear_factors
from accounts.security.events import write_down
from accounts.security.notices import Notice, tell


class FactorsAdmin(ShownColumnsAdmin):
    """Superusers only, and never for oneself: whoever sits at an open session must not weaken its account."""

    def has_superuser_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_superuser)

    @admin.action(
        description=gettext_lazy("Take away the app, passkeys and recovery codes of these accounts"),
        permissions=["superuser"],
    )
    def take_factors_away(self, request: HttpRequest, queryset: QuerySet[User]) -> HttpResponse | None:
        if request.user in queryset:
            self.message_user(request, _("Choose accounts that are not your own."), messages.ERROR)
            return None
        if "confirmed" not in request.POST:
            context = self.admin_site.each_context(request) | {"accounts": queryset, "opts": self.opts}
            return TemplateResponse(request, "admin/accounts/take_factors_away.html", context)
        count = sum(self._take_away(request, user) for user in queryset)
        done = ngettext(
            "Taken away from %(count)d account. The owner signs in by text message.",
            "Taken away from %(count)d accounts. The owners sign in by text message.",
            count,
        )
        self.message_user(request, done % {"count": count})
        return None

    @transaction.atomic
    def _take_away(self, request: HttpRequest, user: User) -> bool:
        if not (strong.has_strong_factor(user) or codes.left(user)):
            return False
        clear_factors(user)
        write_down(request, SecurityEvent.Kind.FACTOR_REMOVED, user, purpose="by-staff")
        with override(user.language):
            by = _("an administrator")
        tell(user, Notice.FACTOR_REMOVED, by=by)
        self.log_change(request, user, _("The app, passkeys and recovery codes were taken away."))
        return True
