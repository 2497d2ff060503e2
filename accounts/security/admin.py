"""What staff see of what happened: every event with its account's name, and never where from."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.admin_base import ReadOnlyAdmin
from accounts.models import SecurityEvent, User
from accounts.models.events import ACCOUNT


class EventList(ChangeList):
    """Asks once for the names of all accounts on the page."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        self.result_list = list(self.result_list)
        keys = [event.chain.removeprefix(ACCOUNT) for event in self.result_list if event.chain.startswith(ACCOUNT)]
        owners = User.objects.filter(events_key__in=keys).only("username", "events_key")
        names = {owner.events_chain: owner.username for owner in owners}
        for event in self.result_list:
            event.username = names.get(event.chain)


class SecurityEventAdmin(ReadOnlyAdmin):
    """By the whole username, reference or chain; where from stays hidden, as a fingerprint nobody needs to read."""

    list_display = ["at", "kind", "outcome", "account", "purpose", "device", "request_id"]
    list_filter = ["kind", "outcome", "at"]
    date_hierarchy = "at"
    search_fields = ["request_id"]
    search_help_text = _("Whole username, reference or chain")
    fields = ["at", "kind", "outcome", "account", "purpose", "device", "request_id", "chain", "seq"]

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return EventList

    @admin.display(description=_("account"))
    def account(self, event: SecurityEvent) -> str:
        """The username; the pseudonym of an account that is gone; or that there was none."""
        if not event.chain.startswith(ACCOUNT):
            return gettext("No account")
        owner = User.objects.filter(events_key=event.chain.removeprefix(ACCOUNT))
        name = event.username if hasattr(event, "username") else owner.values_list("username", flat=True).first()
        return name or event.chain.removeprefix(ACCOUNT)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[SecurityEvent], search_term: str
    ) -> tuple[QuerySet[SecurityEvent], bool]:
        term = search_term.strip()
        if not term:
            return queryset, False
        owner = User.objects.filter(username=term.lower()).first()
        chain = owner.events_chain if owner else term
        return queryset.filter(Q(chain=chain) | Q(request_id=term)), False
