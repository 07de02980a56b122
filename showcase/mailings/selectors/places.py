"""Where a person is at home: whose news are the person's own."""

from dataclasses import dataclass, field

from django.db.models import Q

from cohorts.models import Team
from cohorts.visits.models import Buddy
from incubator.accounts.rules import is_office

from .muted import muted_ids


@dataclass
class Places:
    """``buddies``: ids of the teams that visit the person's teams, or are visited by them;
    ``muted``: of those that the person wants no news of."""

    member_of: list[Team] = field(default_factory=list)
    coaches: list[Team] = field(default_factory=list)
    buddies: set[int] = field(default_factory=set)
    muted: set[int] = field(default_factory=set)
    sees_all_cohorts: bool = False

    @property
    def own(self) -> set[int]:
        return {team.pk for team in self.member_of}

    @property
    def cohorts(self) -> set[int]:
        return {team.cohort_id for team in (*self.member_of, *self.coaches)}

    @property
    def schools(self) -> set[int]:
        return {team.school_id for team in self.member_of}


def places_of(person) -> Places:
    """The person's teams, those that the person coaches, their buddies, and which of all teams
    the person muted; four queries.

    The Office has news of every cohort that runs.
    """
    teams = Team.objects.select_related("school").order_by("school__name", "pk")
    coached = teams.filter(pk__in=Team.ids_of_coach(person)).exclude(status=Team.Status.WITHDRAWN)
    found = Places(
        member_of=list(teams.filter(pk__in=Team.ids_of_member(person))),
        coaches=list(coached),
        sees_all_cohorts=is_office(person),
        muted=muted_ids(person),
    )
    found.buddies = _buddies(found.own)
    return found


def places_in(team: Team) -> Places:
    """Those of somebody who is in this team (with its school) and nowhere else; one query."""
    return Places(member_of=[team], buddies=_buddies({team.pk}))


def _buddies(own: set[int]) -> set[int]:
    pairs = Buddy.objects.current().filter(Q(visitor__in=own) | Q(host__in=own))
    return {pk for pair in pairs.values_list("visitor_id", "host_id") for pk in pair} - own
