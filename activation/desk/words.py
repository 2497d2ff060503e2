"""What the desk says of offices and acts."""

from django.utils.translation import override

from accounts.models import User
from activation.models import Place


def office_name(place: Place, user: User) -> str:
    """In the language of the person who is told."""
    with override(user.language):
        return str(place.name)
