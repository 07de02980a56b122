"""Photos as pages show them."""

from collections.abc import Iterable, Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from cohorts.procedures import Procedures
from incubator.core.uploads import RENDITION_WIDTHS
from incubator.trust.selectors import is_looked_at

from ..models import Photo, PhotoRendition


def photo_sources(photo: Photo) -> dict[str, str | int]:
    """What components/picture.html needs; asks the database nothing.

    Every width has an address from the first moment: photo_file answers with the best file that
    is there.
    """
    return {
        "src": photo_url(photo, RENDITION_WIDTHS[1]),
        "srcset": ", ".join(_srcset(photo, "jpg")),
        "avif": ", ".join(_srcset(photo, "avif")),
        "width": photo.width,
        "height": photo.height,
        "alt": photo.alt or _("Photo without a description"),
    }


def photo_before_office(pk) -> Photo | None:
    """A photo that somebody reported or the Office took down, with its files; two queries."""
    if not is_looked_at("photo", pk):
        return None
    return Photo.objects.filter(pk=pk).prefetch_related("renditions").first()


def students_stay(procedures: Procedures) -> str:
    """Why a photo of students cannot be for everyone, and what to do."""
    sentence = _("Photos of students do not go public here: choose the cohort or your team.")
    return f"{procedures.photos_decided} {sentence}"


def photo_url(photo: Photo, width: int, suffix: str = "jpg") -> str:
    """The address of one size; changes when the photo is turned."""
    return f"{reverse('hacks:photo_file', args=[photo.pk, width, suffix])}?v={photo.token}"


def _srcset(photo: Photo, suffix: str) -> Iterator[str]:
    for width in RENDITION_WIDTHS:
        yield f"{photo_url(photo, width, suffix)} {min(width, photo.width)}w"
        if width >= photo.width:
            return


def best_file(photo: Photo, width: int, image_format: str) -> tuple[str, str]:
    """Name and content type of the file to send for this size.

    The rendition asked for; else a JPEG of this width or the next wider; else the master.
    """
    width = min(width, photo.width)
    renditions = list(photo.renditions.all())
    exact = [one for one in renditions if (one.width, one.format) == (width, image_format)]
    found = next(iter([*exact, *_wide_enough(renditions, width)]), None)
    return (found.file, f"image/{found.format}") if found else (photo.file, "image/jpeg")


def _wide_enough(renditions: Iterable[PhotoRendition], width: int) -> list[PhotoRendition]:
    return [one for one in renditions if one.format == "jpeg" and one.width >= width]
