"""All that the layers above may ask about a person's activation."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from accounts.models import User
from activation.models import Act, Assurance

__all__ = ["Assurance", "activated_account_required", "assurance_level"]


def assurance_level(user: User | AnonymousUser) -> str:
    """An `Assurance` value, or "" for nobody; read afresh each time, so that it holds on every machine at once."""
    if not isinstance(user, User):
        return ""
    newest = Act.objects.of(user).values_list("state", flat=True).first()
    return newest or Assurance.REGISTERED


def activated_account_required(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let in whoever is activated now; lead others to sign in, or to their activation, and from there back."""

    @wraps(view)
    def serve(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        level = assurance_level(request.user)
        if level == Assurance.ACTIVATED:
            return view(request, *args, **kwargs)
        door = "own_activation" if request.user.is_authenticated else "account_login"
        return redirect(reverse(door, query={REDIRECT_FIELD_NAME: request.get_full_path()}))

    return serve
