"""What is due in words, in the active language."""

from django.utils.translation import gettext as _

from absher_portal.formats.identifiers import plate
from services.due.soon import Due
from services.inquiries.display import in_words


def title(due: Due) -> str:
    """`Vehicle registration: A B J 1234`, `Passport: Sara Altajribi`, or the name alone for one's own."""
    about = in_words(due.whose)[0] if due.whose else ""
    about = about or (plate(due.plate[:3], due.plate[3:]) if due.plate else "")
    # Translators: something that ends, and whose it is: "Passport: Sara Altajribi"
    return _("%(what)s: %(whose)s") % {"what": due.name, "whose": about} if about else str(due.name)
