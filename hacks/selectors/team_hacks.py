"""A team's hacks, each with its latest iteration."""

from django.db.models import OuterRef, Subquery

from cohorts.models import Team

from ..models import Hack, Iteration
from .hack_list import with_progress
from .headlines import headline


def team_hacks(team: Team, user) -> list[Hack]:
    """Hacks of the team that the reader may see, those at work first; two queries.

    Each has ``latest``: its latest visible iteration with a ``title``, or None.
    """
    steps = Iteration.objects.visible_to(user).published()
    newest = steps.filter(hack=OuterRef("pk")).order_by("-number").values("pk")[:1]
    hacks = with_progress(Hack.objects.visible_to(user).filter(team=team), user)
    hacks = list(hacks.annotate(latest_id=Subquery(newest)).order_by("-created_at", "-pk"))
    found = Iteration.objects.in_bulk([hack.latest_id for hack in hacks if hack.latest_id])
    for hack in hacks:
        hack.team = team
        hack.latest = found.get(hack.latest_id)
        if hack.latest:
            hack.latest.hack = hack
            hack.latest.title = headline(hack.latest.tried).title
    return sorted(hacks, key=_is_over)


def _is_over(hack: Hack) -> bool:
    return hack.status in {Hack.Status.SCALED, Hack.Status.PARKED}
