"""Every picture that comes in: what is refused, what is cleaned away, what is written."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile

import pytest
from PIL import Image

from incubator.core.errors import DomainError
from incubator.core.uploads import (
    MAX_BYTES,
    UploadRefused,
    clean_photo,
    rotate,
    rotate_photo,
    strip_metadata,
)
from incubator.core.uploads.limits import (
    DAMAGED,
    EMPTY,
    NOT_A_PICTURE,
    TOO_MANY_BYTES,
    TOO_MANY_PIXELS,
    count_scans,
)
from tests.factories import pictures as corpus

JPEG = corpus.saved(corpus.two_colors(), "JPEG", quality=95)
PNG = corpus.saved(corpus.two_colors(), "PNG")
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
WITH_PLACE = {
    "jpeg": corpus.jpeg_with_place(),
    "heic": corpus.heic_with_place(),
    "png": corpus.png_with_place(),
    "webp": corpus.webp_with_place(),
    "tail": corpus.jpeg_with_tail(),
}


def is_near(pixel: tuple[int, ...], color: tuple[int, ...]) -> bool:
    return all(abs(a - b) < 25 for a, b in zip(pixel, color, strict=True))


def carries_place(data: bytes) -> bool:
    with Image.open(io.BytesIO(data)) as image:
        described = bool(image.getexif()) or bool({"xmp", "comment", "exif"} & set(image.info))
    return described or any(word in data for word in (corpus.PLACE, b"Exif", b"xmpmeta", b"script"))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        pytest.param(b"", EMPTY, id="empty"),
        pytest.param(JPEG.ljust(MAX_BYTES + 1, b"\0"), TOO_MANY_BYTES, id="21-mb"),
        pytest.param(corpus.empty_png(8500, 6000), TOO_MANY_PIXELS, id="51-mp"),
        pytest.param(corpus.empty_png(12_000, 12_000), TOO_MANY_PIXELS, id="144-mp"),
        pytest.param(corpus.empty_png(40_000, 40_000), TOO_MANY_PIXELS, id="bomb"),
        pytest.param(corpus.empty_png(6000, 6000), DAMAGED, id="header-without-pixels"),
        pytest.param(corpus.jpeg_with_place(size=(400, 300))[:3000], DAMAGED, id="cut-jpeg"),
        pytest.param(WITH_PLACE["heic"][:-200], DAMAGED, id="cut-heic"),
        pytest.param(PNG[:-30], DAMAGED, id="cut-png"),
        pytest.param(corpus.jpeg_with_scans(60), DAMAGED, id="endless-scans"),
        pytest.param(JPEG[:12], DAMAGED, id="only-a-signature"),
        pytest.param(SVG, NOT_A_PICTURE, id="svg"),
        pytest.param(b"<!doctype html><script>1</script>", NOT_A_PICTURE, id="html"),
        pytest.param(b"GIF89a/*" + JPEG, NOT_A_PICTURE, id="gif-then-jpeg"),
        pytest.param(SVG + PNG, NOT_A_PICTURE, id="svg-then-png"),
        pytest.param(corpus.saved(corpus.two_colors(), "GIF"), NOT_A_PICTURE, id="gif"),
        pytest.param(corpus.saved(corpus.two_colors(), "TIFF"), NOT_A_PICTURE, id="tiff"),
        pytest.param(corpus.saved(corpus.two_colors(), "BMP"), NOT_A_PICTURE, id="bmp"),
    ],
)
def test_photo_that_we_cannot_take_is_refused_with_its_sentence(content, sentence):
    upload = SimpleUploadedFile("photo.jpg", content, content_type="image/jpeg")

    with pytest.raises(UploadRefused) as refusal:
        clean_photo(upload)

    assert str(refusal.value) == str(sentence)
    assert isinstance(refusal.value, DomainError)


@pytest.mark.parametrize(
    ("kind", "original_format"),
    [("jpeg", "JPEG"), ("heic", "HEIF"), ("png", "PNG"), ("webp", "WEBP"), ("tail", "JPEG")],
)
def test_photo_in_each_format_keeps_pixels_and_nothing_else(kind, original_format):
    photo = clean_photo(io.BytesIO(WITH_PLACE[kind]))

    assert (photo.width, photo.height, photo.original_format) == (64, 32, original_format)
    assert (photo.image.mode, photo.image.size, photo.image.info) == ("RGB", (64, 32), {})
    assert is_near(photo.image.getpixel((8, 16)), corpus.BLUE)
    assert is_near(photo.image.getpixel((56, 16)), corpus.RED)


@pytest.mark.parametrize("name", ["a.php.jpg", "photo.svg", "no-suffix", "photo.gif"])
def test_photo_with_a_wrong_name_is_read_by_its_content(name):
    photo = clean_photo(SimpleUploadedFile(name, PNG, content_type="text/html"))

    assert photo.original_format == "PNG"


@pytest.mark.parametrize("make", [corpus.jpeg_with_place, corpus.heic_with_place])
@pytest.mark.parametrize(
    ("orientation", "size", "blue", "red"),
    [
        (1, (64, 32), (8, 16), (56, 16)),
        (3, (64, 32), (56, 16), (8, 16)),
        (6, (32, 64), (16, 8), (16, 56)),
        (8, (32, 64), (16, 56), (16, 8)),
    ],
)
def test_photo_taken_sideways_is_turned_upright_once(make, orientation, size, blue, red):
    photo = clean_photo(io.BytesIO(make(orientation)))

    assert (photo.width, photo.height) == size
    assert is_near(photo.image.getpixel(blue), corpus.BLUE)
    assert is_near(photo.image.getpixel(red), corpus.RED)


@pytest.mark.parametrize(
    ("orientation", "blue"), [(2, (56, 16)), (4, (8, 16)), (5, (16, 8)), (7, (16, 56))]
)
def test_photo_that_is_mirrored_is_turned_back(orientation, blue):
    photo = clean_photo(io.BytesIO(corpus.jpeg_with_place(orientation)))

    assert is_near(photo.image.getpixel(blue), corpus.BLUE)


def test_photo_of_a_large_camera_is_shrunk_to_2560_pixels():
    image = Image.new("RGB", (6000, 3000), "teal")

    photo = clean_photo(io.BytesIO(corpus.saved(image, "JPEG", quality=30)))

    assert (photo.width, photo.height) == (2560, 1280)


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_photo_in_large_webp_is_shrunk_like_the_others(mode):
    image = corpus.two_colors((3000, 300), mode)

    photo = clean_photo(io.BytesIO(corpus.saved(image, "WEBP", method=0)))

    assert (photo.width, photo.height) == (2560, 256)
    assert is_near(photo.image.getpixel((10, 10)), corpus.BLUE)
    assert is_near(photo.image.getpixel((2550, 10)), corpus.RED)


def test_photo_in_cmyk_becomes_rgb():
    photo = clean_photo(io.BytesIO(corpus.saved(corpus.two_colors(mode="CMYK"), "JPEG")))

    assert photo.image.mode == "RGB"
    assert is_near(photo.image.getpixel((56, 16)), corpus.RED)


def test_photo_with_16_bits_keeps_its_grey():
    photo = clean_photo(io.BytesIO(corpus.deep_grey_png()))

    assert is_near(photo.image.getpixel((8, 8)), (128, 128, 128))


def test_photo_with_see_through_parts_gets_white_there():
    photo = clean_photo(io.BytesIO(corpus.see_through_palette()))

    assert is_near(photo.image.getpixel((8, 16)), (255, 255, 255))
    assert is_near(photo.image.getpixel((56, 16)), corpus.RED)


def test_photo_that_moves_keeps_its_first_frame():
    photo = clean_photo(io.BytesIO(corpus.animated_webp()))

    assert is_near(photo.image.getpixel((16, 16)), corpus.BLUE)


def test_photo_with_a_color_profile_is_converted_to_the_colors_of_the_web():
    profile = corpus.swapped_colors_profile()
    data = corpus.saved(corpus.two_colors(), "JPEG", icc_profile=profile, quality=95)

    photo = clean_photo(io.BytesIO(data))

    assert is_near(photo.image.getpixel((8, 16)), corpus.RED)
    assert is_near(photo.image.getpixel((56, 16)), corpus.BLUE)
    assert photo.image.info == {}


@pytest.mark.parametrize("profile", [b"broken", corpus.lab_profile()], ids=["broken", "lab"])
def test_photo_with_a_profile_that_does_not_fit_keeps_its_colors(profile):
    data = corpus.saved(corpus.two_colors(), "JPEG", icc_profile=profile, quality=95)

    photo = clean_photo(io.BytesIO(data))

    assert is_near(photo.image.getpixel((8, 16)), corpus.BLUE)


def test_scans_of_ordinary_pictures_are_counted():
    progressive = corpus.saved(corpus.two_colors((200, 200)), "JPEG", progressive=True)

    assert count_scans(JPEG) == 1
    assert count_scans(progressive) == 10
    assert count_scans(WITH_PLACE["jpeg"]) == 1


def test_rotate_turns_clockwise():
    image = corpus.two_colors()

    assert is_near(rotate(image, 1).getpixel((16, 8)), corpus.BLUE)
    assert is_near(rotate(image, -1).getpixel((16, 56)), corpus.BLUE)
    assert is_near(rotate(image, 2).getpixel((56, 16)), corpus.BLUE)
    assert rotate(image, 4).tobytes() == image.tobytes()


def test_rotated_photo_knows_its_new_size():
    photo = rotate_photo(clean_photo(io.BytesIO(JPEG)), 1)

    assert (photo.width, photo.height) == (32, 64)


@pytest.mark.parametrize(
    ("kind", "image_format", "suffix"),
    [
        ("jpeg", "JPEG", "jpg"),
        ("heic", "JPEG", "jpg"),
        ("png", "PNG", "png"),
        ("webp", "WEBP", "webp"),
        ("tail", "JPEG", "jpg"),
    ],
)
def test_office_picture_loses_its_metadata_and_keeps_its_family(kind, image_format, suffix):
    upload = SimpleUploadedFile("who-where.php.jpg", WITH_PLACE[kind])

    stripped = strip_metadata(upload)

    data = stripped.read()
    assert carries_place(WITH_PLACE[kind])
    assert not carries_place(data)
    assert Image.open(io.BytesIO(data)).format == image_format
    stem, _, ending = stripped.name.partition(".")
    assert (len(stem), ending) == (32, suffix)


def test_office_picture_keeps_its_transparency():
    stripped = strip_metadata(io.BytesIO(corpus.see_through_palette()))

    image = Image.open(stripped)
    assert image.getpixel((8, 16))[3] == 0
    assert image.getpixel((56, 16))[3] == 255


def test_office_picture_that_is_no_picture_is_refused():
    with pytest.raises(UploadRefused):
        strip_metadata(io.BytesIO(SVG))
