"""Which teams may adapt a hack."""

from django.db.models import QuerySet

from cohorts.models import Team

from ..models import Hack


def teams_to_adapt_for(source: Hack, user) -> QuerySet[Team]:
    """The person's other teams that can start hacks."""
    teams = Team.objects.of_member(user).active().exclude(pk=source.team_id)
    return teams.select_related("school", "cohort").order_by("-cohort__starts_on", "pk")
