"""The pages of a story's PDFs: HTML and the files that it names."""

from dataclasses import dataclass, field

from django.template.loader import render_to_string

from hacks.models import Photo
from showcase.qr import qr_svg
from showcase.scripts import is_from_the_right, stand_ins, without_signs

from .addresses import address_of
from .selectors.telling import Told, ToldStep

LONG = 120
"""Characters of a line or quote from which a slide uses smaller letters."""


@dataclass
class Sheet:
    """A page to print, with letters of ``sizes`` sizes, of which 1 is the smallest.

    ``files`` by the name that the HTML uses.
    """

    template: str
    context: dict
    files: dict[str, bytes] = field(default_factory=dict)
    sizes: int = 1

    def html(self, size: int) -> str:
        """The page with letters of this size."""
        return without_signs(render_to_string(self.template, {**self.context, "size": size}))


def poster_of(told: Told, photos: dict[str, bytes]) -> Sheet:
    """One tabloid page: the chain of iterations on a string."""
    context = {**_context(told), "columns": 2 if len(told.steps) > 4 else 1}
    return Sheet("stories/pdf/poster.html", context, _files(told, photos), sizes=12)


def slides_of(told: Told, photos: dict[str, bytes]) -> Sheet:
    """One slide a step, between a first and a last one."""
    context = {**_context(told), "count": len(told.steps) + 2}
    return Sheet("stories/pdf/slides.html", context, _files(told, photos), sizes=4)


def _context(told: Told) -> dict:
    story = told.story
    return {
        "story": story,
        "fonts": stand_ins("".join(told.texts)),
        "is_from_the_right": is_from_the_right(story.title),
        "team": story.team,
        "cohort": story.team.cohort,
        "hmw": told.hmw,
        "steps": [_step(one, place) for place, one in enumerate(told.steps)],
        "first_photo": next((_photo(*one) for one in told.pictures), None),
        "address": address_of(story),
    }


def _step(step: ToldStep, place: int) -> dict:
    tints = ("butter", "mint", "sky", "peach")
    return {
        "told": step,
        "slide": place + 2,
        "tint": tints[place % len(tints)],
        "is_long": len(step.line) > LONG or len(step.words) > LONG,
        "photos": [_photo(step, one) for one in step.photos],
    }


def name_of(step: ToldStep, photo: Photo) -> str:
    """What a photo's file is called, in the pack too."""
    return f"iteration-{step.number}-photo-{step.photos.index(photo) + 1}.jpg"


def _photo(step: ToldStep, photo: Photo) -> dict:
    shape = "tall" if photo.height > photo.width else "wide"
    return {"src": name_of(step, photo), "alt": photo.alt, "shape": shape}


def _files(told: Told, photos: dict[str, bytes]) -> dict[str, bytes]:
    code = qr_svg(address_of(told.story)).encode()
    return {"code.svg": code, **photos}
