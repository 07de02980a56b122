"""Nobody is sent a thing of the spotlight that they may not see: not in the page, not in its state,
not through its socket."""

import json

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

import pytest
from asgiref.sync import sync_to_async
from channels.testing import WebsocketCommunicator

from cohorts.models import LocalProcedures
from hacks.models import Iteration, Photo
from hacks.services.iterations import edit_published, publish_iteration, withdraw_iteration
from hacks.services.photos import remove_photo, update_photo
from showcase.board.band import GUEST, groups_of, seen_by, shown_to, versions_of
from showcase.board.consumers import BoardConsumer
from showcase.board.models import Board
from showcase.board.services import spotlights
from showcase.board.services.ideas import withdraw_idea
from tests.factories import (
    BoardFactory,
    IdeaFactory,
    IterationFactory,
    PhotoFactory,
    SpotlightFactory,
)

CANARY = "zqspotlightcanary"
ROLES = ["member", "coach", "neighbor", "outsider", "former", "alumni", "stranger", "office"]
AUDIENCES = ["team", "cohort", "network", "public"]
CLEARED = ["team", "cohort", "public"]


class Page:
    """A page that listens to the board as somebody, after it has caught up."""

    def __init__(self, board, person, query="since=0"):
        self.wire = WebsocketCommunicator(
            BoardConsumer.as_asgi(), f"/ws/boards/{board.slug}/?{query}"
        )
        self.wire.scope |= {"user": person, "url_route": {"kwargs": {"slug": board.slug}}}

    async def __aenter__(self):
        await self.wire.connect(timeout=5)
        while (await self.told())["type"] != "ready":
            pass
        return self

    async def __aexit__(self, *error):
        await self.wire.disconnect(timeout=5)

    async def told(self):
        return json.loads((await self.wire.receive_output(timeout=5))["text"])

    async def all_told(self):
        """What comes until nothing more does."""
        told = []
        while not await self.wire.receive_nothing(timeout=0.2):
            told.append(await self.told())
        return [one for one in told if one["type"] != "presence"]


def shown_last(told):
    """What the page's script shows after these messages, as static/js/board/band.js decides."""
    spots = [one for one in told if one["type"] == "spotlight"]
    return max(spots, key=lambda one: (one["n"], one.get("rank", 99)))["item"]


@pytest.fixture
def network_board(db):
    return BoardFactory()


@pytest.mark.parametrize("state", ["published", "withdrawn"])
@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("role", ROLES)
def test_group_sees_an_iteration_exactly_where_its_people_do(
    request, network_board, hack, role, audience, state
):
    person = request.getfixturevalue(role)
    iteration = IterationFactory(hack=hack, audience=audience, state=state)
    SpotlightFactory(board=network_board, iteration=iteration, is_on=True)
    may_see = Iteration.objects.published().visible_to(person).exists()

    assert bool(shown_to(network_board, person)) == may_see
    assert bool(seen_by(versions_of(network_board), groups_of(person))) == may_see


@pytest.mark.parametrize("audience", AUDIENCES)
def test_guest_sees_what_everybody_may_see(network_board, hack, audience):
    iteration = IterationFactory(hack=hack, audience=audience)
    SpotlightFactory(board=network_board, iteration=iteration, is_on=True)

    shown = seen_by(versions_of(network_board), {GUEST})

    assert bool(shown) == Iteration.objects.visible_to(AnonymousUser()).exists()


@pytest.mark.parametrize("decided", [True, False])
@pytest.mark.parametrize("people", ["none", "students"])
@pytest.mark.parametrize("cleared_for", CLEARED)
@pytest.mark.parametrize("role", [*ROLES, "guest"])
def test_group_sees_a_photo_exactly_where_its_people_do(
    request, network_board, hack, role, cleared_for, people, decided
):
    person = AnonymousUser() if role == "guest" else request.getfixturevalue(role)
    if decided:
        LocalProcedures.objects.create(school=hack.team.school, student_photos_may_go_public=False)
    iteration = IterationFactory(hack=hack, audience="public")
    PhotoFactory(iteration=iteration, cleared_for=cleared_for, people=people)
    SpotlightFactory(board=network_board, iteration=iteration, is_on=True)

    groups = {GUEST} if role == "guest" else groups_of(person)
    shown = seen_by(versions_of(network_board), groups)

    assert ("photo" in shown) == Photo.objects.visible_to(person).exists()


@pytest.mark.parametrize("role", ["neighbor", "outsider", "office", "stranger"])
def test_iteration_of_a_team_is_on_no_page_and_in_no_state_of_others(
    client, request, network_board, team, hack, role
):
    hack.title = CANARY
    hack.save()
    iteration = IterationFactory(hack=hack, audience="team", tried=f"{CANARY} tried.")
    SpotlightFactory(board=network_board, iteration=iteration, is_on=True)
    client.force_login(request.getfixturevalue(role))

    page = client.get(network_board.get_absolute_url()).text
    state = client.get(reverse("board:board_state", args=[network_board.slug])).text

    assert CANARY not in page + state


