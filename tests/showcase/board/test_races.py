"""Many people on one board at the same moment."""

import uuid
from collections import Counter

from django.utils import timezone

import pytest

from showcase.board.models import BoardEvent, Idea, Vote
from showcase.board.services.boards import move_phase
from showcase.board.services.guests import let_guest_in
from showcase.board.services.ideas import add_idea
from showcase.board.services.moderation import approve_idea, hide_idea
from showcase.board.services.votes import cast_vote
from tests.crowd import CROWD, at_once
from tests.factories import BoardFactory, GuestFactory, IdeaFactory, OfficeUserFactory

pytestmark = pytest.mark.django_db(transaction=True)


def add(board, author, client_id):
    return add_idea(
        board=board, author=author, team=None, title="One", text="", client_id=client_id
    ).pk


def test_guests_who_join_at_once_get_numbers_of_their_own():
    board = BoardFactory(is_open_to_guests=True)

    def join(number):
        return let_guest_in(board=board, code=board.join_code)[0].number

    assert sorted(at_once(join)) == list(range(1, CROWD + 1))


def test_held_idea_that_two_approve_and_one_hides_at_once_has_a_log_that_agrees():
    guest, office = GuestFactory(), OfficeUserFactory()
    idea = IdeaFactory(board=guest.board, author=None, guest=guest, held_at=timezone.now())
    acts = [approve_idea, approve_idea, hide_idea]

    at_once(lambda number: acts[number](idea=idea, actor=office), 3)

    idea.refresh_from_db()
    kinds = [event.kind for event in BoardEvent.objects.order_by("number")]
    assert idea.is_hidden
    assert kinds in (["idea.hidden"], ["idea.approved", "idea.hidden"])
    assert idea.is_held == ("idea.approved" not in kinds)


def test_idea_sent_ten_times_at_once_is_added_once(board, member):
    key = uuid.uuid4()

    answers = at_once(lambda number: add(board, member, key))

    assert set(answers) == {Idea.objects.get().pk}
    assert BoardEvent.objects.count() == 1


def test_changes_at_once_are_numbered_without_gap_or_double(board, member):
    at_once(lambda number: add(board, member, uuid.uuid4()))

    numbers = BoardEvent.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == list(range(1, CROWD + 1))


def test_budget_holds_when_its_last_dot_is_given_fifty_times_at_once(board, move, member):
    move("vote")
    ideas = [IdeaFactory(board=board) for _ in range(50)]
    for idea in ideas[:2]:
        cast_vote(idea=idea, voter=member)

    answers = at_once(lambda number: cast_vote(idea=ideas[number], voter=member).idea_id, 50)

    assert Vote.objects.of(member).count() == 3
    assert sum(isinstance(answer, int) for answer in answers) == 3


def test_two_facilitators_at_once_move_the_board_once(board):
    people = [OfficeUserFactory() for _ in range(2)]
    goals = ["group", "vote"]

    def move(number):
        after = goals[number]
        return move_phase(board=board, before="gather", after=after, actor=people[number]).phase

    answers = at_once(move, 2)

    board.refresh_from_db()
    assert Counter(answer in goals for answer in answers) == {True: 1, False: 1}
    assert board.phase in answers
    assert BoardEvent.objects.count() == 1
