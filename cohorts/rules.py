"""Who is who in a team. Each docstring is the sentence that a refused person reads."""

from incubator.accounts.models import Invitation
from incubator.accounts.rules import is_office

from .models import CoachAssignment, Cohort, Membership, School, Team, TeamInvitation, Workshop
from .procedures import Inviter, district_takes_guests, guests_stay_out_of, procedures_of


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


def can_set_periods(user, school: School) -> bool:
    """Only the lead of an active team of this school and the Office write its bell periods."""
    led = Team.objects.active().filter(school=school)
    return is_office(user) or (user.is_authenticated and led.of_lead(user).exists())


def can_write_aspiration(user, team: Team) -> bool:
    """Only members can change the aspiration, and only until their cohort has finished."""
    return is_member_of(user, team) and not team.is_finished


def can_see_people(user, team: Team) -> bool:
    """Only the team, its coaches and the Office of Innovation see this page."""
    return is_office(user) or is_member_of(user, team) or is_coach_of(user, team)


def can_invite(user, team: Team) -> bool:
    """You cannot invite to this team. Its page of people says who can, and who decided that."""
    if is_office(user):
        return True
    may = procedures_of(team).who_may_invite
    if may == Inviter.OFFICE:
        return False
    return is_lead_of(user, team) if may == Inviter.LEAD else is_member_of(user, team)


def can_manage_invitation(user, invitation: Invitation) -> bool:
    """Only who can invite to this team can change its invitations."""
    if is_office(user):
        return True
    places = list(invitation.team_invitations.select_related("team"))
    by_the_office = any(place.role == TeamInvitation.Role.COACH for place in places)
    return bool(places) and not by_the_office and all(can_invite(user, p.team) for p in places)


def can_leave(user, team: Team) -> bool:
    """Only members of this team can leave it."""
    return user.is_authenticated and Membership.objects.of(user).filter(team=team).exists()


def can_see_addresses(user, team: Team) -> bool:
    """Only the team lead and the Office of Innovation see the email addresses of the team."""
    return is_office(user) or is_lead_of(user, team)


def can_end_membership(user, membership: Membership) -> bool:
    """Only the team lead and the Office of Innovation can end a membership."""
    return is_office(user) or is_lead_of(user, membership.team)


def can_end_last_lead(user) -> bool:
    """Only the Office of Innovation can leave an active team without a team lead."""
    return is_office(user)


def can_change_role(user, membership: Membership) -> bool:
    """Only the team lead and the Office of Innovation can change who leads the team."""
    return is_office(user) or is_lead_of(user, membership.team)


def can_manage_coaches(user) -> bool:
    """Only the Office of Innovation can say who coaches a team."""
    return is_office(user)


def guests_may_join_boards(cohort: Cohort | None) -> bool:
    """Guests cannot join these boards: the district, the cohort or a school in it decided that."""
    return district_takes_guests() if cohort is None else not guests_stay_out_of(cohort)


def can_decide_procedures(user, school: School) -> bool:
    """Only the lead of an active team of this school and the Office can decide this."""
    led = Team.objects.active().filter(school=school)
    return is_office(user) or (user.is_authenticated and led.of_lead(user).exists())


def can_run_cohorts(user) -> bool:
    """Only the Office of Innovation can run cohorts."""
    return is_office(user)


def can_say_present(user, workshop: Workshop) -> bool:
    """Only people of this cohort can say that they were at its workshop."""
    mine = Cohort.objects.of_person(user)
    return user.is_authenticated and mine.filter(pk=workshop.cohort_id).exists()


def can_record_attendance(user) -> bool:
    """Only the Office of Innovation records who was at a workshop."""
    return is_office(user)
