"""Drawings in the place of photos: through the same cleaning as a photo from a phone."""

from datetime import timedelta

from hacks.models import Comment, Hack, Iteration, Photo
from hacks.services.photo_files import make_renditions
from incubator.core.uploads import clean_photo, new_name_base, private_storage, write_master

from .accounts import People
from .comments import pinned_comments
from .drawings import draw
from .keys import key_of
from .texts import hack_logs


def load_photos(people: People, *, width: int) -> None:
    """Every photo that is not there yet, with its sizes; then the pins that point at photos.

    Outside a transaction: a picture takes half a second, and the site may be running.
    """
    for slug, texts in hack_logs().items():
        for text in texts:
            hack = Hack.objects.get(client_id=key_of("hack", slug, text["slug"]))
            for number, log in enumerate(text.get("iterations", []), 1):
                if log.get("photos"):
                    _load(log, _iteration(hack, number), hack, people, width)


def _iteration(hack: Hack, number: int) -> Iteration | None:
    key = key_of("iteration", hack.client_id, number)
    return Iteration.objects.filter(client_id=key).select_related("author").first()


def _load(log, iteration: Iteration | None, hack: Hack, people: People, width: int) -> None:
    if iteration is None:  # a draft that somebody discarded
        return
    added = [
        photo
        for position, (scene, alt, shown, cleared) in enumerate(log["photos"])
        if (photo := _add(iteration, position, scene, alt, shown, cleared, width))
    ]
    if not added:
        return
    photos = list(iteration.photos.order_by("position"))
    for comment, text in pinned_comments(log, hack, iteration):
        x, y = text["at"]
        Comment.objects.filter(pk=comment.pk).update(
            pin_photo=photos[text["photo"]], pin_x=x, pin_y=y
        )


def _add(iteration, position: int, scene: str, alt: str, shown: str, cleared: str, width: int):
    key = key_of("photo", iteration.client_id, position)
    if Photo.objects.filter(client_id=key).exists():
        return None
    drawing = clean_photo(draw(scene, width))
    stored = write_master(drawing, private_storage(), new_name_base())
    photo = Photo.objects.create(
        iteration=iteration,
        client_id=key,
        position=position,
        alt=alt,
        people=shown,
        cleared_for=cleared,
        cleared_by=iteration.author,
        cleared_at=(iteration.published_at or iteration.created_at) - timedelta(minutes=5),
        uploaded_by=iteration.author,
        file=stored.name,
        width=stored.width,
        height=stored.height,
    )
    make_renditions(photo.pk, photo.file)
    return photo
