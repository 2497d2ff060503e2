"""What the pages of the second step share: whose sign-in it is, and whether it still holds."""

from typing import Any

from allauth.account.stages import LoginStageController
from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views import View


class SecondStepPage(View):
    """Stands before the page itself among the bases; `self.stage` is the waiting stage called `stage_key`."""

    stage_key: str

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.user.is_authenticated:
            return redirect("account")
        self.stage = LoginStageController.enter(request, self.stage_key)
        if not self.stage:
            messages.info(request, _("Your sign-in took too long. Sign in again."))
            return redirect("account_login")
        if not self.stage.still_holds() or "cancel" in request.POST:
            return self.stage.abort()
        return super().dispatch(request, *args, **kwargs)
