"""Fetch and authorize in one step: a story that a person may not see does not exist for them."""

from django.shortcuts import get_object_or_404

from ..models import Story


def visible_story(request, pk: int) -> Story:
    """The story of this number, or 404."""
    stories = Story.objects.visible_to(request.user)
    return get_object_or_404(
        stories.select_related("hack__team__school", "hack__team__cohort", "created_by"), pk=pk
    )
