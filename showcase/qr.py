"""An address as a QR code that phones read from a wall or from paper."""

from functools import lru_cache

from django.utils.safestring import SafeString, mark_safe

import qrcode
from qrcode.image.svg import SvgPathImage

QUIET = 2
"""Modules of white around it; the white frame of a wall or poster adds the rest."""


@lru_cache(maxsize=256)
def qr_svg(address: str) -> SafeString:
    """The code as an ``<svg>``, black on what is behind it."""
    code = qrcode.make(address, image_factory=SvgPathImage, border=QUIET)
    return mark_safe(code.to_string(encoding="unicode"))  # noqa: S308 a path made of numbers
