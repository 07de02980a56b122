"""What of a hack's log a highlight can be made of, and why the rest cannot."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hacks.models import Hack, Iteration, Photo

from ..consent import reason_of_iteration, reason_of_photo


@dataclass
class Material:
    """``left_out``: pairs of what it is and why it cannot be shown to everyone."""

    hack: Hack
    iterations: list[Iteration]
    photos: list[Photo]
    left_out: list[tuple[str, str]]


def material_of(hack: Hack, user) -> Material:
    """Public iterations and photos of this hack; what else the person may know of, by name."""
    seen = _published(user).filter(hack=hack)
    public = set(_published(AnonymousUser()).filter(hack=hack).values_list("pk", flat=True))
    photos = _photos(hack, user)
    cleared = Photo.objects.visible_to(AnonymousUser()).filter(iteration__hack=hack)
    ready = set(cleared.values_list("pk", flat=True))
    hidden = [one for one in seen if one.pk not in public]
    kept = [one for one in photos if one.pk not in ready and one.iteration_id in public]
    return Material(
        hack=hack,
        iterations=[one for one in seen if one.pk in public],
        photos=[one for one in photos if one.pk in ready],
        left_out=[*map(_why_not_iteration, hidden), *map(_why_not_photo, kept)],
    )


def _published(user) -> QuerySet[Iteration]:
    return Iteration.objects.visible_to(user).published().order_by("number")


def _photos(hack: Hack, user) -> QuerySet[Photo]:
    found = Photo.objects.shown().on_visible_iterations(user).filter(iteration__hack=hack)
    return found.select_related("iteration").order_by("iteration__number", "position", "created_at")


def _why_not_iteration(iteration: Iteration) -> tuple[str, str]:
    """Its words stay out of this, as they do of the highlight."""
    name = _("Iteration %(number)d") % {"number": iteration.number}
    return name, reason_of_iteration(iteration)


def _why_not_photo(photo: Photo) -> tuple[str, str]:
    """Without the photo's description: a photo for the team alone is not told of here."""
    name = _("A photo of iteration %(number)d") % {"number": photo.iteration.number}
    return name, reason_of_photo(photo)
