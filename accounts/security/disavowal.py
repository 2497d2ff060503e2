"""“This wasn't me”: the page behind a notice's link, which locks the account of whoever presses its button."""

from django.db import transaction
from django.db.models.functions import Now
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from absher_portal.clock import db_now
from absher_portal.text import masked_username
from accounts import limits, refusals
from accounts.client import client_ip
from accounts.models import Disavowal, RecoveryAttempt, SecurityEvent, SignedInSession, User, forget_changes
from accounts.security.events import write_down
from accounts.security.notices import Notice, tell


@require_http_methods(["GET", "HEAD", "POST"])
def not_me(request: HttpRequest, token: str) -> HttpResponse:
    """Needs no sign-in; a GET (message scanners open links) changes nothing; a link works once, for a week."""
    link = Disavowal.find(token)
    if link is None and isinstance(asked := limits.allow("not-me-ip", client_ip(request)), limits.Limited):
        return refusals.page(request, asked)
    if link is not None and request.method == "POST" and lock(request, link):
        return redirect(request.path)
    if link is not None and link.user.state == User.State.LOCKED:
        return render(request, "accounts/not_me_done.html")
    if link is None or link.used_at or link.expires_at <= db_now():
        return render(request, "accounts/not_me_old.html")
    context = {"link": link, "what": Notice(link.notice).label, "username": masked_username(link.user.username)}
    return render(request, "accounts/not_me.html", context)


@transaction.atomic
def lock(request: HttpRequest, link: Disavowal) -> bool:
    """Lock the link's account and end all that is under way in it; False when the link is used or too old."""
    user = User.objects.kept_still(link.user_id)
    alive = Disavowal.objects.filter(used_at=None, expires_at__gt=Now())
    if user is None or not alive.filter(pk=link.pk).update(used_at=Now()):
        return False
    alive.filter(user=user).update(used_at=Now())  # one lock is enough; later links speak of later things
    User.objects.filter(pk=user.pk, state=User.State.OPEN).update(state=User.State.LOCKED)
    SignedInSession.end_all(user)
    user.known_devices.all().delete()
    RecoveryAttempt.cancel(user)
    forget_changes(user)
    write_down(request, SecurityEvent.Kind.ACCOUNT_LOCKED, user, purpose=link.notice)
    tell(user, Notice.ACCOUNT_LOCKED)
    return True
