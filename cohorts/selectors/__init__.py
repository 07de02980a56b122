"""Teams of a cohort, and the people of a team."""

from django.db.models import OuterRef, QuerySet, Subquery

from incubator.accounts.models import User

from ..models import Aspiration, CoachAssignment, Cohort, Membership, Team


def cohort_teams(cohort: Cohort, user) -> QuerySet[Team]:
    """The cohort's teams that the person may see, each with its ``aspiration``; one query."""
    teams = Team.objects.visible_to(user).filter(cohort=cohort).select_related("school")
    return with_aspiration(teams)


def with_aspiration(teams: QuerySet[Team]) -> QuerySet[Team]:
    """The same teams, each with the text of its current ``aspiration``."""
    current = Aspiration.objects.filter(team=OuterRef("pk"), is_current=True).values("text")
    return teams.annotate(aspiration=Subquery(current[:1]))


def team_people(team: Team) -> tuple[list[Membership], list[CoachAssignment]]:
    """Memberships (leads first) and coach assignments now, with their people."""
    memberships = Membership.objects.current().filter(team=team).select_related("user")
    coaches = CoachAssignment.objects.current().filter(team=team).select_related("coach")
    return list(memberships), list(coaches)


def team_members(team: Team) -> QuerySet[User]:
    """People who belong to the team now."""
    current = Membership.objects.current().filter(team=team)
    return User.objects.filter(pk__in=current.values("user_id"))


def team_leads(team: Team) -> QuerySet[User]:
    """The team's leads now."""
    current = Membership.objects.current().leads().filter(team=team)
    return User.objects.filter(pk__in=current.values("user_id"))


def team_coaches(team: Team) -> QuerySet[User]:
    """The team's coaches now."""
    current = CoachAssignment.objects.current().filter(team=team)
    return User.objects.filter(pk__in=current.values("coach_id"))
