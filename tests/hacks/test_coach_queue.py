"""Which iterations wait for a coach, and for how long."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

import pytest

from hacks.selectors.coach import coach_queue, coached_teams
from tests.factories import (
    CoachAssignmentFactory,
    CommentFactory,
    HackFactory,
    IterationFactory,
)


def days_ago(number):
    return timezone.now() - timedelta(days=number)


def waiting(coach):
    return coach_queue(coach).waiting


def test_queue_is_longest_waiting_first(hack, coach):
    new = IterationFactory(hack=hack, number=2, published_at=days_ago(1))
    old = IterationFactory(hack=hack, number=1, published_at=days_ago(9))

    assert [(one, one.days_waiting) for one in waiting(coach)] == [(old, 9), (new, 1)]


def test_queue_leaves_out_drafts_withdrawn_ones_and_other_teams(hack, coach):
    IterationFactory(hack=hack, number=1, state="draft", published_at=None)
    IterationFactory(hack=hack, number=2, state="withdrawn")
    IterationFactory()

    assert waiting(coach) == []


def test_answer_by_one_coach_takes_it_off_the_queue_of_all(hack, team, coach):
    other = CoachAssignmentFactory(team=team).coach
    iteration = IterationFactory(hack=hack)
    assert waiting(other) == [iteration]

    CommentFactory(iteration=iteration, author=coach)

    assert waiting(coach) == waiting(other) == []
    assert coach_queue(other).answered == [iteration]


@pytest.mark.parametrize("who", ["member", "former coach", "withdrawn", "before publication"])
def test_what_is_no_answer_leaves_it_on_the_queue(hack, team, coach, member, who):
    iteration = IterationFactory(hack=hack, published_at=days_ago(0))
    author = {"member": member, "former coach": None}.get(who, coach)
    if who == "former coach":
        author = CoachAssignmentFactory(team=team, ended_at=timezone.now()).coach
    comment = CommentFactory(iteration=iteration, author=author)
    if who == "withdrawn":
        comment.withdrawn_at = timezone.now()
        comment.save()
    if who == "before publication":
        type(comment).objects.update(created_at=days_ago(1))

    assert waiting(coach) == [iteration]


def test_queue_shows_who_has_seen_it(hack, team, coach):
    iteration = IterationFactory(hack=hack)
    other = CoachAssignmentFactory(team=team).coach
    iteration.seen_by.create(coach=other)

    [seen_by_other], [seen_by_me] = waiting(coach), waiting(other)

    assert (seen_by_other.seen_at, seen_by_other.seen_by_name) == (None, other.name)
    assert seen_by_me.seen_at is not None


def test_teams_are_counted_each_on_its_own(hack, team, coach):
    for number in [1, 2]:
        IterationFactory(hack=hack, number=number)
    CommentFactory(iteration=IterationFactory(hack=hack, number=3), author=coach)

    [row] = coached_teams(coach)

    assert (row.iterations_count, row.waiting_count, row.open_count) == (3, 2, 1)


@pytest.mark.parametrize("number", [3, 30])
def test_queue_page_takes_the_same_queries_however_long(
    client, coach, team, number, django_assert_num_queries
):
    client.force_login(coach)
    client.get(reverse("hacks:coach_queue"))
    for _ in range(number):
        new_team = CoachAssignmentFactory(coach=coach).team
        iteration = IterationFactory(hack=HackFactory(team=new_team))
        answered = IterationFactory(hack=iteration.hack)
        CommentFactory(iteration=answered, author=coach)

    with django_assert_num_queries(7):
        response = client.get(reverse("hacks:coach_queue"))

    assert response.status_code == 200
    assert len(response.context["queue"].waiting) == number


def test_queue_page_when_nobody_waits_says_so(client, coach):
    client.force_login(coach)

    assert "Nobody waits for you" in client.get(reverse("hacks:coach_queue")).text


def test_queue_page_for_a_member_is_refused_with_the_rules_sentence(client, member):
    client.force_login(member)

    response = client.get(reverse("hacks:coach_queue"))

    assert response.status_code == 403
    assert "Only coaches have a queue." in response.text


def test_queue_page_for_anonymous_asks_to_sign_in(client, db):
    response = client.get(reverse("hacks:coach_queue"))

    assert response["Location"].startswith("/accounts/login/")


def test_queue_page_when_the_last_assignment_ends_is_closed(client, coach):
    client.force_login(coach)
    coach.coach_assignments.update(ended_at=timezone.now())

    assert client.get(reverse("hacks:coach_queue")).status_code == 403
