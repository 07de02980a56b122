"""A board's socket: who hears it, and what."""

import json
import uuid

from django.test import Client
from django.urls import reverse

import pytest
from asgiref.sync import sync_to_async
from channels.testing import WebsocketCommunicator

from incubator.live import close_codes
from showcase.board.consumers import BoardConsumer
from showcase.board.messages import MOST_CARDS
from showcase.board.models import Board
from showcase.board.services.boards import move_phase
from showcase.board.services.ideas import add_idea
from showcase.board.services.votes import cast_vote
from tests.factories import CohortFactory, IdeaFactory, MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)


class Page:
    """A page that listens to the board as somebody."""

    def __init__(self, board, person, since=""):
        address = f"/ws/boards/{board.slug}/" + (f"?since={since}" if since != "" else "")
        self.wire = WebsocketCommunicator(BoardConsumer.as_asgi(), address)
        self.wire.scope |= {"user": person, "url_route": {"kwargs": {"slug": board.slug}}}

    async def __aenter__(self):
        await self.wire.connect(timeout=5)
        return self

    async def __aexit__(self, *error):
        await self.wire.disconnect(timeout=5)

    async def heard(self):
        """The next message, but of who is present and what is in the spotlight, or the code with
        which the socket closed."""
        while True:
            output = await self.wire.receive_output(timeout=5)
            if output["type"] == "websocket.close":
                return output["code"]
            message = json.loads(output["text"])
            if message["type"] not in {"presence", "spotlight"}:
                return message


@sync_to_async
def in_browser(board, person) -> Page:
    """A page in a browser in which the person has proved the second factor."""
    client = Client()
    client.force_login(person)
    page = Page(board, person)
    page.wire.scope["session"] = client.session
    return page


def add(board, author, title="One"):
    return add_idea(
        board=board, author=author, team=None, title=title, text="", client_id=uuid.uuid4()
    )


@pytest.mark.parametrize(
    ("who", "answer"),
    [
        ("member", {"type": "ready"}),
        ("neighbor", {"type": "ready"}),
        ("coach", {"type": "ready"}),
        ("outsider", close_codes.FORBIDDEN),
        ("former", close_codes.FORBIDDEN),
        ("stranger", close_codes.FORBIDDEN),
    ],
)
async def test_socket_lets_in_who_may_see_the_board(request, board, who, answer):
    person = await sync_to_async(request.getfixturevalue)(who)

    async with Page(board, person) as page:
        assert await page.heard() == answer


async def test_idea_reaches_open_pages_with_its_number(board, member, neighbor):
    async with Page(board, neighbor, since=0) as page:
        await page.heard()
        idea = await sync_to_async(add)(board, member)

        message = await page.heard()

    assert (message["type"], message["after"], message["n"]) == ("change", 0, 1)
    assert [one["id"] for one in message["ideas"]] == [idea.pk]


async def test_page_that_comes_back_hears_what_it_missed_in_one(board, member, neighbor):
    ideas = [await sync_to_async(add)(board, member) for _ in range(3)]

    async with Page(board, neighbor, since=1) as page:
        message, ready = await page.heard(), await page.heard()

    assert (message["after"], message["n"], message["count"]) == (1, 3, 3)
    assert [one["id"] for one in message["ideas"]] == [idea.pk for idea in ideas[1:]]
    assert ready == {"type": "ready"}


@pytest.mark.parametrize("since", ["99", "x"])
async def test_page_with_a_number_that_the_board_never_gave_is_reset(board, member, since):
    await sync_to_async(add)(board, member)

    async with Page(board, member, since=since) as page:
        assert await page.heard() == {"type": "reset"}


async def test_page_that_missed_too_many_ideas_is_reset(board, member):
    for _ in range(MOST_CARDS + 1):
        await sync_to_async(add)(board, member)

    async with Page(board, member, since=0) as page:
        assert await page.heard() == {"type": "reset"}


