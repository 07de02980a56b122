"""Dots: each given once, never more than the budget."""

import pytest

from incubator.core.errors import DomainError
from showcase.board.models import BoardEvent, Vote
from showcase.board.services.votes import cast_vote, take_vote_back
from tests.factories import IdeaFactory, VoteFactory


@pytest.fixture
def ideas(move):
    board = move("vote")
    return [IdeaFactory(board=board) for _ in range(4)]


def test_vote_given_twice_is_one(ideas, member):
    first, second = (cast_vote(idea=ideas[0], voter=member) for _ in range(2))

    assert first == second
    assert list(BoardEvent.objects.values_list("number", "kind", "data")) == [
        (1, "idea.voted", {"idea": ideas[0].pk, "named": False})
    ]


def test_vote_beyond_the_budget_is_refused_until_one_is_taken_back(ideas, member):
    for idea in ideas[:3]:
        cast_vote(idea=idea, voter=member)

    with pytest.raises(DomainError, match="Your 3 dots are spent"):
        cast_vote(idea=ideas[3], voter=member)
    take_vote_back(idea=ideas[0], voter=member)
    cast_vote(idea=ideas[3], voter=member)

    assert set(Vote.objects.of(member).values_list("idea", flat=True)) == {
        idea.pk for idea in ideas[1:]
    }


def test_vote_of_a_board_with_one_dot_names_it_in_the_singular(ideas, board, member):
    board.vote_budget = 1
    board.save()
    cast_vote(idea=ideas[0], voter=member)

    with pytest.raises(DomainError, match="Your dot is spent"):
        cast_vote(idea=ideas[1], voter=member)


def test_dot_on_a_withdrawn_idea_comes_back(ideas, member):
    for idea in ideas[:3]:
        cast_vote(idea=idea, voter=member)
    ideas[0].withdrawn_at = ideas[0].created_at
    ideas[0].save()

    cast_vote(idea=ideas[3], voter=member)

    assert Vote.objects.of(member).spent_on(ideas[0].board).count() == 3


@pytest.mark.parametrize("gone", ["withdrawn_at", "hidden_at"])
def test_idea_that_left_the_board_takes_no_dot(ideas, member, gone):
    setattr(ideas[0], gone, ideas[0].created_at)
    ideas[0].save()

    with pytest.raises(DomainError, match="is not on the board any more"):
        cast_vote(idea=ideas[0], voter=member)


def test_dots_on_another_board_do_not_count(ideas, member):
    for _ in range(3):
        VoteFactory(voter=member)

    assert cast_vote(idea=ideas[0], voter=member).pk


def test_taking_back_what_was_not_given_changes_nothing(ideas, member):
    take_vote_back(idea=ideas[0], voter=member)

    assert not BoardEvent.objects.exists()


@pytest.mark.parametrize("phase", ["gather", "group", "commit", "closed"])
@pytest.mark.parametrize("act", [cast_vote, take_vote_back])
def test_votes_are_taken_in_one_phase_only(ideas, move, member, phase, act):
    move(phase)

    with pytest.raises(DomainError, match="Votes are taken"):
        act(idea=ideas[0], voter=member)
