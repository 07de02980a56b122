"""What cards say of who tries an idea: to each person what they may read."""

import uuid

from django.urls import reverse

import pytest

from hacks.services.design import set_status
from showcase.board.messages import change_of, changes_since
from showcase.board.models import BoardEvent
from showcase.board.services.tries import take_idea
from tests.factories import IdeaFactory


@pytest.fixture
def take(board, move, team, member):
    def take(audience):
        idea = IdeaFactory(board=board)
        key = uuid.uuid4()
        values = {"team": team, "author": member, "audience": audience, "client_id": key}
        return take_idea(idea=idea, **values)

    move("commit")
    return take


def tried(client, person, one) -> list[dict]:
    client.force_login(person)
    state = client.get(reverse("board:board_state", args=[one.idea.board.slug]), {"since": 10**6})
    return state.json()["tried"][str(one.idea.pk)]


def test_page_is_told_how_a_hack_stands_with_the_way_to_it(client, take, team, member, neighbor):
    one = take("cohort")
    set_status(hack=one.hack, editor=member, status="trying")

    assert tried(client, neighbor, one) == [
        {"said": f"{team}: Trying", "status": "trying", "url": one.hack.get_absolute_url()}
    ]


def test_who_may_not_read_the_hack_is_told_the_team_alone(client, take, team, member, neighbor):
    one = take("team")

    assert tried(client, neighbor, one) == [{"said": f"{team} tries it"}]
    assert tried(client, member, one)[0]["status"] == "planned"


def test_page_with_the_same_card_says_the_same(client, take, team, member):
    one = take("cohort")
    client.force_login(member)

    page = client.get(one.idea.board.get_absolute_url()).text

    assert f"<span>{tried(client, member, one)[0]['said']}</span>" in page


def test_pages_hear_that_a_hack_moved_on_and_not_how(take, member, board):
    one = take("team")
    before = BoardEvent.objects.last().told
    set_status(hack=one.hack, editor=member, status="trying")
    board.refresh_from_db()

    for message in (
        change_of(board, BoardEvent.objects.last()),
        changes_since(board, before),
    ):
        assert message["moved"] is True
        assert "rying" not in str(message)


def test_other_changes_let_nobody_ask(take, board):
    take("team")
    board.refresh_from_db()

    assert "moved" not in changes_since(board, board.told_number)


@pytest.mark.parametrize("number", [1, 4])
def test_state_takes_the_same_queries_for_many_tries(
    client, take, neighbor, number, django_assert_num_queries
):
    for _ in range(number):
        one = take("cohort")
    tried(client, neighbor, one)
    address = reverse("board:board_state", args=[one.idea.board.slug])

    with django_assert_num_queries(16):
        client.get(address)
