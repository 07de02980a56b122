"""Two who change the same team at the same moment, on a database that threads share."""

import pytest

from cohorts.models import CoachAssignment, Membership
from cohorts.services.coaching import hand_over_coaching
from cohorts.services.memberships import end_membership
from incubator.core.models import AuditEntry
from incubator.notifications.models import Notification
from tests.factories import CoachAssignmentFactory, MembershipFactory, UserFactory

from .test_joining_races import CROWD, at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_hand_overs_at_once_give_one_coach(team, office):
    for _ in range(4):
        coach = CoachAssignmentFactory(team=team).coach
        others = [UserFactory(), UserFactory()]

        def change(number, coach=coach, others=others):
            return hand_over_coaching(coach=coach, to=others[number], teams=[team], actor=office)

        answers = at_once(change, count=2)

        current = CoachAssignment.objects.current().get(team=team)
        assert current.coach in others
        assert sum(isinstance(answer, str) for answer in answers) == 1
        assert "no longer coaches" in next(one for one in answers if isinstance(one, str))
        current.delete()


def test_same_hand_over_pressed_many_times_is_done_once(team, office):
    coach, to = CoachAssignmentFactory(team=team).coach, UserFactory()

    at_once(lambda number: hand_over_coaching(coach=coach, to=to, teams=[team], actor=office))

    assert CoachAssignment.objects.current().get(team=team).coach == to
    assert Notification.objects.filter(recipient=to).count() == 1


def test_two_leads_who_leave_at_once_leave_one_lead(team):
    for _ in range(4):
        rows = MembershipFactory.create_batch(2, team=team, role="lead")

        answers = at_once(
            lambda number, rows=rows: end_membership(
                membership=rows[number], actor=rows[number].user
            ),
            count=2,
        )

        assert Membership.objects.current().leads().filter(team=team).count() == 1
        assert sum(isinstance(answer, str) for answer in answers) == 1
        Membership.objects.all().delete()


def test_membership_ended_many_times_at_once_is_noted_once(team, office):
    row = MembershipFactory(team=team)

    at_once(lambda number: end_membership(membership=row, actor=office), count=CROWD)

    assert AuditEntry.objects.filter(action="member.removed").count() == 1
