"""Adding an authenticator app: its key, until a code proves that the app has it."""

import base64
from io import BytesIO

import qrcode
from django.http import HttpRequest
from qrcode.image.svg import SvgPathImage

from absher_portal.sealing import seal, unseal
from accounts.factors import totp

KEPT = "factors.app"  # in the session, sealed: a session is a row too


def secret_for(request: HttpRequest) -> str:
    """The key that the page shows; the same one until it is used, whatever is reloaded or mistyped."""
    if KEPT not in request.session:
        request.session[KEPT] = seal(totp.fresh_secret())
    return unseal(request.session[KEPT])


def pending_secret(request: HttpRequest) -> str:
    """The key that this browser is being shown, or nothing."""
    return unseal(request.session.get(KEPT, ""))


def forget_secret(request: HttpRequest) -> None:
    """The key is bound now, or given up."""
    request.session.pop(KEPT, None)


def picture_of(address: str) -> str:
    """A QR code as a `data:` address, dark on white whatever the page's colours."""
    drawn = BytesIO()
    qrcode.make(address, image_factory=SvgPathImage, border=3).save(drawn)
    return f"data:image/svg+xml;base64,{base64.b64encode(drawn.getvalue()).decode()}"


def in_fours(secret: str) -> str:
    """`ABCD EFGH …`, as people copy it."""
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
