"""Which teams a person's digest leaves out."""

from typing import NamedTuple

from django.db.models import QuerySet

from cohorts.models import Team
from incubator.accounts.models import User

from ..models import MutedTeam, read_mute_token


class Mute(NamedTuple):
    """In whose digest which team is left out, as a mail's link says it."""

    person: User
    team: Team


def muted_ids(person) -> set[int]:
    """Ids of the teams that the person muted; one query."""
    return set(MutedTeam.objects.filter(person=person).values_list("team_id", flat=True))


def muted_teams(person) -> QuerySet[Team]:
    """The teams that the person muted, by name."""
    muted = MutedTeam.objects.filter(person=person).values("team_id")
    return Team.objects.filter(pk__in=muted).select_related("school").order_by("school__name", "pk")


def is_muted(person: User, team: Team) -> bool:
    """Whether the person's digest leaves this team out."""
    return MutedTeam.objects.filter(person=person, team=team).exists()


def mute_of(token: str) -> Mute | None:
    """Person and team of a token that we signed, if both are still there."""
    numbers = read_mute_token(token)
    if numbers is None:
        return None
    person = User.objects.filter(pk=numbers[0]).first()
    team = Team.objects.filter(pk=numbers[1]).select_related("school").first()
    return Mute(person, team) if person and team else None
