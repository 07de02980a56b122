"""Why a piece of a log cannot be shown to everyone, in sentences for the Office.

They hold no words of a log and no description of a photo: those stay with who may see them.
"""

from collections.abc import Iterator

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from wagtail.blocks import StructValue

from hacks.models import Audience, Iteration, Photo

from .blocks import ITERATIONS, PHOTOS, PublicLog, is_still_said, named_in


def reason_of_iteration(iteration: Iteration | None) -> str:
    """Why not everyone may read this iteration; None is one that is gone."""
    if iteration is None or iteration.is_withdrawn:
        return _("It was withdrawn.")
    return _("It is not public. Its team lead can make it public.")


def reason_of_photo(photo: Photo | None) -> str:
    """Why not everyone may see this photo of a public iteration; None is one that is gone."""
    if photo is None or photo.removed_at:
        return _("Its team took it off.")
    if photo.people == Photo.People.UNKNOWN:
        return _("Nobody has said yet who can be recognized in it.")
    if photo.cleared_for == Photo.ClearedFor.PUBLIC:
        return _("It shows students, and photos of students do not go public here.")
    if photo.cleared_for == Photo.ClearedFor.COHORT:
        return _("It is cleared for the cohort only.")
    return _("It is cleared for the team only.")


def missing_consent(page) -> list[str]:
    """What of this highlight not everyone may see now, and why; nothing where all may.

    Five queries for any number of blocks.
    """
    return list(_Consent(page).sentences())


class _Consent:
    """What everyone may see of a page's logs, and for the rest the reason."""

    def __init__(self, page):
        self.page = page
        self.iteration_ids = named_in(page.story, ITERATIONS) | {page.iteration_id} - {None}
        self.photo_ids = named_in(page.story, PHOTOS)
        self.public = PublicLog(self.iteration_ids, self.photo_ids)

    @cached_property
    def iterations(self) -> dict:
        return Iteration.objects.in_bulk(self.iteration_ids - set(self.public.iterations))

    @cached_property
    def photos(self) -> dict:
        hidden = Photo.objects.filter(pk__in=self.photo_ids - set(self.public.photos))
        return hidden.select_related("iteration").in_bulk()

    def sentences(self) -> Iterator[str]:
        own = self.page.iteration_id
        if own and own not in self.public.iterations:
            name = _("The iteration it tells of")
            yield f"{name}: {reason_of_iteration(self.iterations.get(own))}"
        for number, block in enumerate(self.page.story, 1):
            name = _("Block %(number)d, %(kind)s") % {"number": number, "kind": block.block.label}
            yield from (f"{name}: {reason}" for reason in self._reasons(block))

    def _reasons(self, block) -> Iterator[str]:
        value = block.value
        if not isinstance(value, StructValue):
            return
        for one in _named(value, ITERATIONS):
            if one not in self.public.iterations:
                yield _("iteration. %(why)s") % {
                    "why": reason_of_iteration(self.iterations.get(one))
                }
        for one in _named(value, PHOTOS):
            if one not in self.public.photos:
                yield _("photo. %(why)s") % {"why": self._reason_of(one)}
        told = self.public.iteration(value)
        if block.block_type == "iteration_quote" and told and not is_still_said(value, told):
            yield _("these words are not in the iteration any more.")

    def _reason_of(self, pk) -> str:
        photo = self.photos.get(pk)
        iteration = photo and photo.iteration
        if iteration and not (iteration.is_published and iteration.audience == Audience.PUBLIC):
            return reason_of_iteration(iteration)
        return reason_of_photo(photo)


def _named(value, fields) -> list:
    return [value[name].pk for name in fields if value.get(name)]
