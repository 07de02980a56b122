"""A cohort ends: what that changes, and what opening it again takes back."""

from datetime import date

from django.utils import timezone

import pytest
import time_machine

from cohorts.models import Team, TeamInvitation
from cohorts.rules import can_write_aspiration
from cohorts.selectors.endings import EndInNumbers, end_in_numbers
from cohorts.services.cohorts import write_aspiration
from cohorts.services.endings import complete_cohort, reopen_cohort
from incubator.accounts.models import Invitation
from incubator.core.errors import DomainError
from incubator.core.models import AuditEntry
from incubator.notifications.models import Notification
from tests.factories import (
    CoachAssignmentFactory,
    CohortFactory,
    InvitationFactory,
    MembershipFactory,
    TeamFactory,
    TeamInvitationFactory,
    UserFactory,
)
from tests.factories.pages import cohort_page

pytestmark = pytest.mark.django_db
Status = Team.Status


def status_of(team):
    team.refresh_from_db()
    return team.status


def state_of(invitation):
    return Invitation.objects.get(pk=invitation.pk).state


@pytest.mark.parametrize(
    ("before", "ended", "reopened"),
    [
        (Status.ACTIVE, Status.COMPLETED, Status.ACTIVE),
        (Status.INVITED, Status.WITHDRAWN, Status.INVITED),
        (Status.WITHDRAWN, Status.WITHDRAWN, Status.WITHDRAWN),
        (Status.COMPLETED, Status.COMPLETED, Status.COMPLETED),
    ],
)
def test_team_when_its_cohort_ends_and_opens_again(office, before, ended, reopened):
    team = TeamFactory(status=before)

    cohort = complete_cohort(cohort=team.cohort, actor=office)
    assert status_of(team) == ended

    reopen_cohort(cohort=cohort, actor=office)
    assert status_of(team) == reopened


def test_teams_of_other_cohorts_stay(office, team):
    other = TeamFactory()

    complete_cohort(cohort=team.cohort, actor=office)

    assert status_of(other) == Status.ACTIVE


def test_completing_twice_changes_nothing(office, team, member):
    first = complete_cohort(cohort=team.cohort, actor=office)
    again = complete_cohort(cohort=team.cohort, actor=UserFactory())

    assert (again.completed_at, again.completed_by) == (first.completed_at, office)
    assert AuditEntry.objects.filter(action="cohort.completed").count() == 1
    assert Notification.objects.filter(recipient=member).count() == 1


def test_reopening_a_running_cohort_changes_nothing(office, team):
    reopen_cohort(cohort=team.cohort, actor=office)

    assert AuditEntry.objects.filter(action="cohort.reopened").count() == 0


def test_open_invitations_are_withdrawn_and_stay_so(office, team):
    waiting = TeamInvitationFactory(team=team).invitation
    done = TeamInvitationFactory(
        team=team, invitation=InvitationFactory(accepted_at=timezone.now())
    ).invitation
    elsewhere = TeamInvitationFactory().invitation

    cohort = complete_cohort(cohort=team.cohort, actor=office)
    reopen_cohort(cohort=cohort, actor=office)

    assert [state_of(one) for one in (waiting, done, elsewhere)] == [
        "withdrawn",
        "accepted",
        "sent",
    ]


def test_invitation_of_a_coach_to_two_cohorts_keeps_the_other_place(office, team):
    invitation = TeamInvitationFactory(team=team, role="coach").invitation
    other = TeamInvitationFactory(invitation=invitation, role="coach").team

    complete_cohort(cohort=team.cohort, actor=office)

    assert state_of(invitation) == "sent"
    assert [place.team for place in TeamInvitation.objects.all()] == [other]


def test_members_and_coaches_are_told_once(office, team, member, lead, coach):
    former = MembershipFactory(team=team, ended_at=timezone.now()).user
    MembershipFactory(team=TeamFactory(cohort=team.cohort), user=member)

    cohort = complete_cohort(cohort=team.cohort, actor=office)
    reopen_cohort(cohort=cohort, actor=office)
    complete_cohort(cohort=cohort, actor=office)

    told = Notification.objects.filter(kind="cohort.completed")
    assert sorted(line.recipient_id for line in told) == sorted([member.pk, lead.pk, coach.pk])
    assert not told.filter(recipient=former).exists()


def test_pages_are_locked_for_everybody_and_unlocked_again(office, team):
    page = cohort_page(team.cohort)

    cohort = complete_cohort(cohort=team.cohort, actor=office)
    page.refresh_from_db()
    assert page.get_lock().for_user(office)

    reopen_cohort(cohort=cohort, actor=office)
    page.refresh_from_db()
    assert page.get_lock() is None


def test_page_that_somebody_locked_before_stays_locked(office, team):
    page = cohort_page(team.cohort)
    page.locked, page.locked_by, page.locked_at = True, office, timezone.now()
    page.save()

    cohort = complete_cohort(cohort=team.cohort, actor=office)
    reopen_cohort(cohort=cohort, actor=office)

    page.refresh_from_db()
    assert (page.locked, page.locked_by) == (True, office)


def test_numbers_say_what_completing_does(office, team, member, coach):
    TeamFactory(cohort=team.cohort, status=Status.INVITED)
    TeamInvitationFactory(team=team)
    cohort_page(team.cohort)

    numbers = end_in_numbers(team.cohort)
    complete_cohort(cohort=team.cohort, actor=office)

    assert numbers == EndInNumbers(teams=1, invited_teams=1, invitations=1, people=2, pages=1)
    entry = AuditEntry.objects.get(action="cohort.completed")
    assert (len(entry.details["completed"]), len(entry.details["withdrawn"])) == (1, 1)
    assert (entry.details["invitations"], entry.details["pages"]) == (1, 1)


@pytest.mark.parametrize(
    ("ends_on", "completed", "told"),
    [
        (date(2019, 6, 18), "2019-07-01T08:00:00-04:00", date(2019, 6, 18)),
        (date(2019, 6, 30), "2019-06-18T21:00:00-04:00", date(2019, 6, 18)),
    ],
)
def test_day_of_the_end_is_the_earlier_one(office, ends_on, completed, told):
    cohort = CohortFactory(ends_on=ends_on)

    with time_machine.travel(completed, tick=False):
        cohort = complete_cohort(cohort=cohort, actor=office)

    assert cohort.finished_on == told


PEOPLE = ["stranger", "neighbor", "member", "lead", "coach", "office"]


@pytest.mark.parametrize("status", [Status.ACTIVE, Status.COMPLETED])
@pytest.mark.parametrize("who", PEOPLE)
def test_aspiration_is_written_by_members_while_the_cohort_runs(request, team, who, status):
    team.status = status
    may = who in {"member", "lead"} and status == Status.ACTIVE

    assert can_write_aspiration(request.getfixturevalue(who), team) == may


def test_aspiration_of_a_finished_team_stays(office, team, member):
    complete_cohort(cohort=team.cohort, actor=office)

    with pytest.raises(DomainError, match="This cohort has finished"):
        write_aspiration(team=team, text="Students speak up.", author=member)


def test_coach_keeps_the_team_after_its_end(office, team):
    coach = CoachAssignmentFactory(team=team).coach

    complete_cohort(cohort=team.cohort, actor=office)

    assert list(Team.objects.of_coach(coach)) == [team]
