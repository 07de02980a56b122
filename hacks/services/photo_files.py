"""The files behind a photo: a master, and renditions of a fixed list of widths."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import PurePosixPath
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from wagtail import hooks

from incubator.core.uploads import (
    RENDITION_WIDTHS,
    CleanPhoto,
    StoredFile,
    delete_files,
    new_name_base,
    old_files,
    private_storage,
    write_master,
    write_renditions,
)

from ..models import Photo, PhotoRendition

PREVIEW = RENDITION_WIDTHS[:1]


@dataclass(frozen=True)
class KeptFiles:
    """A master and its preview, written before any row names them."""

    master: StoredFile
    previews: list[StoredFile]


def store(clean: CleanPhoto) -> KeptFiles:
    """Write the master of a cleaned photo under a fresh random name, and its smallest size."""
    storage = private_storage()
    master = write_master(clean, storage, new_name_base())
    with storage.open(master.name) as file:
        return KeptFiles(master, write_renditions(file, storage, _base_of(master.name), PREVIEW))


def make_renditions(photo_id: UUID, master: str, widths: Iterable[int] = RENDITION_WIDTHS) -> None:
    """Write the widths that are still missing; nothing when the photo has another file by now."""
    photo = Photo.objects.filter(pk=photo_id, file=master).first()
    if photo is None:
        return
    made = set(photo.renditions.values_list("width", flat=True))
    missing = {min(width, photo.width) for width in widths} - made
    if not missing:
        return
    storage = private_storage()
    with storage.open(master) as file:
        written = write_renditions(file, storage, _base_of(master), sorted(missing))
    _keep(photo, master, written)


@transaction.atomic
def _keep(photo: Photo, master: str, written: list[StoredFile]) -> None:
    """Note the files, unless the photo was turned or deleted while they were made."""
    if Photo.objects.select_for_update().filter(pk=photo.pk, file=master).exists():
        note_renditions(photo, written)
    else:
        delete_files(private_storage(), [file.name for file in written])


def note_renditions(photo: Photo, written: Iterable[StoredFile]) -> None:
    """A row for each written size; one that is there already stays."""
    rows = [
        PhotoRendition(
            photo=photo,
            width=file.width,
            height=file.height,
            format=file.content_type.removeprefix("image/"),
            file=file.name,
        )
        for file in written
    ]
    PhotoRendition.objects.bulk_create(rows, ignore_conflicts=True)


def replace_master(photo: Photo, kept: KeptFiles) -> None:
    """Point the photo at its new master; the old files go once that is committed."""
    delete_photo_files(photo)
    photo.renditions.all().delete()
    master = kept.master
    photo.file, photo.width, photo.height = master.name, master.width, master.height
    photo.save()
    note_renditions(photo, kept.previews)


def delete_photo_files(photo: Photo) -> None:
    """Delete master and renditions from the storage when the transaction is committed."""
    names = [photo.file, *photo.renditions.values_list("file", flat=True)]
    transaction.on_commit(lambda: delete_files(private_storage(), names), robust=True)


def sweep_orphans(*, older_than: timedelta = timedelta(hours=1)) -> list[str]:
    """Delete private files that no row names, left by a crash between file and row.

    Younger files may still wait for their row. Upper apps name theirs by the hook
    ``private_files``. Gives the names of the files that are gone.
    """
    storage = private_storage()
    old = old_files(storage, timezone.now() - older_than)  # before the rows are read
    known = {
        *Photo.objects.values_list("file", flat=True),
        *PhotoRendition.objects.values_list("file", flat=True),
    }
    for names in hooks.get_hooks("private_files"):
        known |= names()
    orphans = [name for name in old if name not in known]
    delete_files(storage, orphans)
    return orphans


def drop(kept: KeptFiles) -> None:
    """Delete files that no row came to use."""
    delete_files(private_storage(), [file.name for file in (kept.master, *kept.previews)])


def _base_of(master: str) -> str:
    path = PurePosixPath(master)
    return str(path.with_suffix(""))
