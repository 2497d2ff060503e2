"""What staff take away when its owner has lost it; in the caller's transaction, which writes down who did it."""

from allauth.mfa.models import Authenticator

from accounts.models import ChangeHold, RecoveryAttempt, RecoveryCode, SignedInSession, User, forget_changes


def clear_factors(user: User) -> None:
    """Apps, passkeys and recovery codes: from now on the text message is the second step.

    A thief who fooled staff must not keep the account: everyone is signed out, and changes are held for a day.
    """
    User.objects.select_for_update(no_key=True).get(pk=user.pk)
    Authenticator.objects.filter(user_id=user.pk).delete()
    RecoveryCode.objects.filter(user=user).delete()
    sign_out_everywhere(user)
    ChangeHold.begin(user)


def sign_out_everywhere(user: User) -> None:
    """No session, nothing under way, and no browser counts as known any more: a lost phone was one."""
    SignedInSession.end_all(user)
    user.known_devices.all().delete()
    RecoveryAttempt.cancel(user)
    forget_changes(user)
