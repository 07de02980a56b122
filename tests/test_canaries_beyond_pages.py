"""A busy day in the world of canaries: its mails, socket frames and exports."""

from uuid import uuid4

from django.core import mail
from django.db import transaction
from django.urls import reverse

import pytest
from asgiref.sync import sync_to_async
from channels.testing import WebsocketCommunicator

from cohorts.services.invitations import Guest, invite_roster
from hacks.services.feedback.comments import add_comment, reply_to_comment
from hacks.services.iterations import publish_iteration
from incubator.accounts.services.sign_offs import remind_unsigned
from incubator.live.consumers import ListeningConsumer
from showcase.board.consumers import BoardConsumer
from showcase.board.models import Follow
from showcase.board.services.boards import move_phase
from showcase.board.services.ideas import add_idea
from showcase.board.services.tries import take_idea
from tests.canaries import COHORT, Aviary, said
from tests.world import PEOPLE

pytestmark = pytest.mark.django_db(transaction=True)

EXPORT = {"office", "admin", "records"}  # who may take the list of sign-offs away


@pytest.fixture
def aviary(request, transactional_db):
    return Aviary(request, PEOPLE)


def busy_day(aviary) -> None:
    """Whatever sends mail or speaks to sockets, with a canary in each text."""
    coach, member, lead = (aviary.people[role] for role in ("coach", "member", "lead"))
    with transaction.atomic():
        for audience in ("team", "everyone"):
            said = {"audience": audience, "text": f"{aviary.bird(f'day_{audience}')} and more"}
            comment = add_comment(
                author=coach,
                hack=aviary.open.hack,
                iteration=aviary.open,
                kind="wish",
                client_id=uuid4(),
                **said,
            )
            text = aviary.bird(f"day_reply_{audience}")
            reply_to_comment(parent=comment, author=member, text=text, client_id=uuid4())
        draft = aviary.private[0]
        publish_iteration(
            iteration=draft, author=member, version=draft.version, content={}, audience="public"
        )
        aviary.let_out(draft)
        guest = Guest("Demo Guest", f"{aviary.bird('day_guest', {'guest'})}@school.example")
        invite_roster(team=aviary.team, guests=[guest], actor=lead, batch=uuid4())
        remind_unsigned(actor=aviary.people["office"])
    board_day(aviary)


def board_day(aviary) -> None:
    """Ideas on an open and on two silent boards, and a team that tries one of them."""
    member, lead, office = (aviary.people[role] for role in ("member", "lead", "office"))
    title = aviary.bird("day_idea", COHORT)
    idea = put_idea(aviary.board, member, title)
    for board in aviary.silent:
        put_idea(board, member, aviary.bird(f"day_silent_{board.pk}", {"member"}))
    for role in ("neighbor", "outsider", "former", "stranger"):
        Follow.objects.create(idea=idea, person=aviary.people[role])
    board = move_phase(board=aviary.board, before="gather", after="commit", actor=office)
    take_idea(idea=idea, team=aviary.team, author=lead, audience="cohort", client_id=uuid4())
    assert board.phase == "commit"


def put_idea(board, author, title):
    words = {"title": title, "text": f"More: {title}"}
    return add_idea(board=board, author=author, team=None, client_id=uuid4(), **words)


def role_at(aviary, address: str) -> str:
    people = {person.email: role for role, person in aviary.people.items()}
    return people.get(address, "guest")


def test_mail_holds_no_word_that_is_not_its_readers(aviary):
    busy_day(aviary)

    told = {}
    for letter in mail.outbox:
        [address] = letter.to
        words = f"{letter.subject}\n{letter.body}"
        role = role_at(aviary, address)
        found = {word for word, may in aviary.birds.items() if word in words and role not in may}
        told |= {role: found} if found else {}

    names = {word for word in aviary.birds if word.startswith("zqname")}  # who invites or comments
    assert {role: words - names for role, words in told.items() if words - names} == {}
    assert {role_at(aviary, letter.to[0]) for letter in mail.outbox} >= {"lead", "coach", "guest"}


@sync_to_async
def busy_day_later(aviary) -> None:
    busy_day(aviary)


async def test_socket_frames_hold_no_word_at_all(aviary):
    pages = {role: await _listening(person) for role, person in aviary.people.items()}

    await busy_day_later(aviary)

    frames = [frame for page in pages.values() for frame in await _heard(page)]
    assert set(frames) == {'{"type": "notification"}'}


async def test_frames_of_boards_hold_no_word_that_is_not_their_readers(aviary):
    boards = [aviary.board, *aviary.silent]
    pages = [
        (role, await _at_board(aviary, role, board)) for role in aviary.people for board in boards
    ]

    await busy_day_later(aviary)

    heard = dict.fromkeys(aviary.people, "")
    for role, page in pages:
        heard[role] += "\n".join(await _heard(page))
    told = {
        role: {word for word, may in aviary.birds.items() if word in frames and role not in may}
        for role, frames in heard.items()
    }
    assert {role: words for role, words in told.items() if words} == {}
    readers = COHORT - {"unsigned"}
    assert {role for role, frames in heard.items() if "zqdayideacanary" in frames} == readers


@sync_to_async
def _client(aviary, role: str):
    return aviary.client(role)


async def _at_board(aviary, role: str, board) -> WebsocketCommunicator:
    """A page of this role that says it has seen nothing of the board yet."""
    client = await _client(aviary, role)
    page = WebsocketCommunicator(BoardConsumer.as_asgi(), f"/ws/boards/{board.slug}/?since=0")
    page.scope |= {"user": aviary.people[role], "url_route": {"kwargs": {"slug": board.slug}}}
    page.scope["session"] = client.session
    await page.connect()
    await page.receive_output()
    return page


async def _listening(person) -> WebsocketCommunicator:
    page = WebsocketCommunicator(ListeningConsumer.as_asgi(), "/ws/me/")
    page.scope["user"] = person
    await page.connect()
    await page.receive_output()
    return page


async def _heard(page) -> list[str]:
    frames = []
    while not await page.receive_nothing(timeout=0.2):
        frames.append((await page.receive_output()).get("text", ""))
    await page.disconnect()
    return frames


@pytest.mark.parametrize("role", sorted(EXPORT))
def test_export_holds_what_the_office_may_read_and_nothing_else(aviary, role):
    response = aviary.client(role).post(reverse("accounts:aup_export"))

    text = said(response)
    found = {word for word in aviary.birds if word in text}
    assert response.status_code == 200
    assert {word for word in found if "office" not in aviary.birds[word]} == set()
    assert {f"zqmail{role}canary" for role in PEOPLE} <= found


@pytest.mark.parametrize("role", [role for role in PEOPLE if role not in EXPORT])
def test_export_is_refused_to_everybody_else(aviary, role):
    response = aviary.client(role).post(reverse("accounts:aup_export"))

    text = said(response)
    assert response.status_code in {302, 403}
    assert [word for word, may in aviary.birds.items() if word in text and role not in may] == []
