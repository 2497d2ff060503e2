"""The reference as a QR code for the counter's scanner."""

from io import BytesIO

import qrcode
from django.utils.safestring import SafeString, mark_safe
from qrcode.image.svg import SvgPathImage


def svg(text: str) -> SafeString:
    """An inline SVG, dark on light whatever the page's colours; decorative, because the text stands beside it."""
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=4)
    code.add_data(text)
    out = BytesIO()
    code.make_image(image_factory=SvgPathImage).save(out)
    drawing = out.getvalue().decode()
    body = drawing[drawing.index("<svg") :].replace("<svg ", '<svg class="qr" aria-hidden="true" focusable="false" ', 1)
    return mark_safe(body)  # noqa: S308 - drawn by us from characters of our alphabet
