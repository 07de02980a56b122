"""From what a phone sends to plain upright pixels that tell nothing about place or person."""

import io
import threading
from dataclasses import dataclass
from typing import BinaryIO, Self

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile

from PIL import Image, ImageCms

from . import limits
from .encoding import encode, new_token, suffix_of
from .limits import UploadRefused

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
MAX_PROFILE_BYTES = 4 * 1024 * 1024
ORIENTATION_TAG = 0x0112
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
CLOCKWISE = {
    1: Image.Transpose.ROTATE_270,
    2: Image.Transpose.ROTATE_180,
    3: Image.Transpose.ROTATE_90,
}
FAMILY = {"JPEG": "JPEG", "MPO": "JPEG", "HEIF": "JPEG", "PNG": "PNG", "WEBP": "WEBP"}

# A picture of 50 megapixels takes up to 600 MB while it is decoded: one at a time in a process.
_decoding = threading.Lock()


@dataclass(frozen=True)
class CleanPhoto:
    """Upright sRGB pixels without any metadata; the long edge has at most MAX_EDGE pixels."""

    image: Image.Image
    width: int
    height: int
    original_format: str

    @classmethod
    def of(cls, image: Image.Image, original_format: str) -> Self:
        return cls(image, image.width, image.height, original_format)


def clean_photo(upload: BinaryIO | UploadedFile) -> CleanPhoto:
    """The picture in a seekable file: shrunk, upright, in sRGB, transparent parts white.

    Only the first frame is used. original_format is JPEG, PNG, WEBP or HEIF. Raises UploadRefused.
    """
    image, original_format = _decoded(upload)
    return CleanPhoto.of(_on_white(image), original_format)


def strip_metadata(file: BinaryIO | UploadedFile) -> ContentFile:
    """The same picture, safe to hand to Wagtail: cleaned as above, under a random name.

    JPEG, PNG and WebP stay what they are, with their transparency; HEIC becomes JPEG.
    Raises UploadRefused.
    """
    image, original_format = _decoded(file)
    family = FAMILY[original_format]
    image = _on_white(image) if family == "JPEG" else image
    return ContentFile(encode(image, family), name=f"{new_token()}.{suffix_of(family)}")


def read_master(file: BinaryIO) -> CleanPhoto:
    """A master that write_master wrote, to be turned or rendered again."""
    with Image.open(file, formats=("JPEG",)) as image:
        return CleanPhoto.of(_bare(image.convert("RGB")), "JPEG")


def rotate(image: Image.Image, quarter_turns: int) -> Image.Image:
    """The image turned clockwise by so many quarters; negative turns go the other way."""
    turn = CLOCKWISE.get(quarter_turns % 4)
    return image.copy() if turn is None else image.transpose(turn)


def rotate_photo(photo: CleanPhoto, quarter_turns: int) -> CleanPhoto:
    """The photo turned clockwise by so many quarters."""
    return CleanPhoto.of(rotate(photo.image, quarter_turns), photo.original_format)


def _decoded(upload: BinaryIO | UploadedFile) -> tuple[Image.Image, str]:
    limits.check_bytes(upload)
    with _decoding:
        try:
            with limits.open_header(upload) as image:
                return _cleaned(image), "JPEG" if image.format == "MPO" else image.format
        except UploadRefused:
            raise
        # Decoders fail on hostile files in a dozen ways; to a person they are all the same.
        except Exception as error:
            raise UploadRefused(limits.DAMAGED) from error


def _cleaned(image: Image.Image) -> Image.Image:
    """Load, shrink as early as the format allows, then correct colors and orientation."""
    turn = UPRIGHT.get(_orientation(image))
    profile = image.info.get("icc_profile")
    image.draft(None, _shrunk_size(image))
    pixels = _plain_mode(_loaded(image))
    pixels.thumbnail((limits.MAX_EDGE, limits.MAX_EDGE), Image.Resampling.LANCZOS)
    pixels = _in_srgb(pixels, profile)
    return _bare(pixels if turn is None else pixels.transpose(turn))


def _orientation(image: Image.Image) -> int:
    """The EXIF orientation still to be applied; HEIC arrives upright from its decoder."""
    return 1 if image.format == "HEIF" else image.getexif().get(ORIENTATION_TAG, 1)


def _shrunk_size(image: Image.Image) -> tuple[int, int]:
    ratio = min(1, limits.MAX_EDGE / max(image.size))
    return max(1, round(image.width * ratio)), max(1, round(image.height * ratio))


def _loaded(image: Image.Image) -> Image.Image:
    """The decoded pixels of the first frame.

    Pillow keeps WebP's decoder with its two canvases while it copies the pixels twice: 790 MB
    at 50 megapixels. Taking the pixels and dropping the decoder first needs 590 MB.
    """
    if image.format != "WEBP" or max(image.size) <= limits.MAX_EDGE:
        image.load()
        return image
    pixels, _ = image._decoder.get_next()
    mode, size, image._decoder = image.rawmode, image.size, None
    return Image.frombuffer(mode, size, pixels, "raw", mode, 0, 1)


def _plain_mode(image: Image.Image) -> Image.Image:
    """A mode that can be shrunk smoothly: L, LA, RGB, RGBX, RGBA or CMYK."""
    if image.mode.startswith(("I", "F")):
        return image.point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in ("RGBA", "LA", "CMYK", "RGBX"):
        return image
    if image.has_transparency_data:
        return image.convert("RGBA")
    return image if image.mode in ("L", "RGB") else image.convert("RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """RGB, or RGBA where the picture has transparent parts, in the colors of the web."""
    alpha = image.getchannel("A") if image.mode in ("RGBA", "LA") else None
    colors = image.convert({"RGBA": "RGB", "LA": "L", "RGBX": "RGB"}.get(image.mode, image.mode))
    colors = _by_profile(colors, profile) if profile else colors.convert("RGB")
    if alpha is not None:
        colors.putalpha(alpha)
    return colors


def _by_profile(image: Image.Image, profile: bytes) -> Image.Image:
    """Through the picture's color profile; one that is broken or does not fit is ignored."""
    if len(profile) > MAX_PROFILE_BYTES:
        return image.convert("RGB")
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(image, source, SRGB, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return image.convert("RGB")


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image
    canvas = Image.new("RGB", image.size, "white")
    canvas.paste(image, mask=image.getchannel("A"))
    return canvas


def _bare(image: Image.Image) -> Image.Image:
    """The pixels alone in a new image: Pillow would write comments and profiles along."""
    fresh = Image.new(image.mode, image.size)
    fresh.paste(image)
    return fresh
