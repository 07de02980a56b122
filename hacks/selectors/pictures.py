"""Photos as the reading pages show them."""

from django.db.models import Prefetch

from ..models import Iteration, Photo
from .photos import photo_sources


def visible_photos(user) -> Prefetch:
    """Prefetch of an iteration's photos that this person may see, as ``visible_photos``."""
    return Prefetch("photos", queryset=Photo.objects.visible_to(user), to_attr="visible_photos")


def pictures_of(iteration: Iteration) -> list[dict]:
    """The iteration's visible photos as pictures."""
    return [picture(photo) for photo in iteration.visible_photos]


def picture(photo: Photo) -> dict:
    """What components/picture.html needs, with the photo itself for its pins."""
    return {**photo_sources(photo), "photo": photo}
