"""Photos: sending one, its buttons, and the files themselves."""

import uuid

from django.contrib.auth.decorators import login_required
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from cohorts.procedures import procedures_of
from incubator.accounts.fresh import ask_again
from incubator.core.access import require
from incubator.core.errors import DomainError
from incubator.core.limits import limited
from incubator.core.uploads import RENDITION_WIDTHS, serve_private
from incubator.trust.rules import can_moderate

from .. import rules
from ..forms.photos import PhotoForm
from ..models import Photo
from ..selectors.photos import best_file, photo_before_office
from ..services import photos
from .lookup import visible_iteration
from .writing import act_on_photo, photo_id_of, photo_row

FORMATS = {"jpg": "jpeg", "avif": "avif", "webp": "webp"}


@require_POST
@login_required
@limited("photos")
def upload_photo(request, team, hack, number):
    """One photo, sent by script; answers with its part of the form."""
    iteration = visible_iteration(request, team, hack, number)
    require(rules.can_edit_iteration, request.user, iteration)
    upload = request.FILES.get("photos")
    if upload is None:
        raise Http404
    client_id = _client_id(request) or photo_id_of(iteration, upload)
    try:
        photo = photos.add_photo(
            iteration=iteration, author=request.user, upload=upload, client_id=client_id
        )
    except DomainError as error:
        return JsonResponse({"message": str(error)}, status=422)
    return _fragment(request, photo, status=201)


@require_POST
@login_required
@limited("photos")
def change_photo(request, photo, verb):
    """One of the photo's buttons: rotate, earlier, later, remove, restore."""
    is_off = verb == "remove"
    rule = rules.can_take_photo_off if is_off else rules.can_edit_iteration
    photo = _own_photo(request, photo, rule)
    act_on_photo(photo, request.user, verb, request.POST.get("token", ""))
    if request.headers.get("Accept", "").startswith("text/html-fragment"):
        photo.refresh_from_db()
        return _fragment(request, photo)
    is_frozen = photo.iteration.hack.is_frozen
    return redirect(photo.iteration if is_frozen else photo.iteration.get_edit_url())


@require_POST
@login_required
@limited("photos")
def edit_photo(request, photo):
    """Describe and clear one photo."""
    photo = _own_photo(request, photo)
    procedures = procedures_of(photo.iteration.hack.team)
    form = PhotoForm(photo, request.POST, procedures=procedures, is_draft=True)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=422)
    is_wider = photo.iteration.is_published and form.widens_consent
    if is_wider and (asked := ask_again(request)):
        return asked
    photos.update_photo(photo=photo, person=request.user, **form.changes)
    return redirect(photo.iteration.get_edit_url())


@require_safe
def photo_file(request, photo, width, suffix):
    """One size of a photo, for those who may see it now."""
    if width not in RENDITION_WIDTHS or suffix not in FORMATS:
        raise Http404
    seen = Photo.objects.visible_to(request.user).prefetch_related("renditions")
    photo = get_object_or_404(seen, pk=photo)
    name, content_type = best_file(photo, width, FORMATS[suffix])
    return serve_private(
        request,
        name,
        content_type=content_type,
        filename=f"photo.{content_type.removeprefix('image/')}",
        # Whom the rule let in without a name; a school may take its students back at any time.
        public=not request.user.is_authenticated and photo.people != Photo.People.STUDENTS,
        etag=name,
    )


@require_safe
@login_required
def reported_photo(request, photo):
    """What the Office decides on, also where only its team may see it."""
    require(can_moderate, request.user)
    found = photo_before_office(photo)
    if found is None:
        raise Http404
    name, content_type = best_file(found, RENDITION_WIDTHS[1], "jpeg")
    return serve_private(
        request, name, content_type=content_type, filename="photo.jpeg", public=False, etag=name
    )


def _own_photo(request, photo_id: uuid.UUID, rule=rules.can_edit_iteration) -> Photo:
    """The photo, removed ones too, of an iteration that the person may change."""
    seen = Photo.objects.on_visible_iterations(request.user)
    photo = get_object_or_404(seen.select_related("iteration__hack__team"), pk=photo_id)
    require(rule, request.user, photo.iteration)
    return photo


def _client_id(request) -> uuid.UUID | None:
    try:
        return uuid.UUID(request.POST.get("client_id", ""))
    except ValueError:
        return None


def _fragment(request, photo: Photo, status: int = 200):
    shown = list(photo.iteration.photos.shown())
    number = shown.index(photo) + 1 if photo in shown else 0
    form = PhotoForm(photo, procedures=procedures_of(photo.iteration.hack.team))
    row = photo_row(form, number, len(shown))
    return render(request, "hacks/_photo.html", {"row": row}, status=status)
