"""Giving feedback, answering it, and who hears of it."""

import uuid
from datetime import timedelta

from django.utils import timezone

import pytest

from hacks.models import Comment, Iteration, IterationSeen
from hacks.services import feedback
from hacks.services.feedback.comments import Pin
from incubator.core.errors import DomainError
from incubator.core.models import AuditEntry
from incubator.notifications.models import Notification
from tests.factories import CommentFactory, HackFactory, IterationFactory, PhotoFactory


@pytest.fixture
def iteration(hack, member):
    return IterationFactory(hack=hack, number=1, author=member)


def give(iteration, author, **changes):
    values = {
        "author": author,
        "hack": iteration.hack,
        "iteration": iteration,
        "kind": Comment.Kind.WISH,
        "text": "I wish we could hear a student.",
        "audience": Comment.Audience.TEAM,
        "client_id": uuid.uuid4(),
    }
    return feedback.add_comment(**values | changes)


def told(person):
    return set(Notification.objects.filter(recipient=person).values_list("kind", flat=True))


def test_add_comment_sent_twice_is_kept_once(iteration, coach, member):
    key = uuid.uuid4()

    first = give(iteration, coach, client_id=key)
    second = give(iteration, coach, client_id=key)

    assert first == second
    assert Comment.objects.count() == 1
    assert Notification.objects.filter(recipient=member).count() == 1
    assert AuditEntry.objects.filter(action="comment.added").count() == 1


def test_add_comment_with_another_persons_id_is_refused(iteration, coach, neighbor):
    key = uuid.uuid4()
    give(iteration, coach, client_id=key)

    with pytest.raises(DomainError):
        give(iteration, neighbor, client_id=key, audience="everyone")


def test_add_comment_tells_author_and_leads_but_not_other_members(iteration, coach, member, lead):
    give(iteration, coach)

    assert told(member) == {"comment.added"}
    assert told(lead) == {"comment.added"}
    assert told(coach) == set()


def test_add_comment_on_ones_own_iteration_tells_nobody_else_but_the_leads(iteration, member, lead):
    give(iteration, member)

    assert told(member) == set()
    assert told(lead) == {"comment.added"}


@pytest.mark.parametrize(
    "changes",
    [
        {"text": "  "},
        {"text": "x" * 2001},
        {"kind": "praise"},
        {"audience": "world"},
        {"pin": Pin(pin_prompt="mood")},
    ],
)
def test_add_comment_with_bad_input_is_refused(iteration, coach, changes):
    with pytest.raises(DomainError):
        give(iteration, coach, **changes)

    assert not Comment.objects.exists()


@pytest.mark.parametrize("place", [(1001, 0), (0, 1001), (-1, 0), (None, None)])
def test_add_comment_with_pin_outside_the_photo_is_refused(iteration, coach, place):
    photo = PhotoFactory(iteration=iteration)

    with pytest.raises(DomainError, match="outside the photo"):
        give(iteration, coach, pin=Pin(pin_photo=photo, pin_x=place[0], pin_y=place[1]))


def test_add_comment_with_photo_of_another_iteration_is_refused(iteration, coach):
    with pytest.raises(DomainError, match="not on this iteration"):
        give(iteration, coach, pin=Pin(pin_photo=PhotoFactory(), pin_x=5, pin_y=5))


def test_add_comment_for_the_team_by_a_neighbor_is_refused(iteration, neighbor):
    with pytest.raises(DomainError, match="for the team alone"):
        give(iteration, neighbor)


def test_add_comment_for_the_team_by_a_former_coach_is_refused(iteration, coach):
    coach.coach_assignments.update(ended_at=timezone.now())

    with pytest.raises(DomainError):
        give(iteration, coach)


def test_add_comment_on_a_draft_is_for_team_and_coach(hack, coach, member, neighbor):
    draft = IterationFactory(hack=hack, number=1, state="draft", published_at=None)

    assert give(draft, coach).pk
    assert give(draft, member).pk
    with pytest.raises(DomainError, match="draft"):
        give(draft, neighbor, audience="everyone")


def test_add_comment_on_a_withdrawn_iteration_is_refused(hack, coach):
    withdrawn = IterationFactory(hack=hack, number=1, state="withdrawn")

    with pytest.raises(DomainError, match="withdrawn"):
        give(withdrawn, coach)


def test_reply_inherits_audience_and_tells_the_thread(iteration, coach, member):
    comment = give(iteration, coach)

    reply = feedback.reply_to_comment(
        parent=comment, author=member, text="We will!", client_id=uuid.uuid4()
    )

    assert (reply.audience, reply.kind, reply.iteration) == ("team", "", iteration)
    assert told(coach) == {"comment.replied"}


