"""What teams have shown to everyone lately."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from ..models import Iteration
from .pictures import visible_photos


def latest_public() -> QuerySet[Iteration]:
    """Public iterations with hack and team, newest first."""
    latest = Iteration.objects.visible_to(AnonymousUser()).order_by("-published_at", "-pk")
    return latest.select_related("hack__team__school", "hack__team__cohort")


def with_public_photos(iterations: QuerySet[Iteration]) -> QuerySet[Iteration]:
    """Each with the photos that everyone may see, as ``visible_photos``."""
    return iterations.prefetch_related(visible_photos(AnonymousUser()))
