"""A team's people: who is in it, and who is invited."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from incubator.core.access import require

from .. import rules, selectors
from ..models import Team
from ..procedures import procedures_of
from ..selectors.invitations import team_invitations


@require_safe
@login_required
def people(request, slug):
    team = visible_team(request.user, slug)
    require(rules.can_see_people, request.user, team)
    memberships, assignments = selectors.team_people(team)
    may_invite = rules.can_invite(request.user, team)
    context = {
        "team": team,
        "memberships": memberships,
        "assignments": assignments,
        "may_invite": may_invite,
        "may_manage": rules.can_see_addresses(request.user, team),
        "invitations": list(team_invitations(team, request.user)) if may_invite else [],
        "may_manage_coaches": rules.can_manage_coaches(request.user),
        "procedures": procedures_of(team),
    }
    return render(request, "cohorts/people/people.html", context)


def visible_team(user, slug: str) -> Team:
    """The team at this address, or 404."""
    teams = Team.objects.visible_to(user).select_related("school", "cohort")
    return get_object_or_404(teams, slug=slug)
