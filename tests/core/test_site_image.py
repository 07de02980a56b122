"""The Office's own pictures, as Wagtail keeps them."""

import hashlib
import io

from django.core.files.base import ContentFile

import pytest
from PIL import Image

from incubator.core.models import SiteImage
from tests.factories import pictures as corpus

pytestmark = pytest.mark.django_db


def test_site_image_loses_place_and_person_in_original_and_renditions(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    sent = ContentFile(corpus.jpeg_with_place(6, (400, 200)), "who.php.jpg")

    image = SiteImage.objects.create(title="Demo", file=sent)
    image.get_rendition("width-100|format-jpeg")

    stored = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert len(stored) == 2
    for data in stored:
        assert corpus.PLACE not in data
        assert not Image.open(io.BytesIO(data)).getexif()


def test_site_image_describes_the_cleaned_file(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    sent = ContentFile(corpus.jpeg_with_place(6, (400, 200)), "who.jpg")

    image = SiteImage.objects.create(title="Demo", file=sent)
    image.refresh_from_db()

    data = next(path for path in tmp_path.rglob("*.jpg")).read_bytes()
    assert (image.width, image.height, image.file_size) == (200, 400, len(data))
    assert image.file_hash == hashlib.sha1(data, usedforsecurity=False).hexdigest()


def test_site_image_saved_again_keeps_its_file(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    sent = ContentFile(corpus.heic_with_place(), "who.heic")
    image = SiteImage.objects.create(title="Demo", file=sent)
    name = image.file.name

    image.title = "Demo 2"
    image.save()

    assert image.file.name == name
    assert name.endswith(".jpg")
