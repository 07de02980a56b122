"""Making a story and changing it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from incubator.core.access import require
from incubator.core.errors import DomainError, StaleVersion
from incubator.core.forms import attempt
from incubator.core.limits import limited

from .. import rules
from ..forms import StoryForm
from ..models import Story
from ..selectors.material import material_of
from ..selectors.telling import told_of
from ..services import writing
from .autosave import addresses
from .lookup import chosen_audience, story_of_form, visible_hack, visible_story


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@limited("stories")
def new_story(request, team, hack):
    hack = visible_hack(request, team, hack)
    require(rules.can_make_story, request.user, hack)
    if kept := story_of_form(request, hack):  # while it was typed, or by pressing twice
        return _edit(request, kept)
    material = material_of(hack, chosen_audience(request))
    form = StoryForm(request.POST or None, material=material)
    if form.is_valid():
        values = {"texts": form.texts(), "steps": form.steps()}
        values |= {"client_id": form.cleaned_data["client_id"], "author": request.user}
        if story := attempt(form, writing.start_story, hack=hack, **values):
            return _kept(request, story)
    return _form_page(request, form)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@limited("stories")
def edit_story(request, pk):
    story = visible_story(request, pk)
    return _edit(request, story)


def _edit(request, story: Story):
    require(rules.can_edit_story, request.user, story)
    material = material_of(story.hack, chosen_audience(request, story))
    form = StoryForm(request.POST or None, material=material, story=story)
    if not form.is_valid():
        return _form_page(request, form, story)
    values = {"texts": form.texts(), "steps": form.steps(), "author": request.user}
    try:
        version = form.cleaned_data["version"]
        return _kept(request, writing.save_story(story=story, version=version, **values))
    except StaleVersion as stale:
        return _stale(request, form, story, str(stale))
    except DomainError as refusal:
        form.add_error(None, str(refusal))
        return _form_page(request, form, story)


def _kept(request, story: Story):
    """On to the story, or back to the form with what other readers may see."""
    if request.POST.get("do") == "offer":
        messages.success(request, _("Saved. This is what these readers may see."))
        return redirect("stories:edit_story", story.pk)
    messages.success(request, _("Saved. This is how your readers would see it."))
    return redirect(story)


def _form_page(request, form: StoryForm, story: Story | None = None, *, status: int = 200, **more):
    urls = addresses(form.material.hack, story)
    context = {"form": form, "material": form.material, "story": story, "urls": urls, **more}
    return render(request, "stories/story_form.html", context, status=status)


def _stale(request, form: StoryForm, story: Story, sentence: str):
    """Both are shown; what was typed here is saved by sending it once more."""
    form.add_error(None, sentence)
    form.data = form.data.copy()
    form.data["version"] = story.version
    return _form_page(request, form, story, status=409, theirs=told_of(story))


@require_POST
@login_required
def ask_lead(request, pk):
    story = visible_story(request, pk)
    require(rules.can_edit_story, request.user, story)
    writing.ask_lead(story=story, person=request.user)
    messages.success(request, _("Your team lead has been asked."))
    return redirect(story)
