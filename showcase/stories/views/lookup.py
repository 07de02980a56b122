"""Fetch and authorize in one step: a story that a person may not see does not exist for them."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from hacks.models import Audience, Hack

from ..models import Story
from ..querysets import NARROW_TO_WIDE


def visible_story(request, pk: int) -> Story:
    """The story of this number, or 404."""
    stories = Story.objects.visible_to(request.user)
    return get_object_or_404(
        stories.select_related("hack__team__school", "hack__team__cohort", "created_by"), pk=pk
    )


def visible_hack(request, team: str, hack: str) -> Hack:
    """The hack of these names, or 404."""
    hacks = Hack.objects.visible_to(request.user).select_related("team__school", "team__cohort")
    return get_object_or_404(hacks, team__slug=team, slug=hack)


def story_of_form(request, hack: Hack) -> Story | None:
    """The one that this form has made already."""
    try:
        sent = UUID(request.POST.get("client_id", ""))
    except ValueError:
        return None
    stories = Story.objects.visible_to(request.user).filter(hack=hack, created_by=request.user)
    return (
        stories.select_related("hack__team__school", "hack__team__cohort")
        .filter(client_id=sent)
        .first()
    )


def chosen_audience(request, story: Story | None = None) -> str:
    """For whom the pieces are offered: as chosen in the form just now."""
    otherwise = story.audience if story else Audience.PUBLIC
    if story and not story.is_draft:
        return otherwise
    chosen = request.POST.get("audience") or request.GET.get("for")
    return chosen if chosen in NARROW_TO_WIDE else otherwise
