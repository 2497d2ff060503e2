"""What text messages say: a code in one SMS part whatever the language, a notice with its link in two at most.

Made at delivery, so the code exists only on its way out. On https the last line binds the code to our host
(`@host #code`): browsers offer it nowhere else. It leaves 35 Arabic characters, hence two wordings.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from accounts.models.otp import Purpose

# purpose → (full wording, the one for when the full one would need a second part)
WORDINGS: dict[str, tuple[Promise, Promise]] = {
    Purpose.REGISTER: (
        _("Your verification code for registration: %(code)s. Do not share it with anyone."),
        # Translators: a text message; the Arabic has at most 35 characters once the 6 digits stand in it
        _("Registration code %(code)s, do not share it with anyone"),
    ),
    Purpose.SIGN_IN: (
        _("Your verification code for signing in: %(code)s. Do not share it with anyone."),
        # Translators: a text message; the Arabic has at most 35 characters once the 6 digits stand in it
        _("Sign-in code %(code)s, do not share it with anyone"),
    ),
    Purpose.RECOVER_PASSWORD: (
        _("Your verification code for a new password: %(code)s. Do not share it with anyone."),
        # Translators: a text message; the Arabic has at most 35 characters once the 6 digits stand in it
        _("New password code %(code)s, do not share it with anyone"),
    ),
    Purpose.RECOVER_USERNAME: (
        _("Your verification code for your username: %(code)s. Do not share it with anyone."),
        # Translators: a text message; the Arabic has at most 35 characters once the 6 digits stand in it
        _("Username code %(code)s, do not share it with anyone"),
    ),
    Purpose.OLD_PHONE: (
        _("Your verification code for changing your mobile: %(code)s. Do not share it with anyone."),
        # Translators: a text message; the Arabic has at most 35 characters once the 6 digits stand in it
        _("Mobile change code %(code)s, do not share it with anyone"),
    ),
    Purpose.NEW_PHONE: (
        _("Your verification code for your new mobile: %(code)s. Do not share it with anyone."),
        # Translators: a text message; the Arabic has at most 35 characters once the 6 digits stand in it
        _("New mobile code %(code)s, do not share it with anyone"),
    ),
    Purpose.DESK: (
        _("Your verification code for the activation office: %(code)s. Do not share it with anyone."),
        # Translators: a text message; the Arabic has at most 35 characters once the 6 digits stand in it
        _("Activation office code %(code)s, do not share it with anyone"),
    ),
}

# GSM 03.38: these take one of 160 septets, EXTENDED ones two; any other character makes all UCS-2, 70 units.
GSM_7 = set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENDED = set("^{}\\[~]|€\f")


def code_text(purpose: str, code: str, language: str) -> str:
    """The message that carries a code, in `language`, in one part."""
    with override(language):
        full, short = (str(wording) % {"code": code} + origin_line(code) for wording in WORDINGS[purpose])
    return full if parts(full) == 1 else short


def notice_text(what: Promise | str, link: str, language: str) -> str:
    """What happened and, where there is a `link`, how to undo it."""
    with override(language):
        if not link:  # which would name our host
            return f"{settings.SITE_NAME[language]}: {what}"
        # Translators: a text message; with a link of 75 characters two parts (134 in Arabic) must suffice
        return _("%(what)s Not you? Lock your account: %(link)s") % {"what": what, "link": link}


def origin_line(code: str) -> str:
    """`\\n@host #code` when the portal stands on https, else nothing."""
    site = urlsplit(settings.SITE_URL)
    return f"\n@{site.hostname} #{code}" if site.scheme == "https" else ""


def parts(text: str) -> int:
    """How many SMS parts a text takes."""
    if set(text) <= GSM_7 | EXTENDED:
        units, one, each = len(text) + sum(c in EXTENDED for c in text), 160, 153
    else:
        units, one, each = len(text.encode("utf-16-le")) // 2, 70, 67
    return 1 if units <= one else -(-units // each)
