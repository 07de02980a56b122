"""Who has left, or whose team is over: the network stays open, the team's rights end."""

from django.utils import timezone

import pytest

from cohorts.services.memberships import end_membership
from hacks.models import Comment, Hack, Iteration
from hacks.rules import (
    can_act_on_comment,
    can_comment,
    can_comment_to_team,
    can_confirm_public,
    can_edit_hack,
    can_edit_iteration,
    can_mark_seen,
    can_post_iteration,
    can_see_history,
    can_start_hack,
    can_withdraw_iteration,
)
from tests.factories import (
    CoachAssignmentFactory,
    CommentFactory,
    HackFactory,
    IterationFactory,
    MembershipFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def log(team):
    """A hack with one iteration for each audience."""
    hack = HackFactory(team=team, audience="network")
    for number, audience in enumerate(["team", "cohort", "network"], start=1):
        IterationFactory(hack=hack, number=number, audience=audience)
    return hack


@pytest.fixture(params=["member", "lead", "coach"])
def former(request, team):
    """Somebody whose role in the team has ended."""
    if request.param == "coach":
        return CoachAssignmentFactory(team=team, ended_at=timezone.now()).coach
    return MembershipFactory(team=team, role=request.param, ended_at=timezone.now()).user


def test_former_people_have_no_right_in_the_team(team, log, former):
    iteration = log.iterations.get(audience="network")
    comment = CommentFactory(iteration=iteration)

    rights = {
        "start": can_start_hack(former, team),
        "edit hack": can_edit_hack(former, log),
        "post": can_post_iteration(former, log),
        "edit iteration": can_edit_iteration(former, iteration),
        "withdraw": can_withdraw_iteration(former, iteration),
        "history": can_see_history(former, iteration),
        "confirm": can_confirm_public(former, iteration),
        "comment to team": can_comment_to_team(former, log),
        "act on": can_act_on_comment(former, comment),
        "seen": can_mark_seen(former, iteration),
    }

    assert {name for name, may in rights.items() if may} == set()


def test_former_people_read_the_network_and_comment_there(log, former):
    iterations = Iteration.objects.visible_to(former)

    assert list(Hack.objects.visible_to(former)) == [log]
    assert [one.audience for one in iterations] == ["network"]
    assert can_comment(former, log)


def test_author_who_left_withdraws_no_iteration(team, log, member, lead):
    iteration = IterationFactory(hack=log, number=9, author=member, audience="network")
    end_membership(membership=member.memberships.get(), actor=lead)

    assert not can_withdraw_iteration(member, iteration)
    assert Iteration.objects.get(pk=iteration.pk).author == member


def test_member_of_a_completed_team_keeps_the_network(team, log, member):
    team.status = "completed"
    team.save()
    other = IterationFactory(audience="network")
    CommentFactory(iteration=other, audience="everyone")

    assert other in Iteration.objects.visible_to(member)
    assert Comment.objects.visible_to(member).count() == 1
    assert can_comment(member, other.hack)


@pytest.mark.parametrize("role", ["member", "lead"])
def test_dashboard_of_somebody_who_left_says_so(client, team, role):
    person = MembershipFactory(team=team, role=role, ended_at=timezone.now()).user
    client.force_login(person)
    page = client.get("/me/").text

    assert f"You left {team}" in page
    assert "You still read and comment in the network." in page


def test_dashboard_of_a_completed_team_says_so(client, team, member):
    team.status = "completed"
    team.save()
    client.force_login(member)

    assert f"{team} has finished its cohort." in client.get("/me/").text


def test_dashboard_of_somebody_who_came_back_says_nothing(client, team, member):
    MembershipFactory(team=team, user=member, ended_at=timezone.now())
    client.force_login(member)

    assert "You left" not in client.get("/me/").text
