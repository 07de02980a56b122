"""What the hacks of all teams need, for the Office."""

from django.db.models import QuerySet

from cohorts.models import Cohort

from ..models import Support
from .words import contains, split_words


def office_supports(
    user,
    *,
    words: str = "",
    cohort: Cohort | None = None,
    purpose: str = "",
    kind: str = "",
    state: str = Support.State.NEEDED,
) -> QuerySet[Support]:
    """Supports that the reader may see, those that wait longest first; without a state, those
    still needed."""
    found = Support.objects.visible_to(user).filter(state=state)
    if cohort:
        found = found.filter(hack__team__cohort=cohort)
    if purpose:
        found = found.filter(purpose=purpose)
    if kind:
        found = found.filter(kind=kind)
    for word in split_words(words):
        found = found.filter(contains(word, "text", "hack__title", "hack__team__school__name"))
    return found.select_related("hack__team__school", "hack__team__cohort").order_by(
        "created_at", "pk"
    )


def supports_needed(user) -> int:
    """How many supports are needed now, of those that the reader may see."""
    return Support.objects.visible_to(user).needed().count()
