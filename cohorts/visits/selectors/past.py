"""Visits that took place, as the pages of teams and hacks tell of them."""

from dataclasses import dataclass, field

from django.db.models import Q

from cohorts.models import Team
from hacks.models import Hack

from ..models import TakeAway, Visit
from .debriefs import with_hacks

LATEST = 5


@dataclass
class PastVisit:
    """A visit with what came of it."""

    visit: Visit
    take_aways: list[TakeAway] = field(default_factory=list)


@dataclass
class HackVisits:
    """``seen``: the take-away that a hack began as; ``taken``: what visitors took from the hack."""

    seen: TakeAway | None = None
    taken: list[TakeAway] = field(default_factory=list)


def past_visits(team: Team, user) -> list[PastVisit]:
    """The latest visits by and to a team that the person may see, each with its take-aways and
    the hacks that these became; at most three queries."""
    if not user.is_authenticated:
        return []
    visits = Visit.objects.visible_to(user).begun().filter(Q(team=team) | Q(host=team))
    visits = visits.select_related("team__school", "host__school", "slot")
    found = {one.pk: PastVisit(one) for one in visits.order_by("-slot__starts_at", "-pk")[:LATEST]}
    for one in with_hacks(TakeAway.objects.filter(visit__in=list(found)), user):
        found[one.visit_id].take_aways.append(one)
    return list(found.values())


def visits_of_hack(hack: Hack, user) -> HackVisits:
    """What a hack has to do with visits that the person may see; at most two queries."""
    if not user.is_authenticated:
        return HackVisits()
    found = TakeAway.objects.visible_to(user).filter(Q(hack=hack) | Q(source=hack))
    found = found.select_related("visit__slot", "visit__team__school", "visit__host__school")
    found = with_hacks(found.order_by("-visit__slot__starts_at", "pk"), user)
    return HackVisits(
        seen=next((one for one in found if one.hack_id == hack.pk), None),
        taken=[one for one in found if one.source_id == hack.pk],
    )
