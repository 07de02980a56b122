"""A story's files: poster and slides as PDF, and all in one ZIP with photos and an outline."""

import zipfile
from io import BytesIO

from django.core.files.base import ContentFile
from django.utils.translation import gettext as _

from hacks.models import Photo
from hacks.selectors.photos import best_file
from incubator.core.long_work import WorkFailed
from incubator.core.uploads import RENDITION_WIDTHS, delete_files, new_name_base, private_storage
from showcase.scripts import unknown_letters

from . import pdf
from .models import Story, StoryPack
from .outline import outline_of
from .pages import name_of, poster_of, slides_of
from .selectors.telling import Told, told_of

MOST_NAMED = 20
"""Letters that are named where our fonts lack them."""
WIDTH = RENDITION_WIDTHS[-1]
"""Pixels: a photo never comes larger, so the work stays small whatever the camera made."""


def make(work: StoryPack) -> dict[str, str]:
    """Write the three files of what the story shows; gives their names. Raises WorkFailed."""
    story = Story.objects.select_related("hack__team__school", "hack__team__cohort").get(
        pk=work.story_id
    )
    told = told_of(story)
    _still_the_same(told, work)
    _can_be_drawn(told)
    photos = {name_of(step, photo): _jpeg_of(photo) for step, photo in told.pictures}
    made = {}
    for number, kind in enumerate(StoryPack.FILES):
        work.tell(done=number, total=len(StoryPack.FILES))
        made[kind] = MAKERS[kind](told, photos, made)
    work.tell(done=len(StoryPack.FILES))
    _still_the_same(told_of(story), work)
    return _write(made, work)


def _still_the_same(told: Told, work: StoryPack) -> None:
    if told.digest != work.sources:
        raise WorkFailed(_("The story has changed meanwhile. Make its files again."))


def _can_be_drawn(told: Told) -> None:
    """No empty boxes on paper; emoji and such signs are left out."""
    if unknown := unknown_letters("".join(told.texts)):
        letters = " ".join(unknown[:MOST_NAMED])
        raise WorkFailed(
            _("Our fonts lack these letters, so they cannot be printed: %(letters)s")
            % {"letters": letters}
        )


def _jpeg_of(photo: Photo) -> bytes:
    """A rendition without metadata, at most WIDTH pixels wide."""
    name, _content_type = best_file(photo, WIDTH, "jpeg")
    try:
        with private_storage().open(name) as file:
            return file.read()
    except FileNotFoundError as missing:
        raise WorkFailed(_("A photo of this story is missing on the server.")) from missing


def _poster(told: Told, photos: dict[str, bytes], _made: dict) -> bytes:
    return pdf.fitted(poster_of(told, photos), pages=1)


def _slides(told: Told, photos: dict[str, bytes], _made: dict) -> bytes:
    return pdf.fitted(slides_of(told, photos), pages=len(told.steps) + 2)


def _pack(told: Told, photos: dict[str, bytes], made: dict[str, bytes]) -> bytes:
    """Files that are pressed already are only stored."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("poster.pdf", made["poster"])
        archive.writestr("slides.pdf", made["slides"])
        archive.writestr("outline.txt", outline_of(told))
        for name, photo in photos.items():
            archive.writestr(f"photos/{name}", photo)
    return out.getvalue()


MAKERS = {"poster": _poster, "slides": _slides, "pack": _pack}
SUFFIXES = {"poster": "pdf", "slides": "pdf", "pack": "zip"}


def _write(made: dict[str, bytes], work: StoryPack) -> dict[str, str]:
    """Keep the files; none stays where one cannot be written or another run took over."""
    storage, names = private_storage(), {}
    try:
        for kind, data in made.items():
            name = f"{new_name_base()}.{SUFFIXES[kind]}"
            names[kind] = storage.save(name, ContentFile(data))
        work.tell()
    except Exception:  # whatever it is, it goes on after the tidying
        delete_files(storage, names.values())
        raise
    return names
