"""Who is signed in, as the type that the rest of the code works with."""

from django.http import HttpRequest

from accounts.models import User


def signed_in(request: HttpRequest) -> User:
    """The signed-in person; `LookupError` where a view forgot to require one."""
    if isinstance(request.user, User):
        return request.user
    raise LookupError("nobody is signed in")
