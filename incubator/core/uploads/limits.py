"""What is asked of a picture before a single pixel is decoded."""

import io
import re
from typing import BinaryIO

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

import pillow_heif
from PIL import Image, UnidentifiedImageError

from ..errors import DomainError

MAX_BYTES = 20 * 1024 * 1024
MAX_PIXELS = 50_000_000
MAX_EDGE = 2560
"""Pixels of the long edge of the copy that we keep."""
MAX_JPEG_SCANS = 40
"""Cameras write about ten; thousands of them over many pixels keep a processor busy for minutes."""
FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")

EMPTY = _("This file is empty. Choose the picture again.")
TOO_MANY_BYTES = _("This picture is larger than 20 MB. Make it smaller and send it again.")
TOO_MANY_PIXELS = _("This picture has more than 50 megapixels. Make it smaller and send it again.")
NOT_A_PICTURE = _(
    "This file is not a picture that we can read. Send a JPEG, PNG, WebP or HEIC picture."
)
DAMAGED = _(
    "This picture is damaged or incomplete. Open it on your device, save it again "
    "and send the new copy."
)

SCAN, END_OF_IMAGE = 0xDA, 0xD9
SIGNATURE = re.compile(
    rb"\xff\xd8\xff|\x89PNG\r\n\x1a\n|RIFF....WEBP|....ftyp(?:hei|hev|mif1|msf1)", re.DOTALL
)
MARKER = re.compile(rb"\xff+([^\x00\xd0-\xd7\xff])")

pillow_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)


class UploadRefused(DomainError):
    """The file is not a picture that we take; the sentence tells a teacher what to do."""


def check_bytes(upload: BinaryIO | UploadedFile) -> None:
    """Refuse an empty file and one above MAX_BYTES; leaves the file at its start.

    Raises UploadRefused.
    """
    size = upload.seek(0, io.SEEK_END)
    size = upload.tell() if size is None else size
    upload.seek(0)
    if not size:
        raise UploadRefused(EMPTY)
    if size > MAX_BYTES:
        raise UploadRefused(TOO_MANY_BYTES)


def open_header(upload: BinaryIO | UploadedFile) -> Image.Image:
    """The picture with its header read and nothing decoded, whatever its name says.

    Raises UploadRefused when it is none of FORMATS, has more than MAX_PIXELS or too many scans.
    """
    try:
        image = Image.open(upload, formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise UploadRefused(TOO_MANY_PIXELS) from error
    except UnidentifiedImageError as error:
        raise UploadRefused(DAMAGED if _begins_well(upload) else NOT_A_PICTURE) from error
    if image.width * image.height > MAX_PIXELS:
        raise UploadRefused(TOO_MANY_PIXELS)
    if image.format in ("JPEG", "MPO"):
        _check_scans(upload)
    return image


def _begins_well(upload: BinaryIO | UploadedFile) -> bool:
    upload.seek(0)
    return bool(SIGNATURE.match(upload.read(16)))


def _check_scans(upload: BinaryIO | UploadedFile) -> None:
    position = upload.tell()
    upload.seek(0)
    data = upload.read()
    upload.seek(position)
    if count_scans(data) > MAX_JPEG_SCANS:
        raise UploadRefused(DAMAGED)


def count_scans(data: bytes) -> int:
    """How many scans the first picture of a JPEG file has; segments are skipped by their length."""
    scans, position = 0, 2
    while found := MARKER.search(data, position):
        code = found.group(1)[0]
        if code == END_OF_IMAGE:
            break
        scans += code == SCAN
        position = found.end() + max(2, int.from_bytes(data[found.end() : found.end() + 2], "big"))
    return scans
