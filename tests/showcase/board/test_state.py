"""What pages are told: changes one by one, and the state for who asks."""

import uuid
from datetime import UTC, datetime, timedelta

from django.urls import reverse

import pytest
import time_machine

from showcase.board.messages import change_of
from showcase.board.models import Board, BoardEvent, Idea
from showcase.board.selectors import MOST_MISSED
from showcase.board.services.boards import move_phase
from showcase.board.services.votes import cast_vote
from tests.factories import IdeaFactory, VoteFactory
from tests.second_factor import is_in


@pytest.fixture
def ask(client, board, member):
    client.force_login(member)

    def ask(since=""):
        address = reverse("board:board_state", args=[board.slug])
        return client.get(address, {"since": since}).json()

    return ask


def ids(state):
    return [idea["id"] for idea in state["ideas"]]


def test_state_without_a_number_is_the_whole_board(ask, add, member, team):
    mine, other = add(member, team=team), IdeaFactory(board=Board.objects.get())

    state = ask()

    assert (state["all"], state["n"], ids(state), state["own"]) == (
        True,
        1,
        [mine.pk, other.pk],
        [mine.pk],
    )
    assert state["ideas"][0] == {
        "id": mine.pk,
        "title": "Students pick the proof",
        "text": "",
        "team": str(team),
        "edited": False,
        "comments": 0,
        "tries": [],
    }
    assert state["board"]["may"] == ["add_idea", "change_idea", "comment"]


def test_state_after_a_number_is_what_changed_since(ask, add, member, neighbor):
    add(member)
    second = add(neighbor)

    state = ask(1)

    assert (state["all"], state["n"], ids(state)) == (False, 2, [second.pk])


def test_state_names_ideas_that_are_gone(ask, add, member):
    idea = add(member)
    Idea.objects.update(withdrawn_at=idea.created_at)

    assert (ask(0)["gone"], ids(ask(0))) == ([idea.pk], [])


@pytest.mark.parametrize("since", ["7", "-1", "x", "²", "9" * 30])
def test_number_that_the_board_never_gave_is_answered_with_all(ask, add, member, since):
    add(member)

    assert ask(since)["all"] is True


def test_page_that_asks_by_itself_does_not_make_a_session_last_longer(ask, client, office):
    """Or a board that others write on keeps a left computer signed in."""
    client.force_login(office)
    for minutes in (20, 31):
        with time_machine.travel(datetime.now(UTC) + timedelta(minutes=minutes), tick=False):
            client.get(reverse("board:board_state", args=[Board.objects.get().slug]))

    assert not is_in(client)


def test_page_that_missed_too_much_gets_all(ask, board):
    Board.objects.filter(pk=board.pk).update(told_number=MOST_MISSED + 1)

    assert (ask(0)["all"], ask(1)["all"]) == (True, False)


def test_state_during_silent_gathering_has_own_ideas_and_how_many_there_are(
    ask, board, add, member, neighbor
):
    Board.objects.update(is_silent=True)
    mine, _other = add(member), add(neighbor)

    state = ask(0)

    assert (ids(state), state["count"], state["board"]["silent"]) == ([mine.pk], 2, True)


def test_change_during_silent_gathering_tells_the_number_alone(board, add, member):
    Board.objects.update(is_silent=True)
    board.refresh_from_db()
    add(member)

    change = change_of(board, BoardEvent.objects.get())

    assert change == {"type": "change", "after": 0, "n": 1, "count": 1}


def test_change_after_silent_gathering_says_that_ideas_show(board, add, member, office):
    Board.objects.update(is_silent=True)
    add(member)
    board = move_phase(board=board, before="gather", after="group", actor=office)

    change = change_of(board, BoardEvent.objects.last())

    assert (change["after"], change["n"], change["board"]["silent"]) == (1, 2, False)


def test_dots_take_numbers_that_changes_leave_out(board, move, member, office):
    idea = IdeaFactory(board=move("vote"))
    cast_vote(idea=idea, voter=member)
    board = move_phase(board=board, before="vote", after="commit", actor=office)

    assert (board.number, board.told_number) == (2, 1)
    assert change_of(board, BoardEvent.objects.last())["after"] == 0


def test_state_holds_dots_only_where_results_show(ask, move, member):
    idea = IdeaFactory(board=move("vote"))
    cast_vote(idea=idea, voter=member)

    shown = ask()
    Board.objects.update(shows_results=False)
    hidden = ask()

    assert (shown["votes"], shown["given"]) == ({str(idea.pk): 1}, [idea.pk])
    assert (hidden["votes"], hidden["given"]) == ({}, [idea.pk])


@pytest.mark.parametrize("number", [1, 30])
def test_state_takes_the_same_queries_for_many_ideas(ask, board, number, django_assert_num_queries):
    for _ in range(number):
        IdeaFactory(board=board)

    with django_assert_num_queries(13):
        ask()


def test_script_that_adds_an_idea_gets_its_card_and_the_same_again(client, board, member):
    client.force_login(member)
    fields = {"title": "One", "text": "", "client_id": str(uuid.uuid4())}
    address = reverse("board:add_idea", args=[board.slug])

    first, again = (
        client.post(address, fields, headers={"accept": "application/json"}).json()
        for _ in range(2)
    )

    assert first == again
    assert first["idea"]["title"] == "One"


def test_script_that_adds_no_words_gets_the_sentence(client, board, member):
    client.force_login(member)
    address = reverse("board:add_idea", args=[board.slug])

    response = client.post(address, {"title": ""}, headers={"accept": "application/json"})

    assert response.status_code == 422
    assert response.json()["errors"]["title"] == ["Write your idea first."]


def test_script_that_votes_gets_the_number_and_beyond_the_budget_the_sentence(
    client, board, move, member
):
    client.force_login(member)
    ideas = [IdeaFactory(board=move("vote")) for _ in range(4)]

    answers = [
        client.post(
            reverse("board:cast_vote", args=[board.slug, idea.pk]),
            headers={"accept": "application/json"},
        )
        for idea in ideas
    ]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 409]
    assert answers[0].json() == {
        "votes": {str(ideas[0].pk): 1},
        "given": [ideas[0].pk],
        "error": "",
    }
    assert answers[3].json()["error"].startswith("Your 3 dots are spent.")


def test_state_in_silent_gathering_tells_no_dots_of_ideas_that_are_hidden(ask, board):
    VoteFactory(idea=IdeaFactory(board=board))
    Board.objects.update(is_silent=True)

    state = ask()

    assert (state["ideas"], state["votes"], state["count"]) == ([], {}, 1)