def test_iteration_of_a_team_is_on_the_pages_of_the_team(client, network_board, hack, member):
    iteration = IterationFactory(hack=hack, audience="team", tried=f"{CANARY} tried.")
    SpotlightFactory(board=network_board, iteration=iteration, is_on=True)
    client.force_login(member)

    assert CANARY in client.get(network_board.get_absolute_url()).text


@pytest.mark.django_db(transaction=True)
async def test_socket_brings_a_thing_to_its_team_and_nothing_to_others(
    network_board, hack, member, neighbor, outsider, office
):
    iteration = await sync_to_async(IterationFactory)(
        hack=hack, audience="team", tried=f"{CANARY} tried."
    )
    row = await sync_to_async(SpotlightFactory)(board=network_board, iteration=iteration)
    people = (member, neighbor, outsider)
    async with (
        Page(network_board, member) as own,
        Page(network_board, neighbor) as near,
        Page(network_board, outsider) as far,
        Page(network_board, neighbor, "since=0&wall=1") as wall,
    ):
        await sync_to_async(spotlights.show)(spotlight=row, actor=office)
        told = [await page.all_told() for page in (own, near, far, wall)]

    assert len(people) == 3
    assert shown_last(told[0])["text"] == f"{CANARY} tried."
    assert [shown_last(one) for one in told[1:]] == [None, None, None]
    assert CANARY not in json.dumps(told[1:])


@pytest.mark.django_db(transaction=True)
async def test_page_that_missed_a_thing_hears_what_it_may_see(
    network_board, hack, member, neighbor, office
):
    iteration = await sync_to_async(IterationFactory)(
        hack=hack, audience="team", tried=f"{CANARY} tried."
    )
    row = await sync_to_async(SpotlightFactory)(board=network_board, iteration=iteration)
    await sync_to_async(spotlights.show)(spotlight=row, actor=office)

    missed = []
    for person in (member, neighbor):
        page = Page(network_board, person)
        await page.wire.connect(timeout=5)
        missed.append(await page.all_told())
        await page.wire.disconnect(timeout=5)

    assert shown_last(missed[0])["text"] == f"{CANARY} tried."
    assert shown_last(missed[1]) is None
    assert CANARY not in json.dumps(missed[1])


@pytest.mark.django_db(transaction=True)
async def test_idea_that_is_withdrawn_leaves_the_band_at_once(board, member, neighbor, coach):
    idea = await sync_to_async(IdeaFactory)(board=board, author=member, title="Two choices")
    row = await sync_to_async(SpotlightFactory)(board=board, idea=idea)
    async with Page(board, neighbor) as page:
        await sync_to_async(spotlights.show)(spotlight=row, actor=coach)
        shown = shown_last(await page.all_told())
        await sync_to_async(withdraw_idea)(idea=idea, actor=member)
        after = shown_last(await page.all_told())

    assert (shown["title"], after) == ("Two choices", None)


@pytest.mark.django_db(transaction=True)
async def test_silent_gathering_sends_no_idea_of_the_spotlight(board, member, neighbor, coach):
    idea = await sync_to_async(IdeaFactory)(board=board, author=member, title=CANARY)
    row = await sync_to_async(SpotlightFactory)(board=board, idea=idea, is_on=True)
    await Board.objects.aupdate(is_silent=True)
    async with Page(board, neighbor) as page:
        await sync_to_async(spotlights.remove)(spotlight=row, actor=coach)
        told = await page.all_told()

    assert CANARY not in json.dumps(told)


@pytest.mark.django_db(transaction=True)
async def test_board_follows_what_is_posted_narrowed_and_withdrawn(board, hack, member, neighbor):
    draft = {"state": "draft", "published_at": None, "author": member}
    iteration = await sync_to_async(IterationFactory)(hack=hack, number=3, **draft)
    who = {"iteration": iteration, "author": member}
    async with Page(board, neighbor) as page:
        await sync_to_async(publish_iteration)(**who, version=1, content={"tried": "A desk moved."})
        posted = shown_last(await page.all_told())
        iteration = await Iteration.objects.select_related("hack__team").aget()
        await sync_to_async(edit_published)(
            iteration=iteration,
            editor=member,
            version=iteration.version,
            content={"tried": f"{CANARY}."},
            audience="team",
        )
        narrowed = await page.all_told()
        await sync_to_async(withdraw_iteration)(iteration=iteration, person=member)
        withdrawn = shown_last(await page.all_told())

    assert (posted["number"], posted["text"]) == (3, "A desk moved.")
    assert shown_last(narrowed) is None
    assert CANARY not in json.dumps(narrowed)
    assert withdrawn is None


@pytest.mark.django_db(transaction=True)
async def test_photo_comes_and_goes_with_its_consent(board, hack, member, neighbor):
    iteration = await sync_to_async(IterationFactory)(hack=hack)
    photo = await sync_to_async(PhotoFactory)(iteration=iteration, cleared_for="team")
    async with Page(board, neighbor) as page:
        await sync_to_async(update_photo)(
            photo=photo, person=member, alt="A wall.", people="none", cleared_for="cohort"
        )
        cleared = shown_last(await page.all_told())
        await sync_to_async(remove_photo)(photo=photo, person=member)
        removed = shown_last(await page.all_told())

    assert cleared["photo"]["alt"] == "A wall."
    assert "photo" not in removed
