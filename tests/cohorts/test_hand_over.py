"""One coach's teams go to another, with the queue as it is."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

import pytest

from cohorts.models import CoachAssignment
from cohorts.rules import is_coach_of
from cohorts.services.coaching import end_coaching, hand_over_coaching
from hacks.models import Comment, Iteration
from hacks.selectors.coach import answered_iterations, waiting_iterations
from incubator.core.errors import DomainError
from incubator.core.models import AuditEntry
from incubator.notifications.models import Notification
from tests.factories import (
    CoachAssignmentFactory,
    CommentFactory,
    HackFactory,
    IterationFactory,
    TeamFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def successor(db):
    """Coaches another team."""
    return CoachAssignmentFactory().coach


@pytest.fixture
def desk(client, office):
    client.force_login(office)
    return client


def hand_over(coach, to, actor, *teams):
    return hand_over_coaching(coach=coach, to=to, teams=teams, actor=actor)


def texts(person) -> list[str]:
    return list(Notification.objects.filter(recipient=person).values_list("text", flat=True))


def test_queue_moves_as_it_is(hack, team, coach, successor, office):
    days = [timezone.now() - timedelta(days=number) for number in (9, 5, 2)]
    CoachAssignment.objects.of(coach).update(started_at=days[0])
    oldest, answered, newest = [
        IterationFactory(hack=hack, number=number, published_at=moment)
        for number, moment in enumerate(days, start=1)
    ]
    CommentFactory(iteration=answered, author=coach)
    CommentFactory(iteration=newest, author=successor)  # as a colleague, before the hand-over
    before = list(waiting_iterations(coach))

    hand_over(coach, successor, office, team)

    assert before == [oldest, newest]
    assert list(waiting_iterations(successor)) == before
    assert [one.published_at for one in waiting_iterations(successor)] == [days[0], days[2]]
    assert list(answered_iterations(successor)) == [answered]
    assert list(waiting_iterations(coach)) == []


def test_answer_of_the_new_coach_takes_it_off_the_queue(hack, team, coach, successor, office):
    iteration = IterationFactory(hack=hack)
    hand_over(coach, successor, office, team)
    CommentFactory(iteration=iteration, author=successor)

    assert list(waiting_iterations(successor)) == []


def test_earlier_coach_loses_drafts_and_team_feedback_and_keeps_own_words(
    hack, team, coach, successor, office
):
    shown = IterationFactory(hack=hack, number=1, audience="network")
    IterationFactory(hack=hack, number=2, state="draft", published_at=None)
    own = CommentFactory(iteration=shown, author=coach, audience="everyone")
    CommentFactory(iteration=shown, author=coach, audience="team")

    hand_over(coach, successor, office, team)

    assert list(Iteration.objects.visible_to(coach)) == [shown]
    assert list(Comment.objects.visible_to(coach)) == [own]
    assert Comment.objects.get(pk=own.pk).author == coach


def test_both_coaches_and_each_lead_are_told_once(team, lead, coach, successor, office):
    other = CoachAssignmentFactory(coach=coach).team
    for _ in range(2):
        hand_over(coach, successor, office, team, other)

    names = sorted([team, other], key=lambda one: one.pk)
    both = ", ".join(map(str, names))
    old, new = coach.get_short_name(), successor.get_short_name()
    assert texts(coach) == [f"{new} now coaches {both} in your place. Thank you for your work."]
    assert texts(successor) == [
        f"You now coach {both} in place of {old}. What waited is in your queue."
    ]
    assert texts(lead) == [f"{new} now coaches {team} in place of {old}."]
    assert list(
        AuditEntry.objects.filter(action="coach.took_over")
        .order_by("pk")
        .values_list("details__team", flat=True)
    ) == [one.pk for one in names]


def test_notice_of_many_teams_stays_short(coach, successor, office):
    teams = [CoachAssignmentFactory(coach=coach).team for _ in range(30)]

    hand_over(coach, successor, office, *teams)

    [text] = texts(successor)
    assert "27 more" in text


def test_some_teams_may_stay(team, coach, successor, office):
    stays = CoachAssignmentFactory(coach=coach).team
    hand_over(coach, successor, office, team)

    assert is_coach_of(coach, stays)
    assert not is_coach_of(coach, team)
    assert is_coach_of(successor, team)


def test_hand_over_to_a_coach_who_has_the_team_already_leaves_one_row(
    team, coach, successor, office
):
    CoachAssignmentFactory(team=team, coach=successor)
    hand_over(coach, successor, office, team)

    assert CoachAssignment.objects.current().get(team=team).coach == successor


def test_team_that_somebody_else_took_over_is_refused(team, coach, successor, office):
    third = CoachAssignmentFactory().coach
    hand_over(coach, third, office, team)

    with pytest.raises(DomainError, match="no longer coaches"):
        hand_over(coach, successor, office, team)
    assert CoachAssignment.objects.current().get(team=team).coach == third


def test_person_who_may_not_sign_in_takes_nothing_over(team, coach, office):
    gone = UserFactory(is_active=False)

    with pytest.raises(DomainError, match="may not sign in"):
        hand_over(coach, gone, office, team)


def test_coaching_that_ends_is_told_once(team, coach, lead, office):
    assignment = CoachAssignment.objects.get(coach=coach)
    for _ in range(2):
        end_coaching(assignment=assignment, actor=office)

    assert not is_coach_of(coach, team)
    assert len(texts(coach)) == len(texts(lead)) == 1


def test_office_hands_over_what_is_ticked(desk, team, coach, successor):
    stays = CoachAssignmentFactory(coach=coach).team
    address = reverse("cohorts:hand_over", args=[coach.pk])
    asked = desk.get(address)
    answer = desk.post(address, {"to": successor.pk, "teams": [team.pk]}, follow=True)

    assert [str(one) for one in asked.context["form"]["teams"].value()] == [
        str(pk) for pk in CoachAssignment.objects.of(coach).values_list("team", flat=True)
    ]
    assert f"{successor} has taken over 1 team." in answer.text
    assert is_coach_of(coach, stays)
    assert is_coach_of(successor, team)


def test_hand_over_without_a_choice_says_what_is_missing(desk, coach):
    page = desk.post(reverse("cohorts:hand_over", args=[coach.pk]), {"to": ""}).text

    assert "Choose a coach." in page
    assert "Choose at least one team." in page


def test_hand_over_pressed_twice_says_that_nothing_is_left(desk, team, coach, successor):
    address = reverse("cohorts:hand_over", args=[coach.pk])
    for _ in range(2):
        page = desk.post(address, {"to": successor.pk, "teams": [team.pk]}, follow=True)

    assert "This person coaches no team now." in page.text
    assert Notification.objects.filter(recipient=successor).count() == 1


def test_hand_over_of_a_strange_team_is_refused(desk, coach, successor):
    strange = TeamFactory()
    page = desk.post(
        reverse("cohorts:hand_over", args=[coach.pk]), {"to": successor.pk, "teams": [strange.pk]}
    )

    assert "A team has another coach meanwhile." in page.text
    assert not is_coach_of(successor, strange)


@pytest.mark.parametrize("number", [1, 30])
def test_list_of_coaches_takes_the_same_queries_for_many(desk, number, django_assert_num_queries):
    for _ in range(number):
        row = CoachAssignmentFactory()
        IterationFactory(hack=HackFactory(team=row.team))
    TeamFactory.create_batch(number)
    desk.get(reverse("cohorts:coaches"))

    with django_assert_num_queries(8):
        page = desk.get(reverse("cohorts:coaches"))

    assert [coach.waiting.number for coach in page.context["coaches"]] == [1] * number
    assert len(page.context["without"]) == number


def test_list_of_coaches_is_the_offices(client, coach):
    client.force_login(coach)

    assert client.get(reverse("cohorts:coaches")).status_code == 403