async def test_silent_gathering_sends_no_words(board, member, neighbor):
    await Board.objects.aupdate(is_silent=True)
    await sync_to_async(add)(board, member, "Hidden words")

    async with Page(board, neighbor, since=0) as page:
        missed = await page.heard()
        await page.heard()
        await sync_to_async(add)(board, member, "Hidden words")
        live = await page.heard()

    assert "Hidden words" not in json.dumps([missed, live])
    assert (missed["count"], live) == (1, {"type": "change", "after": 1, "n": 2, "count": 2})


async def test_votes_reach_pages_as_sums_and_only_where_results_show(board, move, member):
    await sync_to_async(move)("vote")
    idea = await sync_to_async(IdeaFactory)(board=board)
    async with Page(board, member, since=0) as page:
        await page.heard()
        await sync_to_async(cast_vote)(idea=idea, voter=member)
        shown = await page.heard()

    assert shown["type"] == "tally"
    assert shown["votes"] == {str(idea.pk): 1}


async def test_sums_are_not_sent_where_results_are_hidden(board, move, member, office):
    await sync_to_async(move)("vote")
    await Board.objects.aupdate(shows_results=False)
    idea = await sync_to_async(IdeaFactory)(board=board)
    async with Page(board, member, since=0) as page:
        await page.heard()
        await sync_to_async(cast_vote)(idea=idea, voter=member)
        await sync_to_async(move_phase)(board=board, before="vote", after="commit", actor=office)
        message = await page.heard()

    assert (message["type"], message["board"]["phase"]) == ("change", "commit")


async def test_person_who_leaves_the_cohort_loses_the_socket_at_the_next_check(board, neighbor):
    async with Page(board, neighbor) as page:
        await page.heard()
        await sync_to_async(MembershipFactory._meta.model.objects.filter(user=neighbor).delete)()
        await page.wire.send_input({"type": "live.check"})

        assert await page.heard() == close_codes.FORBIDDEN


async def test_team_that_moves_to_another_cohort_loses_the_boards_of_the_first(
    board, team, member, admin
):
    other = await sync_to_async(CohortFactory)()
    client = Client()
    await sync_to_async(client.force_login)(admin)
    async with Page(board, member) as page:
        assert await page.heard() == {"type": "ready"}
        fields = {"school": team.school_id, "cohort": other.pk, "slug": team.slug}
        await sync_to_async(client.post)(
            reverse("team:edit", args=[team.pk]), fields | {"status": "active"}
        )

        assert await page.heard() == close_codes.FORBIDDEN


async def test_person_who_leaves_the_office_loses_the_socket_at_the_next_check(board, office):
    async with await in_browser(board, office) as page:
        assert await page.heard() == {"type": "ready"}
        await sync_to_async(office.groups.clear)()
        await page.wire.send_input({"type": "live.check"})

        assert await page.heard() == close_codes.FORBIDDEN


async def test_person_whom_an_administrator_takes_out_of_the_office_is_asked_at_once(board, office):
    administrator = await sync_to_async(UserFactory)(is_superuser=True)
    async with await in_browser(board, office) as page:
        assert await page.heard() == {"type": "ready"}
        await sync_to_async(take_out_of_the_office)(administrator, office)

        assert await page.heard() == close_codes.FORBIDDEN


def take_out_of_the_office(administrator, person):
    client = Client()
    client.force_login(administrator)
    fields = {"email": person.email, "name": person.name, "is_active": "on"}
    client.post(reverse("wagtailusers_users:edit", args=[person.pk]), fields)
    assert not person.groups.exists()


async def test_frame_of_the_longest_idea_is_small(board, member):
    async with Page(board, member, since=0) as page:
        await page.heard()
        await sync_to_async(add_idea)(
            board=board,
            author=member,
            team=None,
            title="i" * 120,
            text="e" * 500,
            client_id=uuid.uuid4(),
        )
        output = await page.wire.receive_output(timeout=5)

    assert len(output["text"].encode()) < 1024
