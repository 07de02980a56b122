"""A public highlight that lost a piece: readers no longer find it, and its maker hears why."""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from hacks.models import Iteration
from incubator.notifications.services import notify

from ..consent import missing_consent
from ..models import HighlightPage


@transaction.atomic
def tell_of_losses(*, iteration: Iteration) -> int:
    """Tell who made them of public highlights of this team that something is missing from now.

    The same loss is told once. Gives how many people were newly told.
    """
    told = HighlightPage.objects.live().filter(team_words__team_id=iteration.hack.team_id)
    pages = told.exclude(owner=None).select_related("owner").distinct()
    return sum(_tell(page, lost) for page in pages if (lost := missing_consent(page)))


def _tell(page: HighlightPage, lost: list[str]) -> int:
    return notify(
        [page.owner],
        kind="highlight.lost",
        text=_("“%(title)s” is shorter now. %(why)s") % {"title": page.title, "why": lost[0]},
        url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
        key=f"highlight:{page.pk}:lost:{page.live_revision_id}:{len(lost)}",
    )
