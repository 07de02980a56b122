"""A busy day in the world of canaries: its mails, socket frames and exports."""

from datetime import timedelta
from uuid import uuid4

from django.core import mail
from django.db import transaction
from django.urls import reverse

import pytest
from asgiref.sync import sync_to_async
from channels.testing import WebsocketCommunicator

from cohorts.services.invitations import Guest, invite_roster
from cohorts.visits.models import Debrief, Seat
from cohorts.visits.services.debriefs import write_debrief
from cohorts.visits.services.feeds import open_feed
from cohorts.visits.services.reminders import remind
from cohorts.visits.services.slots import FIELDS, offer_slots
from cohorts.visits.services.visits import agree, cancel_visit
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
from tests.canaries_visits import SIDES
from tests.factories.visits import in_days
from tests.world import PEOPLE

pytestmark = pytest.mark.django_db(transaction=True)

READERS = {*SIDES, "guest"}  # of a visit, whose other team nobody of the readers belongs to
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
    visits_day(aviary.visits, lead)


def visits_day(visits, lead) -> None:
    """Visits are confirmed, reminded of, written about and cancelled; one is offered in return."""
    going, coming = visits.to_come
    for visit in (going, coming):
        Seat.objects.filter(visit=visit).update(cover=visits.bird(f"day_cover_{visit.pk}", READERS))
        agree(visit=visit, is_host_sure=True, is_office_told=True, actor=lead)
        remind(visit.slot.starts_at - timedelta(hours=20))
    for visit, person in zip(visits.past, (lead, visits.guest), strict=True):
        Debrief.objects.filter(visit=visit, person=person).delete()
        names = ("noticed", "wondered", "will_change", "thanks")
        words = {name: visits.bird(f"day_{name}_{visit.pk}", READERS) for name in names}
        Seat.objects.filter(visit=visit).update(person=person)
        text = visits.bird(f"day_take_away_{visit.pk}", READERS)
        write_debrief(visit=visit, person=person, will_try=[text], **words)
    reason = visits.bird("day_reason", READERS)
    cancel_visit(visit=coming, reason=reason, actor=lead)
    offer_return(visits, lead)


def offer_return(visits, lead) -> None:
    """The team opens its door to the host that it visited."""
    visit, words = visits.past[0], dict.fromkeys(FIELDS, "")
    words["focus_question"] = visits.bird("day_return", visits.network)
    words["must_know"] = visits.bird("day_must_know", {"lead", "office", "admin"})
    times = [(in_days(30), in_days(30, hour=11))]
    offer_slots(
        team=visits.team,
        times=times,
        values=words | {"seats": 2},
        actor=lead,
        client_id=uuid4(),
        return_of=visit,
    )


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


def attached(file) -> str:
    """What goes with a mail, as a program reads it: lines of calendars are put together again."""
    content = file[1]
    text = content.decode() if isinstance(content, bytes) else content
    return unfolded(text)


def unfolded(calendar: str) -> str:
    """RFC 5545, 3.1: a line that is too long goes on after a space."""
    return calendar.replace("\r\n ", "")


def role_at(aviary, address: str) -> str:
    people = {person.email: role for role, person in aviary.people.items()}
    return people.get(address, "guest")


def test_mail_holds_no_word_that_is_not_its_readers(aviary):
    busy_day(aviary)

    told = {}
    for letter in mail.outbox:
        [address] = letter.to
        words = "\n".join([letter.subject, letter.body, *map(attached, letter.attachments)])
        role = role_at(aviary, address)
        found = {word for word, may in aviary.birds.items() if word in words and role not in may}
        told |= {role: found} if found else {}

    names = {word for word in aviary.birds if word.startswith("zqname")}  # who invites or comments
    assert {role: words - names for role, words in told.items() if words - names} == {}
    sent = [letter.subject + letter.body for letter in mail.outbox]
    assert any("zqgoingdoorcanary" in words for words in sent)  # what visits write has gone out
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


def read_by_program(client, feed) -> tuple[int, str]:
    """What a calendar program gets, which is not signed in."""
    response = client.get(feed.get_absolute_url())
    return response.status_code, unfolded(said(response))


@pytest.mark.parametrize("role", PEOPLE)
def test_calendar_holds_no_word_that_is_not_its_owners(client, aviary, role):
    person = aviary.people[role]
    feeds = [
        aviary.visits.feeds[role],
        open_feed(owner=person, team=aviary.team),
        open_feed(owner=person, team=aviary.visits.there),
        open_feed(owner=person, cohort=aviary.team.cohort),
    ]

    answers = [read_by_program(client, feed) for feed in feeds]

    text = "\n".join(text for _status, text in answers)
    told = {word for word, may in aviary.birds.items() if word in text and role not in may}
    assert told == set()
    assert not any(word in text for word in aviary.birds if word.startswith(("zqmail", "zqname")))
    has_team = role in {"member", "lead", "unsigned", "coach"}
    assert (answers[1][0] == 200) == has_team
    assert answers[2][0] == 404
    assert ("zqcomingdoorcanary" in text) == has_team
