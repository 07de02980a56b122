"""What the page sends by itself while somebody types."""

from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST

from incubator.core.access import require
from incubator.core.errors import DomainError, StaleVersion
from incubator.core.limits import limited

from .. import rules
from ..models import Iteration
from .form_page import addresses
from .lookup import is_discarded, visible_hack, visible_iteration
from .writing import Writing, typed_content


@require_POST
@login_required
@limited("drafts")
def autosave_new_iteration(request, team, hack):
    hack = visible_hack(request, team, hack)
    require(rules.can_post_iteration, request.user, hack)
    return _kept(Writing(request, hack))


@require_POST
@login_required
@limited("autosaves")
def autosave_iteration(request, team, hack, number):
    if is_discarded(request, team, hack, number):
        return autosave_new_iteration(request, team, hack)
    iteration = visible_iteration(request, team, hack, number)
    require(rules.can_edit_iteration, request.user, iteration)
    return _kept(Writing(request, iteration.hack, iteration))


def _kept(writing: Writing) -> JsonResponse:
    """The draft's version, number and addresses; 409 with its words where it is newer."""
    try:
        writing.keep()
    except StaleVersion as error:
        return JsonResponse({"message": str(error), **_state(writing.iteration)}, status=409)
    except DomainError as error:
        return JsonResponse({"message": str(error)}, status=422)
    if writing.form is None:
        return JsonResponse({"message": _("This iteration is no longer a draft.")}, status=422)
    errors = {name: found[0] for name, found in writing.form.errors.items()}
    urls = addresses(writing.hack, writing.iteration)
    return JsonResponse({"errors": errors, "urls": urls, **_state(writing.iteration)})


def _state(iteration: Iteration) -> dict:
    saved_at = timezone.localtime(iteration.updated_at)
    return {
        "version": iteration.version,
        "number": iteration.number,
        "saved": time_format(saved_at, pgettext("time format", "g:i a")),
        "content": typed_content(iteration),
    }
