"""Photos of an iteration: add, describe and clear, turn, move, remove, put back."""

from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from cohorts.procedures import procedures_of
from incubator.accounts.models import User
from incubator.core import audit
from incubator.core.errors import DomainError
from incubator.core.uploads import (
    clean_photo,
    private_storage,
    read_master,
)
from incubator.core.uploads import (
    rotate_photo as turned,
)

from ..models import Iteration, Photo
from ..selectors.photos import students_stay
from ..signals import photo_changed, photo_removed
from ..tasks import render_photo
from .design import NOT_YOURS
from .going_on import refuse_frozen, require_going_on
from .photo_files import KeptFiles, drop, note_renditions, replace_master, store

MAX_PHOTOS = 12


def add_photo(
    *, iteration: Iteration, author: User, upload: UploadedFile, client_id: UUID
) -> Photo:
    """Clean and keep a photo; nobody outside the team sees it before it is cleared.

    The same ``client_id`` again gives the first photo, put back if it had been removed. Raises
    UploadRefused for what is no picture, DomainError for more than MAX_PHOTOS or an id of
    somebody else's. The picture is decoded outside the transaction: it takes a second.
    """
    first = _first_photo(iteration, author, client_id)
    if first is not None:
        return restore_photo(photo=first, person=author)
    refuse_frozen(iteration.hack)
    _require_room(iteration)
    kept = store(clean_photo(upload))
    try:
        return _insert_photo(iteration, author, client_id, kept)
    except IntegrityError:
        drop(kept)
        return _first_photo(iteration, author, client_id)
    except BaseException:
        drop(kept)
        raise


@transaction.atomic
def update_photo(
    *, photo: Photo, person: User, alt: str, people: str = "", cleared_for: str = ""
) -> Photo:
    """Describe a photo and, where ``people`` is answered, clear it.

    Unknown people keep it in the team, whatever was asked. Raises DomainError when students
    would go public where district, cohort or school decided that they do not; like all changes
    of a photo but taking it off, also when the cohort has finished and the hack does not run.
    """
    require_going_on(photo.iteration.hack)
    photo = Photo.objects.select_for_update().get(pk=photo.pk)
    before = photo.alt, photo.people, photo.cleared_for, photo.is_answered
    photo.alt = alt
    if people:
        is_unknown = people == Photo.People.UNKNOWN
        _require_public_is_allowed(photo, people, cleared_for)
        photo.people = people
        photo.cleared_for = Photo.ClearedFor.TEAM if is_unknown else cleared_for
    after = photo.alt, photo.people, photo.cleared_for, photo.is_answered or bool(people)
    if after[1:] != before[1:]:
        photo.cleared_by, photo.cleared_at = person, timezone.now()
        audit.record(person, "photo.cleared", photo, people=people, cleared_for=photo.cleared_for)
    elif after != before and not photo.iteration.is_draft:
        audit.record(person, "photo.described", photo)
    if after != before:
        photo.save()
        photo_changed.send(sender=Photo, photo=photo)
    return photo


def rotate_photo(*, photo: Photo, person: User, quarter_turns: int, seen: str = "") -> Photo:
    """Turn a photo clockwise. ``seen`` is the token of the file that the person looked at: a
    double tap turns once.
    """
    if seen and seen != photo.token:
        return photo
    refuse_frozen(photo.iteration.hack)
    with private_storage().open(photo.file) as file:
        kept = store(turned(read_master(file), quarter_turns))
    try:
        now = _insert_turned(photo, person, kept)
    except BaseException:
        drop(kept)
        raise
    if now.file != kept.master.name:
        drop(kept)
    return now


@transaction.atomic
def move_photo(*, photo: Photo, person: User, to: str) -> None:
    """Change places with the photo before (``earlier``) or after (``later``), if there is one."""
    require_going_on(photo.iteration.hack)
    Iteration.objects.select_for_update().get(pk=photo.iteration_id)
    photos = list(Photo.objects.shown().filter(iteration_id=photo.iteration_id))
    old = photos.index(photo)
    new = old + (1 if to == "later" else -1)
    if not 0 <= new < len(photos):
        return
    photos[old], photos[new] = photos[new], photos[old]
    for position, one in enumerate(photos):
        Photo.objects.filter(pk=one.pk).update(position=position)
    audit.record(person, "photo.moved", photo)
    photo_changed.send(sender=Photo, photo=photo)


