"""Leaving a team's news out of a person's digest, and taking them again."""

from django.db import transaction

from cohorts.models import Team
from incubator.accounts.models import User
from incubator.core import audit

from ..models import MutedTeam


@transaction.atomic
def mute_team(*, person: User, team: Team, actor: User | None) -> None:
    """Leave the team out of the digest; twice is once. ``actor`` is None for a mail's link."""
    if MutedTeam.objects.get_or_create(person=person, team=team)[1]:
        audit.record(actor, "digest.team_muted", person, team=team.pk)


@transaction.atomic
def hear_team(*, person: User, team: Team, actor: User | None) -> None:
    """Take the team's news again; a team that is not muted changes nothing."""
    if MutedTeam.objects.filter(person=person, team=team).delete()[0]:
        audit.record(actor, "digest.team_heard", person, team=team.pk)
