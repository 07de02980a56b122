"""Where cleaned pictures lie: a master and its renditions, in a private storage."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, NoReturn

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, Storage

from PIL import Image

from .encoding import MODERN, content_type_of, encode, new_token, suffix_of
from .photos import CleanPhoto, read_master

MASTER_QUALITY = 90
RENDITION_WIDTHS = (400, 800, 1600)


@dataclass(frozen=True)
class StoredFile:
    """One written file: width and height in pixels, size in bytes."""

    name: str
    content_type: str
    width: int
    height: int
    size: int


class PrivateStorage(FileSystemStorage):
    """Files outside the web root; they have no address but a view that asks the rule."""

    @property
    def base_location(self) -> str:
        """Asked each time: a FileField makes its storage once."""
        return str(settings.PRIVATE_MEDIA_ROOT)

    @property
    def location(self) -> str:
        return str(Path(self.base_location).absolute())

    def url(self, name: str | None) -> NoReturn:
        raise ValueError("A private file has no address of its own.")


def private_storage() -> PrivateStorage:
    """The storage at settings.PRIVATE_MEDIA_ROOT; give the function itself to a FileField."""
    return PrivateStorage(
        file_permissions_mode=0o640,
        directory_permissions_mode=0o750,
    )


def new_name_base() -> str:
    """A fresh random name in two levels of folders, without suffix: ``3f/a0/3fa0…``."""
    token = new_token()
    return f"{token[:2]}/{token[2:4]}/{token}"


def write_master(photo: CleanPhoto, storage: Storage, name_base: str) -> StoredFile:
    """Write the photo as the JPEG from which all renditions are made."""
    return _write(photo.image, "JPEG", storage, name_base, quality=MASTER_QUALITY)


def write_renditions(
    master_file: BinaryIO, storage: Storage, base: str, widths: Sequence[int] = RENDITION_WIDTHS
) -> list[StoredFile]:
    """Write AVIF (WebP where Pillow lacks it) and JPEG for each width, never above the master's.

    Narrow first; a master narrower than a width is written at its own width, once.
    When one file fails, those already written are deleted and the error is raised again.
    """
    master = read_master(master_file)
    written: list[StoredFile] = []
    try:
        for width in sorted({min(width, master.width) for width in widths}):
            image = _at_width(master.image, width)
            for image_format in (MODERN, "JPEG"):
                written.append(_write(image, image_format, storage, f"{base}-{width}"))
    except Exception:  # whatever it is, it goes on after the tidying
        delete_files(storage, (file.name for file in written))
        raise
    return written


def delete_files(storage: Storage, names: Iterable[str]) -> None:
    """Delete files; one that is already gone is passed over."""
    for name in names:
        storage.delete(name)


def old_files(storage: Storage, before: datetime, folder: str = "") -> list[str]:
    """Names of the files in this folder and below that were written before a moment."""
    if not storage.exists(folder):
        return []
    folders, files = storage.listdir(folder)
    names = [f"{folder}/{name}".lstrip("/") for name in files]
    found = [name for name in names if storage.get_modified_time(name) < before]
    for inner in folders:
        found += old_files(storage, before, f"{folder}/{inner}".lstrip("/"))
    return found


def _at_width(image: Image.Image, width: int) -> Image.Image:
    height = max(1, round(image.height * width / image.width))
    return image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)


def _write(
    image: Image.Image, image_format: str, storage: Storage, base: str, **options: int
) -> StoredFile:
    data = encode(image, image_format, **options)
    name = storage.save(f"{base}.{suffix_of(image_format)}", ContentFile(data))
    return StoredFile(name, content_type_of(image_format), image.width, image.height, len(data))
