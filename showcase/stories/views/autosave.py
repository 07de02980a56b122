"""What the form of a story sends by itself while somebody types."""

from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hacks.models import Hack
from incubator.core.access import require
from incubator.core.dates import hour_in_words
from incubator.core.errors import DomainError, StaleVersion
from incubator.core.limits import limited

from .. import rules
from ..forms import StoryForm
from ..models import Story
from ..selectors.material import material_of
from ..services import writing
from .lookup import chosen_audience, story_of_form, visible_hack, visible_story


@require_POST
@login_required
@limited("drafts")
def autosave_new_story(request, team, hack):
    hack = visible_hack(request, team, hack)
    require(rules.can_make_story, request.user, hack)
    return _kept(request, hack, story_of_form(request, hack))


@require_POST
@login_required
@limited("autosaves")
def autosave_story(request, pk):
    story = visible_story(request, pk)
    require(rules.can_edit_story, request.user, story)
    if not story.is_draft:
        return JsonResponse({"message": _("This story is no longer a draft.")}, status=422)
    return _kept(request, story.hack, story)


def addresses(hack: Hack, story: Story | None) -> dict[str, str]:
    """Where the form sends itself and its drafts; what is shared is not saved while typed."""
    if story is None:
        here = [hack.team.slug, hack.slug]
        return {
            "action": reverse("stories:new_story", args=here),
            "autosave": reverse("stories:autosave_new_story", args=here),
        }
    autosave = reverse("stories:autosave_story", args=[story.pk]) if story.is_draft else ""
    return {"action": reverse("stories:edit_story", args=[story.pk]), "autosave": autosave}


def _kept(request, hack: Hack, story: Story | None) -> JsonResponse:
    """The draft's version and addresses; 409 with its words where it is newer."""
    material = material_of(hack, chosen_audience(request, story))
    form = StoryForm(request.POST, material=material, story=story, is_typed=True)
    form.is_valid()
    if {"client_id", "version"} & set(form.errors):
        return JsonResponse({"message": _("Open this page again.")}, status=422)
    try:
        story = _saved(request, form)
    except StaleVersion as error:
        return JsonResponse({"message": str(error), **_state(story)}, status=409)
    except DomainError as error:
        return JsonResponse({"message": str(error)}, status=422)
    errors = {name: found[0] for name, found in form.errors.items()}
    urls = addresses(hack, story)
    return JsonResponse({"errors": errors, "urls": urls, **_state(story)})


def _saved(request, form: StoryForm) -> Story:
    values = {"texts": form.texts(), "steps": form.steps(), "author": request.user}
    if form.story is None:
        client_id = form.cleaned_data["client_id"]
        hack = form.material.hack
        return writing.start_story(hack=hack, client_id=client_id, **values)
    return writing.save_story(story=form.story, version=form.cleaned_data["version"], **values)


def _state(story: Story) -> dict:
    story.refresh_from_db()
    kept = StoryForm(material=material_of(story.hack, story.audience), story=story)
    return {
        "version": story.version,
        "saved": hour_in_words(localtime(story.updated_at)),
        "content": kept.as_sent(),
    }
