"""Fetch and authorize in one step: what a person may not see does not exist for them."""

from django.shortcuts import get_object_or_404

from ..models import Hack, Iteration


def visible_hack(request, team: str, hack: str) -> Hack:
    """The hack at this address, or 404."""
    hacks = Hack.objects.visible_to(request.user).select_related("team__school", "team__cohort")
    return get_object_or_404(hacks, team__slug=team, slug=hack)


def visible_iteration(request, team: str, hack: str, number: int) -> Iteration:
    """The iteration at this address, or 404."""
    iterations = Iteration.objects.visible_to(request.user).select_related(
        "hack__team__school", "hack__team__cohort", "author"
    )
    return get_object_or_404(iterations, hack__team__slug=team, hack__slug=hack, number=number)


def is_discarded(request, team: str, hack: str, number: int) -> bool:
    """The form that was sent belongs to a draft that is gone; another may have its number now."""
    if "client_id" not in request.POST:
        return False
    here = Iteration.objects.visible_to(request.user).filter(
        hack__team__slug=team, hack__slug=hack, number=number
    )
    ids = [str(client_id) for client_id in here.values_list("client_id", flat=True)]
    return request.POST["client_id"] not in ids


def visible_design(request, team: str, hack: str) -> Hack:
    """The hack at this address where the person may read its design, or 404."""
    hacks = Hack.objects.with_visible_design(request.user).select_related("team__school")
    return get_object_or_404(hacks, team__slug=team, slug=hack)
