"""An address as a QR code that phones read from a wall."""

from django.utils.safestring import SafeString, mark_safe

import qrcode
from qrcode.image.svg import SvgPathImage

QUIET = 2
"""Modules of white around it; the wall's own white frame adds the rest."""


def qr_svg(address: str) -> SafeString:
    """The code as an ``<svg>``, black on what is behind it."""
    code = qrcode.make(address, image_factory=SvgPathImage, border=QUIET)
    return mark_safe(code.to_string(encoding="unicode"))  # noqa: S308 a path made of numbers
