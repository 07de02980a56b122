"""Threads, pins and permissions as one person sees them."""

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

import pytest

from hacks.models import Comment
from hacks.selectors.feedback import (
    answered_by,
    open_feedback,
    threads_of,
)
from tests.factories import CommentFactory, IterationFactory, PhotoFactory


@pytest.fixture
def iteration(hack):
    return IterationFactory(hack=hack, number=1)


def reply_to(comment, **values):
    return CommentFactory(
        iteration=comment.iteration, parent=comment, kind="", audience=comment.audience, **values
    )


@pytest.mark.parametrize("number", [1, 30])
def test_threads_of_takes_two_queries_however_many_comments(
    iteration, coach, number, django_assert_num_queries
):
    answer = IterationFactory(hack=iteration.hack, number=2)
    for _ in range(number):
        photo = PhotoFactory(iteration=iteration)
        values = {"pin_photo": photo, "pin_x": 10, "pin_y": 20, "acted_on_in": answer}
        comment = CommentFactory(iteration=iteration, author=coach, **values)
        reply_to(comment)

    with django_assert_num_queries(2):
        talk = threads_of(iteration, coach)
        urls = [(thread.answer.get_absolute_url(), str(thread.comment.author)) for thread in talk]

    assert len(urls) == number


def test_threads_of_hide_team_comments_from_a_neighbor(iteration, neighbor, coach):
    CommentFactory(iteration=iteration, audience="team")
    shown = CommentFactory(iteration=iteration, audience="everyone")

    assert [thread.comment for thread in threads_of(iteration, neighbor)] == [shown]
    assert len(threads_of(iteration, coach)) == 2


def test_threads_of_when_an_assignment_ends_hide_team_comments(iteration, coach):
    CommentFactory(iteration=iteration, audience="team", author=coach)
    coach.coach_assignments.update(ended_at=timezone.now())

    assert len(threads_of(iteration, coach)) == 0


def test_threads_of_give_rights_to_author_and_team(iteration, coach, member):
    reply_to(CommentFactory(iteration=iteration, author=coach), author=member)

    [as_coach], [as_member] = threads_of(iteration, coach), threads_of(iteration, member)

    assert (as_coach.may_edit, as_coach.may_withdraw, as_coach.may_act_on) == (True, True, False)
    assert (as_member.may_edit, as_member.may_withdraw, as_member.may_act_on) == (
        False,
        False,
        True,
    )
    assert as_member.replies[0].may_edit


def test_threads_of_offer_nothing_to_anonymous(hack):
    iteration = IterationFactory(hack=hack, audience="public")
    CommentFactory(iteration=iteration, audience="everyone")

    talk = threads_of(iteration, AnonymousUser())

    assert not talk.may_comment
    assert [thread.may_reply for thread in talk] == [False]


def test_pins_are_numbered_per_photo_and_prompt(iteration, coach):
    one, two = PhotoFactory(iteration=iteration), PhotoFactory(iteration=iteration)
    for photo in [one, two, one]:
        CommentFactory(iteration=iteration, pin_photo=photo, pin_x=255, pin_y=500)
    CommentFactory(iteration=iteration, pin_prompt="happened")
    CommentFactory(iteration=iteration)

    talk = threads_of(iteration, coach)

    assert [pin.number for pin in talk.photo_pins[one.pk]] == [1, 2]
    assert [pin.number for pin in talk.photo_pins[two.pk]] == [1]
    assert (talk.photo_pins[two.pk][0].x, talk.photo_pins[two.pk][0].y) == (25.5, 50)
    assert list(talk.prompt_pins) == ["happened"]


def test_pin_on_a_photo_that_the_reader_may_not_see_is_left_out(iteration, neighbor):
    photo = PhotoFactory(iteration=iteration, cleared_for="team")
    pinned = {"pin_photo": photo, "pin_x": 1, "pin_y": 1}
    CommentFactory(iteration=iteration, audience="everyone", **pinned)

    [thread] = threads_of(iteration, neighbor)

    assert thread.pin is None


def test_pin_of_a_withdrawn_comment_is_left_out(iteration, coach):
    photo = PhotoFactory(iteration=iteration)
    pinned = {"pin_photo": photo, "pin_x": 1, "pin_y": 1}
    CommentFactory(iteration=iteration, withdrawn_at=timezone.now(), **pinned)

    talk = threads_of(iteration, coach)

    assert len(talk) == 1
    assert talk.photo_pins == {}


def test_answer_by_a_draft_is_hidden_from_a_neighbor(iteration, neighbor, member):
    draft = IterationFactory(hack=iteration.hack, number=2, state="draft", published_at=None)
    CommentFactory(iteration=iteration, audience="everyone", acted_on_in=draft)

    [as_neighbor], [as_member] = threads_of(iteration, neighbor), threads_of(iteration, member)

    assert as_neighbor.answer is None
    assert as_member.answer == draft


def test_open_feedback_is_earlier_and_not_answered_elsewhere(iteration, hack, member):
    second = IterationFactory(hack=hack, number=2)
    third = IterationFactory(hack=hack, number=3)
    on_design = CommentFactory(iteration=None, hack=hack)
    still_open = CommentFactory(iteration=iteration)
    own_answer = CommentFactory(iteration=iteration, acted_on_in=third)
    CommentFactory(iteration=iteration, acted_on_in=second)
    CommentFactory(iteration=third)
    CommentFactory(iteration=iteration, withdrawn_at=timezone.now())

    assert set(open_feedback(hack, third)) == {on_design, still_open, own_answer}
    assert set(answered_by(third, member)) == {own_answer}


@pytest.mark.parametrize("state", ["draft", "published", "withdrawn"])
@pytest.mark.parametrize("role", ["member", "lead", "coach"])
def test_threads_of_own_work_are_all_that_the_rule_lets_the_team_read(request, hack, role, state):
    person = request.getfixturevalue(role)
    iteration = IterationFactory(hack=hack, state=state, audience="team")
    CommentFactory.create_batch(2, iteration=iteration, audience="team")
    CommentFactory(iteration=iteration, audience="everyone")

    shown = {thread.comment.pk for thread in threads_of(iteration, person).threads}

    assert shown == set(Comment.objects.visible_to(person).values_list("pk", flat=True))
