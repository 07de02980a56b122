"""The wall: the same for a whole room, whoever opens it."""

import re
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

import pytest

from showcase.board.models import Board
from showcase.board.wall import wall_page
from showcase.qr import qr_svg
from tests.factories import (
    BoardFactory,
    IdeaFactory,
    IterationFactory,
    SpotlightFactory,
    VoteFactory,
)

CANARY = "zqwallcanary"


@pytest.fixture
def look(client, board, member):
    """``look()`` reads the wall as a member."""
    client.force_login(member)

    def look(board=board):
        return client.get(reverse("board:wall", args=[board.slug])).text

    return look


def test_wall_shows_the_question_the_phase_and_how_to_join(look, board):
    page = look()

    assert board.question in page
    assert str(board.said) in page
    assert board.join_code in page
    assert "QR code with the address" in page


def test_address_to_join_reads_from_left_to_right_in_every_language(look, board):
    page = look()

    assert f'<bdi dir="ltr">{board.join_code}</bdi>' in page
    assert re.search(r'<bdi dir="ltr">\S+/b/</bdi>', page)


def test_finished_board_cannot_be_joined_from_the_wall(look, board, move):
    move("closed")

    assert board.join_code not in look()


def test_code_is_an_svg_with_a_path_and_nothing_from_elsewhere():
    svg = qr_svg("https://incubator.example/b/BCDFGH/")

    assert "path" in svg
    assert "script" not in svg
    assert "href" not in svg
    assert "style" not in svg


def test_wall_shows_the_top_ideas_only_where_results_show(look, board, move):
    vote = VoteFactory(idea__board=move("vote"), idea__title="Two choices")
    IdeaFactory(board=board)

    assert [idea.pk for idea in wall_page(board).top] == [vote.idea_id]
    assert "Most dots right now" in look()
    Board.objects.update(shows_results=False)
    board.refresh_from_db()
    assert wall_page(board).top == []


def test_wall_shows_the_newest_ideas_and_none_that_were_taken_back(board):
    ideas = [IdeaFactory(board=board) for _ in range(5)]
    ideas[4].withdrawn_at = timezone.now()
    ideas[4].save()

    assert wall_page(board).newest == [ideas[3], ideas[2], ideas[1]]


def test_silent_gathering_shows_the_number_alone_even_to_the_author(look, board, member):
    IdeaFactory(board=board, author=member, title=CANARY)
    Board.objects.update(is_silent=True)

    page = look()

    assert CANARY not in page
    assert "<b>1</b>" in page


@pytest.mark.parametrize(
    ("of_cohort", "takes_guests", "audience", "is_shown"),
    [
        (True, False, "team", False),
        (True, False, "cohort", True),
        (False, False, "cohort", False),
        (False, False, "network", True),
        (False, True, "network", False),
        (True, True, "cohort", False),
        (False, True, "public", True),
    ],
)
def test_wall_shows_what_everybody_who_may_see_the_board_may_see(
    look, team, hack, of_cohort, takes_guests, audience, is_shown
):
    cohort = team.cohort if of_cohort else None
    board = BoardFactory(cohort=cohort, is_open_to_guests=takes_guests)
    iteration = IterationFactory(hack=hack, audience=audience, tried=f"{CANARY} tried.")
    SpotlightFactory(board=board, iteration=iteration, is_on=True)

    assert (CANARY in look(board)) == is_shown


def test_timer_says_how_long_is_left(board):
    board.timer_ends_at = timezone.now() + timedelta(minutes=5)
    left = wall_page(board).seconds_left
    board.timer_ends_at = timezone.now() - timedelta(minutes=5)

    assert 295 <= left <= 300
    assert wall_page(board).seconds_left == 0


@pytest.mark.parametrize("number", [1, 30])
def test_wall_takes_the_same_queries_for_many_ideas(
    look, board, move, number, django_assert_num_queries
):
    move("vote")
    for _ in range(number):
        VoteFactory(idea__board=board)

    with django_assert_num_queries(7):
        look()
