"""A guest against every address of boards: what has no line here is a way to the sign-in page."""

import json
from types import SimpleNamespace

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils import timezone

import pytest
from asgiref.sync import sync_to_async
from channels.testing import WebsocketCommunicator

from incubator.live import close_codes
from incubator.live.presence import people_at
from showcase.board.consumers import BoardConsumer
from showcase.board.messages import topic_of
from showcase.board.models import Board, Guest, IdeaComment
from showcase.board.services.ideas import add_idea
from tests.access import METHODS, ROUTES, answer
from tests.factories import GuestFactory, IdeaFactory, TeamFactory, cookies_of
from tests.world import World

# What a guest gets on the own board with an own idea that waits; all else asks to sign in.
OPEN = {
    ("board:board", "GET"): "200",
    ("board:board_state", "GET"): "200",
    ("board:type_code", "GET"): "200",  # the door itself
    ("board:add_idea", "POST"): "422",
    ("board:edit_idea", "GET"): "200",
    ("board:edit_idea", "POST"): "200",
    ("board:withdraw_idea", "GET"): "200",
    ("board:withdraw_idea", "POST"): "302",
    ("board:report_idea", "GET"): "404",  # what waits is not reported
    ("board:report_idea", "POST"): "404",
    ("board:leave_board", "POST"): "302",
    ("board:board_join", "GET"): "302",
    ("board:board_join", "POST"): "302",
}
OF_BOARDS = [name for name in ROUTES if name.startswith("board:")]


@pytest.fixture
def own(guest):
    idea = IdeaFactory(board=guest.board, author=None, guest=guest, held_at=timezone.now())
    IdeaComment.objects.create(idea=idea, text="With two of them.")
    return idea


@pytest.mark.django_db
@pytest.mark.parametrize("name", OF_BOARDS)
def test_guest_comes_to_no_page_but_the_few_that_are_for_guests(guest, own, name):
    guest.board.columns.create(name="Choice", place=1)
    world = SimpleNamespace(board=guest.board, spotlight=own, idea=own, guest=guest)
    address = World.address(world, ROUTES[name])

    for method in METHODS:
        found = answer(guest.client, method, address)
        wanted = OPEN.get((name, method))
        assert found == wanted if wanted else found in {"login", "405"}, f"{method} {address}"


@pytest.mark.django_db
def test_guest_of_one_board_is_nobody_on_another(guest):
    other = GuestFactory(number=guest.number + 1000).board

    assert answer(guest.client, "GET", other.get_absolute_url()) == "login"
    assert answer(guest.client, "GET", reverse("board:board_list")) == "login"
    assert answer(guest.client, "GET", reverse("home:dashboard")) == "login"


@pytest.mark.django_db
def test_guest_reads_no_names_of_people_and_no_comments(guest, member):
    team = TeamFactory()
    idea = IdeaFactory(board=guest.board, author=member, team=team)
    IdeaComment.objects.create(idea=idea, author=member, text="Canary comment")

    page = guest.client.get(guest.board.get_absolute_url()).text
    state = guest.client.get(reverse("board:board_state", args=[guest.board.slug])).text

    assert str(team) in page
    assert str(team) in state
    for secret in ("Canary comment", member.name, member.email):
        assert secret not in page + state


class Page:
    """A guest's page that listens to the board."""

    def __init__(self, guest, board=None, since=0):
        slug = (board or guest.board).slug
        address = f"/ws/boards/{slug}/?since={since}"
        self.wire = WebsocketCommunicator(BoardConsumer.as_asgi(), address)
        self.wire.scope |= {
            "user": AnonymousUser(),
            "cookies": cookies_of(guest),
            "url_route": {"kwargs": {"slug": slug}},
        }

    async def __aenter__(self):
        await self.wire.connect(timeout=5)
        return self

    async def __aexit__(self, *error):
        await self.wire.disconnect(timeout=5)

    async def last(self):
        """The code with which the socket closed within two seconds; None where it is open."""
        while not await self.wire.receive_nothing(timeout=2):
            output = await self.wire.receive_output()
            if output["type"] == "websocket.close":
                return output["code"]
        return None

    async def heard(self):
        """The next message but of who is present, or the code with which the socket closed."""
        while True:
            output = await self.wire.receive_output(timeout=5)
            if output["type"] == "websocket.close":
                return output["code"]
            message = json.loads(output["text"])
            if message["type"] != "presence":
                return message


@sync_to_async
def a_guest(**values):
    return GuestFactory(**values)


@sync_to_async
def added_by(guest, title="One"):
    words = {"title": title, "text": "", "client_id": guest.board.client_id}
    return add_idea(board=guest.board, author=None, team=None, guest=guest, **words)


@pytest.mark.django_db(transaction=True)
async def test_guest_hears_the_own_board_and_counts_as_one_of_the_people():
    guest = await a_guest()
    async with Page(guest) as page, Page(guest) as _second:
        ready = await page.heard()
        people = await sync_to_async(people_at)(topic_of(guest.board))

    assert ready == {"type": "ready"}
    assert people == 1


@pytest.mark.django_db(transaction=True)
async def test_guest_hears_no_other_board():
    guest, other = await a_guest(), await a_guest()

    async with Page(guest, other.board) as page:
        assert await page.heard() == close_codes.SIGNED_OUT


@pytest.mark.django_db(transaction=True)
async def test_held_idea_reaches_no_page_of_others_live_or_later():
    guest = await a_guest()
    other = await a_guest(board=guest.board)
    async with Page(other) as page:
        await page.heard()
        await added_by(guest, "Canary words")
        live = await page.heard()
    async with Page(other) as page:
        later = await page.heard()

    assert live == {"type": "change", "after": 0, "n": 1, "ideas": [], "gone": []}
    assert (later["ideas"], later["gone"], later["count"]) == ([], [], 0)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("model", [Guest, Board])
async def test_guest_who_takes_part_no_more_loses_the_socket_at_the_next_check(model):
    guest = await a_guest()
    over = {"ended_at": timezone.now()} if model is Guest else {"is_open_to_guests": False}
    async with Page(guest) as page:
        await page.heard()
        await model.objects.aupdate(**over)
        await page.wire.send_input({"type": "live.check"})

        assert await page.heard() == close_codes.GUEST_ENDED
    async with Page(guest) as page:
        assert await page.heard() == close_codes.GUEST_ENDED
