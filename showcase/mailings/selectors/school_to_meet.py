"""One team that a person's team has not met: ties between schools are what the site is for."""

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from cohorts.models import Team
from cohorts.visits.models import Visit
from hacks.models import Hack

from ..letter import Line, whole
from .places import Places

LOOKED_AT = 200
WEEK_ONE = date(2018, 9, 3)


def school_to_meet(person, places: Places, week: date) -> Line | None:
    """A team of another school that neither visited nor hosts them, the next one every week.

    One that leans toward the same big idea comes first, then one that pulls the same lever. Only
    designs that the person may read count; three queries.
    """
    ideas, levers = _own_work(places)
    newest: dict[int, Hack] = {}
    for hack in _strange_hacks(person, places, ideas, levers):
        newest.setdefault(hack.team_id, hack)
    if not newest:
        return None
    turn = (week - WEEK_ONE).days // 7 + person.pk
    hack = newest[sorted(newest)[turn % len(newest)]]
    return Line(str(hack.team), whole(hack.team.get_absolute_url()), _reason(hack, ideas, levers))


def _own_work(places: Places) -> tuple[set, set]:
    rows = Hack.objects.filter(team_id__in=places.own).exclude(status=Hack.Status.DRAFT_PLAN)
    pairs = list(rows.values_list("big_idea_id", "lever"))
    return {idea for idea, _lever in pairs} - {None}, {lever for _idea, lever in pairs} - {""}


def _strange_hacks(person, places: Places, ideas: set, levers: set) -> list[Hack]:
    """Hacks of possible teams, of the nearest kind that there is, newest first."""
    met = _met(places) | places.own | places.buddies | {team.pk for team in places.coaches}
    met |= places.muted
    shown = Hack.objects.with_visible_design(person).exclude(status=Hack.Status.DRAFT_PLAN)
    others = shown.filter(team__status=Team.Status.ACTIVE).exclude(team_id__in=met)
    others = others.exclude(team__school_id__in=places.schools)
    related = others.select_related("team__school", "big_idea").order_by("-updated_at", "pk")
    found = list(related[:LOOKED_AT])
    kinds = (
        [one for one in found if one.big_idea_id in ideas],
        [one for one in found if one.lever in levers],
    )
    return next((kind for kind in kinds if kind), found)


def _met(places: Places) -> set[int]:
    visits = Visit.objects.filter(Q(team_id__in=places.own) | Q(host_id__in=places.own))
    kept = visits.exclude(status=Visit.Status.CANCELLED)
    return {pk for pair in kept.values_list("team_id", "host_id") for pk in pair}


def _reason(hack: Hack, ideas: set, levers: set) -> str:
    words = {"hack": hack.title, "idea": hack.big_idea, "lever": hack.get_lever_display()}
    if hack.big_idea_id in ideas:
        return _("You both lean toward “%(idea)s”. They are trying “%(hack)s”.") % words
    if hack.lever in levers:
        return _("You both change the same thing: %(lever)s. They are trying “%(hack)s”.") % words
    return _("They are trying “%(hack)s”.") % words
