"""Dots are anonymous, unless the board said otherwise as they were given."""

from django.urls import reverse

import pytest

from incubator.core.errors import DomainError
from showcase.board.messages import board_state, cards
from showcase.board.models import Board, BoardEvent, Vote
from showcase.board.selectors import named_voters
from showcase.board.services.boards import change_settings
from showcase.board.services.votes import cast_vote
from tests.factories import IdeaFactory, VoteFactory

VALUES = {"question": "How?", "vote_budget": 3, "is_silent": False, "shows_results": True}
VALUES |= {"is_open_to_guests": False}


@pytest.fixture
def idea(move):
    return IdeaFactory(board=move("vote"))


def name_voters(board, is_on=True):
    Board.objects.update(names_voters=is_on)
    board.refresh_from_db()


def page_of(client, idea, reader):
    client.force_login(reader)
    return client.get(idea.page_url).text


def test_dot_is_anonymous_where_the_board_does_not_say_otherwise(client, idea, member, neighbor):
    cast_vote(idea=idea, voter=neighbor)

    assert neighbor.name not in page_of(client, idea, member)
    assert "Your name stands" in client.get(idea.board.get_absolute_url()).text
    assert 'data-board-target="named" hidden' in client.get(idea.board.get_absolute_url()).text


def test_named_dot_stands_on_the_ideas_page_and_the_board_says_so(client, idea, member, neighbor):
    name_voters(idea.board)
    cast_vote(idea=idea, voter=neighbor)

    assert neighbor.name in page_of(client, idea, member)
    page = client.get(idea.board.get_absolute_url()).text
    assert neighbor.name not in page
    assert 'data-board-target="named">' in page


def test_dots_given_before_stay_anonymous_and_named_ones_hide_again(idea, member, neighbor):
    cast_vote(idea=idea, voter=member)
    name_voters(idea.board)
    cast_vote(idea=idea, voter=neighbor)

    assert named_voters(idea) == [neighbor]
    name_voters(idea.board, is_on=False)
    assert named_voters(idea) == []


def test_names_begin_only_while_nobody_votes_and_end_at_any_time(idea, move, office):
    with_names, without = ({**VALUES, "names_voters": is_on} for is_on in (True, False))

    with pytest.raises(DomainError, match="only while nobody gives any"):
        change_settings(board=idea.board, values=with_names, actor=office)
    change_settings(board=move("group"), values=with_names, actor=office)
    change_settings(board=move("vote"), values=without, actor=office)

    assert not Board.objects.get().names_voters


def test_facilitator_reads_why_names_cannot_begin_now(client, idea, office):
    client.force_login(office)
    fields = {"question": "How?", "vote_budget": "3", "names_voters": "on"}

    page = client.post(reverse("board:board_settings", args=[idea.board.slug]), fields).text

    assert "Dots can begin to carry names only while nobody gives any." in page


def test_log_keeps_who_gave_a_dot_and_whether_it_was_named(idea, member):
    cast_vote(idea=idea, voter=member)

    event = BoardEvent.objects.get()
    assert (event.actor_id, event.data) == (member.pk, {"idea": idea.pk, "named": False})


def test_no_message_names_a_voter(idea, member):
    name_voters(idea.board)
    cast_vote(idea=idea, voter=member)

    assert member.name not in str([board_state(idea.board), cards([idea.pk])])
    assert board_state(idea.board)["named"] is True


@pytest.mark.parametrize("number", [1, 30])
def test_page_takes_the_same_queries_for_many_names(
    client, idea, member, number, django_assert_num_queries
):
    name_voters(idea.board)
    for _ in range(number):
        VoteFactory(idea=idea, is_named=True)
    client.force_login(member)

    with django_assert_num_queries(10):
        client.get(idea.page_url)
    assert Vote.objects.count() == number
