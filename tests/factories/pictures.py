"""Pictures that phones send, and some that only an attacker does, made on the spot."""

import io
import struct
import zlib

import piexif
from PIL import Image, ImageCms, PngImagePlugin

import incubator.core.uploads  # noqa: F401 (teaches Pillow to write HEIC)

PLACE = b"DEMO-PLACE-42.3601N"
RED, BLUE = (254, 0, 0), (0, 0, 254)
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><who>' + PLACE + b"</who></x:xmpmeta>"


def two_colors(size: tuple[int, int] = (64, 32), mode: str = "RGB") -> Image.Image:
    """Left half blue, right half red."""
    image = Image.new("RGB", size, RED)
    image.paste(BLUE, (0, 0, size[0] // 2, size[1]))
    return image.convert(mode)


def exif(orientation: int = 1) -> bytes:
    """EXIF with a place, an author, a maker note and a thumbnail that carries the place too."""
    thumbnail = io.BytesIO()
    Image.new("RGB", (8, 8)).save(thumbnail, "JPEG", comment=PLACE)
    return piexif.dump(
        {
            "0th": {piexif.ImageIFD.Orientation: orientation, piexif.ImageIFD.Artist: PLACE},
            "Exif": {piexif.ExifIFD.MakerNote: PLACE, piexif.ExifIFD.UserComment: PLACE},
            "GPS": {
                piexif.GPSIFD.GPSLatitudeRef: b"N",
                piexif.GPSIFD.GPSLatitude: ((42, 1), (21, 1), (36, 1)),
                piexif.GPSIFD.GPSAreaInformation: PLACE,
            },
            "1st": {piexif.ImageIFD.Compression: 6},
            "thumbnail": thumbnail.getvalue(),
        }
    )


def saved(image: Image.Image, image_format: str, **options) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, image_format, **options)
    return buffer.getvalue()


def jpeg_with_place(orientation: int = 1, size: tuple[int, int] = (64, 32)) -> bytes:
    options = {"exif": exif(orientation), "xmp": XMP, "comment": PLACE, "quality": 95}
    return saved(two_colors(size), "JPEG", **options)


def jpeg_with_tail() -> bytes:
    """A picture that is a web page and an archive as well, like a phone's moving photo."""
    return saved(two_colors(), "JPEG") + b"<script>alert(1)</script>PK\x03\x04" + PLACE


def heic_with_place(orientation: int = 1) -> bytes:
    return saved(two_colors(), "HEIF", exif=exif(orientation), xmp=XMP, quality=95)


def png_with_place() -> bytes:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Location", PLACE.decode())
    texts.add_itxt("XML:com.adobe.xmp", XMP.decode())
    texts.add_text("Long", PLACE.decode() * 50, zip=True)
    return saved(two_colors(), "PNG", pnginfo=texts, exif=exif())


def webp_with_place() -> bytes:
    return saved(two_colors(), "WEBP", xmp=XMP, exif=exif(), quality=95)


def animated_webp() -> bytes:
    frames = [Image.new("RGB", (32, 32), "lime") for _ in range(3)]
    first = Image.new("RGB", (32, 32), BLUE)
    return saved(first, "WEBP", save_all=True, append_images=frames, duration=50)


def see_through_palette() -> bytes:
    """Left half of an indexed PNG is transparent, the right half red."""
    image = two_colors(mode="RGB").quantize(2)
    return saved(image, "PNG", transparency=image.getpixel((0, 0)))


def deep_grey_png() -> bytes:
    """16 bits a pixel: a middle gray."""
    return saved(Image.new("I;16", (16, 16), 32768), "PNG")


def swapped_colors_profile() -> bytes:
    """The web's colors with red and blue exchanged, so that a conversion is plain to see."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    kept = profile.replace(b"rXYZ", b"tmp1").replace(b"bXYZ", b"rXYZ")
    return kept.replace(b"tmp1", b"bXYZ")


def lab_profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()


def empty_png(width: int, height: int) -> bytes:
    """A header that promises any number of pixels, in a few bytes."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + _chunk(b"IDAT", zlib.compress(b"\0" * 64))
        + _chunk(b"IEND", b"")
    )


def jpeg_with_scans(count: int) -> bytes:
    """The first scan of a progressive picture, over and over."""
    data = saved(two_colors(), "JPEG", progressive=True)
    first = data.index(b"\xff\xda")
    second = data.index(b"\xff\xc4", first)
    return data[:second] + data[first:second] * count + data[second:]


def _chunk(name: bytes, body: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(name + body))
    return struct.pack(">I", len(body)) + name + body + check
