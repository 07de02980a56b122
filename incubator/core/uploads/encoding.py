"""How pictures are written, and what their files are called."""

import io
import secrets

from PIL import Image, features

HAS_AVIF = features.check("avif")
MODERN = "AVIF" if HAS_AVIF else "WEBP"
SUFFIXES = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif"}
OPTIONS = {
    "JPEG": {"quality": 85, "optimize": True, "progressive": True},
    "PNG": {},
    "WEBP": {"quality": 80, "method": 4},
    "AVIF": {"quality": 60, "speed": 8},
}


def encode(image: Image.Image, image_format: str, **options: int) -> bytes:
    """The bytes of a JPEG, PNG, WEBP or AVIF file; options change those of OPTIONS."""
    buffer = io.BytesIO()
    image.save(buffer, image_format, **{**OPTIONS[image_format], **options})
    return buffer.getvalue()


def suffix_of(image_format: str) -> str:
    return SUFFIXES[image_format]


def content_type_of(image_format: str) -> str:
    return f"image/{image_format.lower()}"


def new_token() -> str:
    """128 random bits as 32 hexadecimal digits: nobody guesses a file's name."""
    return secrets.token_hex(16)