def test_reply_to_a_former_coach_is_not_told_to_them(iteration, coach, member):
    comment = give(iteration, coach)
    coach.coach_assignments.update(ended_at=timezone.now())

    feedback.reply_to_comment(parent=comment, author=member, text="Yes.", client_id=uuid.uuid4())

    assert told(coach) == set()


def test_reply_to_a_reply_is_refused(iteration, coach, member):
    values = {"author": member, "text": "Yes."}
    reply = feedback.reply_to_comment(
        parent=give(iteration, coach), client_id=uuid.uuid4(), **values
    )

    with pytest.raises(DomainError):
        feedback.reply_to_comment(parent=reply, client_id=uuid.uuid4(), **values)


def test_edit_within_15_minutes_keeps_the_moment(iteration, coach):
    comment = feedback.edit_comment(comment=give(iteration, coach), editor=coach, text="Better.")

    assert comment.text == "Better."
    assert comment.edited_at is not None


def test_edit_after_15_minutes_is_refused(iteration, coach):
    comment = give(iteration, coach)
    Comment.objects.update(created_at=timezone.now() - timedelta(minutes=15))

    with pytest.raises(DomainError, match="15 minutes"):
        feedback.edit_comment(comment=comment, editor=coach, text="Too late.")


def test_withdraw_twice_changes_nothing_more(iteration, coach):
    comment = give(iteration, coach)

    first = feedback.withdraw_comment(comment=comment, actor=coach)
    second = feedback.withdraw_comment(comment=comment, actor=coach)

    assert first.withdrawn_at == second.withdrawn_at
    assert AuditEntry.objects.filter(action="comment.withdrawn").count() == 1


def test_mark_acted_on_by_a_published_iteration_tells_the_writer_once(iteration, coach, member):
    comment = give(iteration, coach)
    answer = IterationFactory(hack=iteration.hack, number=2)

    feedback.mark_acted_on(comment=comment, iteration=answer, actor=member)
    feedback.unmark_acted_on(comment=comment, actor=member)
    feedback.mark_acted_on(comment=comment, iteration=answer, actor=member)

    comment.refresh_from_db()
    assert (comment.acted_on_in, comment.acted_on_by) == (answer, member)
    assert Notification.objects.filter(recipient=coach, kind="comment.acted_on").count() == 1


def test_mark_acted_on_by_a_draft_tells_when_it_is_published(iteration, coach, member):
    comment = give(iteration, coach)
    draft = IterationFactory(hack=iteration.hack, number=2, state="draft", published_at=None)
    feedback.mark_acted_on(comment=comment, iteration=draft, actor=member)
    assert told(coach) == set()

    draft.state, draft.published_at = Iteration.State.PUBLISHED, timezone.now()
    draft.save()
    feedback.tell_answered(iteration=draft)

    assert told(coach) == {"comment.acted_on"}


@pytest.mark.parametrize("which", ["earlier", "same", "other hack", "withdrawn"])
def test_mark_acted_on_by_an_unfit_iteration_is_refused(hack, coach, member, which):
    commented = IterationFactory(hack=hack, number=2)
    comment = give(commented, coach)
    unfit = {
        "earlier": lambda: IterationFactory(hack=hack, number=1),
        "same": lambda: commented,
        "other hack": lambda: IterationFactory(hack=HackFactory(team=hack.team), number=3),
        "withdrawn": lambda: IterationFactory(hack=hack, number=3, state="withdrawn"),
    }[which]()

    with pytest.raises(DomainError):
        feedback.mark_acted_on(comment=comment, iteration=unfit, actor=member)


def test_set_answers_marks_the_chosen_and_opens_the_others(iteration, coach, member):
    first, second = give(iteration, coach), give(iteration, coach)
    answer = IterationFactory(hack=iteration.hack, number=2)
    feedback.set_answers(iteration=answer, comments=[first], actor=member)

    feedback.set_answers(iteration=answer, comments=[second], actor=member)

    assert list(answer.answered_comments.all()) == [second]


def test_mark_seen_twice_keeps_the_first_moment(iteration, coach):
    first = feedback.mark_seen(iteration=iteration, coach=coach)

    second = feedback.mark_seen(iteration=iteration, coach=coach)

    assert first.seen_at == second.seen_at
    assert IterationSeen.objects.count() == 1


def test_design_feedback_can_be_acted_on_by_any_iteration(hack, coach, member):
    comment = CommentFactory(iteration=None, hack=hack, author=coach)
    first = IterationFactory(hack=hack, number=1)

    feedback.mark_acted_on(comment=comment, iteration=first, actor=member)

    assert list(first.answered_comments.all()) == [comment]
