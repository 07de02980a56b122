import uuid

from django.test import Client

import pytest

from showcase.board.models import Board
from showcase.board.services.ideas import add_idea
from tests.factories import BoardFactory, GuestFactory, cookies_of


@pytest.fixture
def board(team) -> Board:
    """A board of the team's cohort, in the phase *gather*."""
    return BoardFactory(cohort=team.cohort)


@pytest.fixture
def move(board):
    """``move("vote")`` puts the board into a phase, past every rule."""

    def move(phase: str) -> Board:
        Board.objects.filter(pk=board.pk).update(phase=phase)
        board.refresh_from_db()
        return board

    return move


@pytest.fixture
def add(board):
    """``add(person)`` puts an idea on the board through its service."""

    def add(author, title="Students pick the proof", text="", team=None, client_id=None):
        return add_idea(
            board=board,
            author=author,
            team=team,
            title=title,
            text=text,
            client_id=client_id or uuid.uuid4(),
        )

    return add


@pytest.fixture
def guest():
    """A guest of a board of the network, with a browser of their own: ``guest.client``."""
    guest = GuestFactory()
    guest.client = Client()
    guest.client.cookies.load(cookies_of(guest))
    return guest
