"""What the end of a cohort touches."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from incubator.accounts.models import Invitation, User

from ..models import CoachAssignment, Cohort, CohortPage, Membership, Team, TeamInvitation

Status = Team.Status


@dataclass(frozen=True)
class EndInNumbers:
    """What completing a cohort would do now."""

    teams: int
    invited_teams: int
    invitations: int
    people: int
    pages: int


def end_in_numbers(cohort: Cohort) -> EndInNumbers:
    """The numbers that the Office reads before it completes a cohort."""
    teams = Team.objects.filter(cohort=cohort)
    active = teams.active()
    return EndInNumbers(
        teams=active.count(),
        invited_teams=teams.filter(status=Status.INVITED).count(),
        invitations=pending_invitations(cohort).count(),
        people=_people(active).count(),
        pages=CohortPage.objects.filter(cohort=cohort, locked=False).count(),
    )


def cohorts_with_numbers() -> QuerySet[Cohort]:
    """All cohorts, newest first, with numbers of active, invited and completed teams."""
    counts = {
        f"{status}_count": Count("teams", filter=Q(teams__status=status))
        for status in (Status.ACTIVE, Status.INVITED, Status.COMPLETED)
    }
    return Cohort.objects.annotate(**counts).select_related("completed_by").order_by("-starts_on")


def pending_invitations(cohort: Cohort) -> QuerySet[Invitation]:
    """Invitations to teams of the cohort that nobody accepted or withdrew, expired ones too."""
    places = TeamInvitation.objects.pending().filter(team__cohort=cohort)
    return Invitation.objects.filter(pk__in=places.values("invitation_id")).order_by("pk")


def people_of(team: Team) -> QuerySet[User]:
    """The team's members and coaches now."""
    return _people(Team.objects.filter(pk=team.pk))


def _people(teams: QuerySet[Team]) -> QuerySet[User]:
    members = Membership.objects.current().filter(team__in=teams).values("user_id")
    coaches = CoachAssignment.objects.current().filter(team__in=teams).values("coach_id")
    return User.objects.filter(Q(pk__in=members) | Q(pk__in=coaches))