@transaction.atomic
def remove_photo(*, photo: Photo, person: User) -> Photo:
    """Take a photo off the iteration; it can be put back. Twice changes nothing.

    That can be done after the cohort has finished too: somebody may take a consent back.
    """
    photo = Photo.objects.select_for_update().get(pk=photo.pk)
    if photo.removed_at is None:
        photo.removed_at = timezone.now()
        photo.save()
        audit.record(person, "photo.removed", photo)
        photo_removed.send(sender=Photo, photo=photo)
    return photo


@transaction.atomic
def restore_photo(*, photo: Photo, person: User) -> Photo:
    """Put a removed photo back where it was. Twice changes nothing.

    Raises DomainError where the Office took it down.
    """
    require_going_on(photo.iteration.hack)
    photo = Photo.objects.select_for_update().get(pk=photo.pk)
    if photo.is_hidden:
        raise DomainError(_("The Office took this photo down, so only the Office shows it again."))
    if photo.removed_at is not None:
        photo.removed_at = None
        photo.save()
        audit.record(person, "photo.restored", photo)
        photo_changed.send(sender=Photo, photo=photo)
    return photo


def _require_public_is_allowed(photo: Photo, people: str, cleared_for: str) -> None:
    """What is cleared already may be said again: nobody outside sees it (``visible_to``)."""
    asked = people, cleared_for
    if asked != Photo.STUDENTS_PUBLIC or asked == (photo.people, photo.cleared_for):
        return
    procedures = procedures_of(photo.iteration.hack.team)
    if not procedures.student_photos_may_go_public:
        raise DomainError(students_stay(procedures))


def _first_photo(iteration: Iteration, author: User, client_id: UUID) -> Photo | None:
    photo = Photo.objects.filter(client_id=client_id).first()
    if photo and (photo.iteration_id, photo.uploaded_by_id) != (iteration.pk, author.pk):
        raise DomainError(NOT_YOURS)
    return photo


def _require_room(iteration: Iteration) -> None:
    if iteration.photos.shown().count() >= MAX_PHOTOS:
        raise DomainError(
            _("An iteration has room for %(count)s photos. Remove one first.")
            % {"count": MAX_PHOTOS}
        )


@transaction.atomic
def _insert_photo(iteration: Iteration, author: User, client_id: UUID, kept: KeptFiles) -> Photo:
    require_going_on(iteration.hack)
    Iteration.objects.select_for_update().get(pk=iteration.pk)
    if _first_photo(iteration, author, client_id) is None:
        _require_room(iteration)  # others may have come while this one was cleaned
    last = iteration.photos.aggregate(last=Max("position"))["last"]
    photo = Photo.objects.create(
        iteration=iteration,
        position=0 if last is None else last + 1,
        file=kept.master.name,
        width=kept.master.width,
        height=kept.master.height,
        uploaded_by=author,
        client_id=client_id,
    )
    note_renditions(photo, kept.previews)
    audit.record(author, "photo.added", photo, iteration=iteration.pk)
    _render_later(photo)
    return photo


@transaction.atomic
def _insert_turned(photo: Photo, person: User, kept: KeptFiles) -> Photo:
    """The photo with its turned file, or as somebody else turned it meanwhile."""
    require_going_on(photo.iteration.hack)
    now = Photo.objects.select_for_update().get(pk=photo.pk)
    if now.file == photo.file:
        replace_master(now, kept)
        audit.record(person, "photo.rotated", now)
        photo_changed.send(sender=Photo, photo=now)
        _render_later(now)
    return now


def _render_later(photo: Photo) -> None:
    transaction.on_commit(lambda: render_photo.enqueue(str(photo.pk), photo.file), robust=True)
