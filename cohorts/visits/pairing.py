"""A suggested pairing: everybody gets a host and a visitor, as good for all as can be.

Each team stands twice in a bipartite graph, as visitor and as host; the pairing is its matching
of maximum weight among those of maximum size (Edmonds; Galil, "Efficient algorithms for finding
maximum matching in graphs", ACM Computing Surveys 18, 1986), as networkx computes it. Odd numbers
need nothing of their own: three teams go round.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

import networkx

from cohorts.models import Team

SHARED_IDEA = 20
SHARED_LEVER = 10
HAVE_MET = -60
SAME_SCHOOL = -100


@dataclass(frozen=True)
class Profile:
    """What of a team counts: names of big ideas and levers of its hacks, ids of teams it met."""

    team: Team
    ideas: frozenset[str] = frozenset()
    levers: frozenset[str] = frozenset()
    met: frozenset[int] = frozenset()


@dataclass
class Pair:
    """A visitor and its host, with the reasons in words."""

    visitor: Team
    host: Team
    weight: int = 0
    reasons: list[str] = field(default_factory=list)


def suggest_pairs(profiles: Iterable[Profile]) -> list[Pair]:
    """A host for every team, in the order given; no pairs where there are fewer than two teams."""
    profiles = list(profiles)
    graph = networkx.Graph()
    for visitor in profiles:
        for host in profiles:
            if visitor.team.pk != host.team.pk:
                pair = weigh(visitor, host)
                graph.add_edge(
                    ("visitor", visitor.team.pk), ("host", host.team.pk), weight=pair.weight
                )
    matched = networkx.max_weight_matching(graph, maxcardinality=True)
    hosts = dict(_directed(edge) for edge in matched)
    known = {profile.team.pk: profile for profile in profiles}
    return [
        weigh(profile, known[hosts[profile.team.pk]])
        for profile in profiles
        if profile.team.pk in hosts
    ]


def weigh(visitor: Profile, host: Profile) -> Pair:
    """How well they go together, and why."""
    pair = Pair(visitor.team, host.team)
    for name in sorted(visitor.ideas & host.ideas):
        _add(pair, SHARED_IDEA, _("Both work on “%(name)s”.") % {"name": name})
    for name in sorted(visitor.levers & host.levers):
        _add(pair, SHARED_LEVER, _("Both change this: %(name)s.") % {"name": name})
    if host.team.pk in visitor.met:
        _add(pair, HAVE_MET, _("They have met before."))
    else:
        pair.reasons.append(_("They have not met yet."))
    if visitor.team.school_id == host.team.school_id:
        _add(pair, SAME_SCHOOL, _("They are of the same school."))
    return pair


def _add(pair: Pair, weight: int, reason: str) -> None:
    pair.weight += weight
    pair.reasons.append(reason)


def _directed(edge: tuple) -> tuple[int, int]:
    """Visitor and host of an edge; a matching gives its ends in any order."""
    ends = dict(edge)
    return ends["visitor"], ends["host"]
