"""Where cleaned pictures lie, and how they are sent."""

import errno
import io
import re
import stat
from pathlib import Path

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import ContentFile
from django.http import Http404

import pytest
from PIL import Image

from incubator.core.uploads import (
    PrivateStorage,
    clean_photo,
    new_name_base,
    private_storage,
    read_master,
    serve_private,
    write_master,
    write_renditions,
)
from incubator.core.uploads.encoding import MODERN
from tests.factories import pictures as corpus

JPEG_WITH_PLACE = corpus.jpeg_with_place(orientation=6, size=(1200, 600))


@pytest.fixture
def storage(settings, tmp_path):
    settings.PRIVATE_MEDIA_ROOT = tmp_path / "private"
    settings.PRIVATE_MEDIA_ACCEL = ""
    return private_storage()


@pytest.fixture
def stored(storage):
    """The name of a small stored file."""
    return storage.save("ab/cd/picture.jpg", ContentFile(b"pixels"))


def serve(request, name, **options):
    defaults = {"content_type": "image/jpeg", "public": False, "etag": "v1"}
    return serve_private(request, name, **{**defaults, **options})


def test_name_base_is_random_and_grouped():
    names = {new_name_base() for _ in range(50)}

    assert len(names) == 50
    for name in names:
        first, second, token = name.split("/")
        assert re.fullmatch("[0-9a-f]{32}", token)
        assert token.startswith(first + second)


def test_master_and_renditions_carry_no_metadata_anywhere(storage):
    photo = clean_photo(io.BytesIO(JPEG_WITH_PLACE))
    base = new_name_base()

    master = write_master(photo, storage, base)
    with storage.open(master.name) as file:
        renditions = write_renditions(file, storage, base)

    for written in (master, *renditions):
        data = Path(storage.path(written.name)).read_bytes()
        with Image.open(io.BytesIO(data)) as image:
            image.load()
            assert image.size == (written.width, written.height)
            assert not image.getexif()
            assert not {"exif", "xmp", "comment", "icc_profile"} & set(image.info)
        assert len(data) == written.size
        assert corpus.PLACE not in data
        assert b"Exif" not in data


def test_renditions_are_never_larger_than_the_master(storage):
    photo = clean_photo(io.BytesIO(JPEG_WITH_PLACE))
    master = write_master(photo, storage, "ab/cd/one")

    with storage.open(master.name) as file:
        renditions = write_renditions(file, storage, "ab/cd/one")

    assert (master.name, master.width, master.height) == ("ab/cd/one.jpg", 600, 1200)
    modern = MODERN.lower()
    assert [(file.name, file.content_type, file.width, file.height) for file in renditions] == [
        (f"ab/cd/one-400.{modern}", f"image/{modern}", 400, 800),
        ("ab/cd/one-400.jpg", "image/jpeg", 400, 800),
        (f"ab/cd/one-600.{modern}", f"image/{modern}", 600, 1200),
        ("ab/cd/one-600.jpg", "image/jpeg", 600, 1200),
    ]


def test_renditions_when_the_master_is_broken_leave_nothing_behind(storage):
    with pytest.raises(OSError, match="cannot identify"):
        write_renditions(io.BytesIO(b"no picture"), storage, "ab/cd/one")

    assert not Path(storage.location).exists()


class DiskFullAfterThree(PrivateStorage):
    """A disk with room for a master and two renditions."""

    def _save(self, name, content):
        if sum(path.is_file() for path in Path(self.location).rglob("*")) == 3:
            raise OSError(errno.ENOSPC, "No space left on device")
        return super()._save(name, content)


def test_renditions_when_the_disk_is_full_are_all_deleted(tmp_path):
    storage = DiskFullAfterThree(location=tmp_path)
    photo = clean_photo(io.BytesIO(JPEG_WITH_PLACE))
    master = write_master(photo, storage, "ab/cd/one")

    with storage.open(master.name) as file, pytest.raises(OSError, match="No space"):
        write_renditions(file, storage, "ab/cd/one")

    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["one.jpg"]


def test_master_can_be_read_again(storage):
    photo = clean_photo(io.BytesIO(JPEG_WITH_PLACE))
    master = write_master(photo, storage, "ab/cd/one")

    with storage.open(master.name) as file:
        again = read_master(file)

    assert (again.width, again.height, again.image.info) == (600, 1200, {})


def test_private_file_is_closed_to_others_and_has_no_address(storage, stored):
    mode = stat.S_IMODE(Path(storage.path(stored)).stat().st_mode)

    assert mode == 0o640
    with pytest.raises(ValueError, match="no address"):
        storage.url(stored)


def test_private_file_is_sent_with_strict_headers(rf, stored):
    response = serve(rf.get("/"), stored, filename='a"b\r\n/../Ms Demo.jpg')

    assert response.content == b"pixels"
    assert dict(response.items()) == {
        "Content-Type": "image/jpeg",
        "ETag": '"v1"',
        "Content-Disposition": 'inline; filename="Ms Demo.jpg"',
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "private, no-cache",
    }


def test_public_file_may_be_kept_for_five_minutes(rf, stored):
    response = serve(rf.get("/"), stored, public=True)

    assert response["Cache-Control"] == "public, max-age=300"
    assert response["Content-Disposition"] == 'inline; filename="picture.jpg"'


def test_file_that_the_browser_has_is_not_sent_again(rf, stored):
    response = serve(rf.get("/", headers={"if-none-match": '"v1"'}), stored)

    assert (response.status_code, response.content) == (304, b"")
    assert response["Cache-Control"] == "private, no-cache"


def test_file_that_changed_is_sent_again(rf, stored):
    response = serve(rf.get("/", headers={"if-none-match": '"v0"'}), stored)

    assert response.status_code == 200


def test_file_behind_a_web_server_is_handed_over(rf, settings, stored):
    settings.PRIVATE_MEDIA_ACCEL = "/_private/"

    response = serve(rf.get("/"), stored)

    assert response["X-Accel-Redirect"] == "/_private/ab/cd/picture.jpg"
    assert response.content == b""
    assert response["Cache-Control"] == "private, no-cache"


def test_file_that_is_no_picture_is_sent_as_a_download(rf, stored):
    response = serve(rf.get("/"), stored, content_type="text/html", filename="page.html")

    assert response["Content-Disposition"] == 'attachment; filename="page.html"'


@pytest.mark.parametrize("prefix", ["", "/_private/"])
@pytest.mark.parametrize("name", ["../outside.jpg", "/etc/passwd", "ab/../../outside.jpg"])
def test_name_that_leads_out_of_the_storage_is_refused(rf, settings, storage, name, prefix):
    settings.PRIVATE_MEDIA_ACCEL = prefix

    with pytest.raises(SuspiciousFileOperation):
        serve(rf.get("/"), name)


def test_file_that_is_gone_is_not_found(rf, storage):
    with pytest.raises(Http404):
        serve(rf.get("/"), "ab/cd/gone.jpg")
