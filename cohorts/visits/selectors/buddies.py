"""Who is whose buddy, and who has met whom."""

from collections import defaultdict

from django.db.models import BooleanField, Count, ExpressionWrapper, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from cohorts.models import Cohort, Team
from hacks.models import Hack

from ..models import Buddy, Slot, Visit
from ..pairing import Pair, Profile, suggest_pairs

NEXT = ("pk", "starts_at", "ends_at")


def cohorts_to_pair() -> list[Cohort]:
    """Cohorts that run, each with ``broken_pairs``, how many wait for the Office; one query."""
    cohorts = Cohort.objects.filter(completed_at=None).order_by("-starts_on")
    broken = Buddy.objects.broken().filter(visitor__cohort=OuterRef("pk")).order_by()
    number = broken.values("visitor__cohort").annotate(number=Count("pk")).values("number")
    return list(cohorts.annotate(broken_pairs=Coalesce(Subquery(number), 0)))


def active_teams(cohort: Cohort) -> list[Team]:
    """Teams of the cohort that can be paired, by the names of their schools."""
    teams = Team.objects.active().filter(cohort=cohort).select_related("school")
    return list(teams.order_by("school__name", "pk"))


def current_pairs(cohort: Cohort) -> list[Buddy]:
    """The pairs now, also those of which a team takes no part any more; one query."""
    pairs = Buddy.objects.current().filter(visitor__cohort=cohort)
    return list(pairs.select_related("visitor__school", "host__school"))


def suggested_pairs(teams: list[Team]) -> list[Pair]:
    """A pairing of these teams, with its reasons; three queries."""
    return suggest_pairs(profiles_of(teams))


def profiles_of(teams: list[Team]) -> list[Profile]:
    """What counts of each team: its hacks' big ideas and levers, and whom it met or was paired
    with before."""
    ideas, levers, met = defaultdict(set), defaultdict(set), defaultdict(set)
    hacks = Hack.objects.filter(team__in=teams).exclude(status=Hack.Status.DRAFT_PLAN)
    for hack in hacks.select_related("big_idea"):
        if hack.big_idea:
            ideas[hack.team_id].add(str(hack.big_idea))
        if hack.lever:
            levers[hack.team_id].add(str(hack.get_lever_display()))
    for visitor, host in _meetings(teams):
        met[visitor].add(host)
    return [
        Profile(
            team, frozenset(ideas[team.pk]), frozenset(levers[team.pk]), frozenset(met[team.pk])
        )
        for team in teams
    ]


def buddies_of(user) -> list[Buddy]:
    """The pairs of the person's teams that go on, with ``may_go``, whether the person's team is the
    visitor, and ``next_slot``, the host's next open slot (its number and hours) or None; one
    query."""
    mine = Team.objects.of_member(user).order_by().values("pk")
    goes = Q(visitor__in=mine)
    found = Buddy.objects.standing().filter(goes | Q(host__in=mine))
    slots = Slot.objects.visible_to(user).open().filter(team=OuterRef("host"))
    slots = slots.order_by("starts_at", "pk")
    found = found.annotate(
        may_go=ExpressionWrapper(goes, output_field=BooleanField()),
        **{f"next_{name}": Subquery(slots.values(name)[:1]) for name in NEXT},
    )
    pairs = list(found.select_related("visitor__school", "host__school"))
    for pair in pairs:
        next_slot = Slot(**{name: getattr(pair, f"next_{name}") for name in NEXT})
        pair.next_slot = next_slot if next_slot.pk else None
    return pairs


def _meetings(teams: list[Team]) -> set[tuple[int, int]]:
    """Visitor and host of earlier pairs and of visits that were not cancelled."""
    pairs = Buddy.objects.exclude(ended_at=None).filter(visitor__in=teams)
    visits = Visit.objects.exclude(status=Visit.Status.CANCELLED).filter(team__in=teams)
    return set(pairs.values_list("visitor_id", "host_id")) | set(
        visits.values_list("team_id", "host_id")
    )
