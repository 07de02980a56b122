"""Who is who in a team. Each docstring is the sentence that a refused person reads."""

from incubator.accounts.rules import is_office

from .models import CoachAssignment, Membership, Team


def is_member_of(user, team: Team) -> bool:
    """Only members of this team can do this."""
    return (
        user.is_authenticated and Membership.objects.current().of(user).filter(team=team).exists()
    )


def is_lead_of(user, team: Team) -> bool:
    """Only the team lead can do this."""
    return (
        user.is_authenticated
        and Membership.objects.current().leads().of(user).filter(team=team).exists()
    )


def is_coach_of(user, team: Team) -> bool:
    """Only a coach of this team can do this."""
    return (
        user.is_authenticated
        and CoachAssignment.objects.current().of(user).filter(team=team).exists()
    )


def is_coach(user) -> bool:
    """Only coaches have a queue."""
    return user.is_authenticated and CoachAssignment.objects.current().of(user).exists()


def can_write_aspiration(user, team: Team) -> bool:
    """Only members of this team can change its aspiration."""
    return is_member_of(user, team)


def can_run_cohorts(user) -> bool:
    """Only the Office of Innovation can run cohorts."""
    return is_office(user)
