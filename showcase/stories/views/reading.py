"""Reading a story, deciding who reads it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from incubator.core.access import require
from incubator.core.errors import DomainError

from .. import rules
from ..forms import ShareForm
from ..selectors.page import story_page
from ..services import sharing
from .lookup import visible_story


@require_safe
def story(request, pk):
    """As its audience sees it now; the team sees the same, and beside it what it can do."""
    found = visible_story(request, pk)
    page = story_page(found, request.user)
    return render(request, "stories/story.html", {"story": found, "page": page})


@require_POST
@login_required
def share_story(request, pk):
    story = visible_story(request, pk)
    require(rules.can_share_story, request.user, story)
    form = ShareForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose who may see this story."))
        return redirect(story)
    try:
        sharing.share_story(story=story, lead=request.user, **form.cleaned_data)
        messages.success(request, _("The story is shared."))
    except DomainError as refusal:
        messages.error(request, str(refusal))
    return redirect(story)


@require_POST
@login_required
def take_back_story(request, pk):
    story = visible_story(request, pk)
    require(rules.can_take_back_story, request.user, story)
    sharing.take_back_story(story=story, actor=request.user)
    messages.success(request, _("The story is a draft of its team again."))
    is_still_seen = rules.can_edit_story(request.user, story)
    return redirect(story if is_still_seen else story.hack)
