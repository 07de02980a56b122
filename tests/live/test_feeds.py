"""A numbered feed at one page: what was missed, then what comes, each once."""

import asyncio
import json
import random
from contextlib import suppress

import pytest
from asgiref.sync import sync_to_async
from channels.layers import get_channel_layer
from channels.testing import WebsocketCommunicator

from incubator.live import close_codes
from incubator.live.hub import ROOMS, group_of, hub_on
from incubator.live.rooms import announce_on_commit, check_on_commit, room_of_person
from tests.factories import UserFactory

from .log_feed import OLDEST, Log, LogFeed

pytestmark = pytest.mark.django_db(transaction=True)
READY = {"type": "ready"}


@pytest.fixture
def log(monkeypatch):
    fresh = Log()
    monkeypatch.setattr(LogFeed, "log", fresh)
    return fresh


@pytest.fixture
async def pages():
    """Opens pages, and closes them before the loop ends."""
    opened = []

    async def open_page(since="", person=None):
        page = WebsocketCommunicator(LogFeed.as_asgi(), f"/ws/log/?since={since}")
        page.scope["user"] = person or await sync_to_async(UserFactory)()
        assert (await page.connect())[0]
        opened.append(page)
        return page

    yield open_page
    for page in opened:
        with suppress(ConnectionError):  # of a dead layer
            await page.disconnect()


async def numbers_of(page, until: int) -> list[int]:
    """The numbers that come, up to this one."""
    found = []
    while until not in found:
        message = json.loads(await page.receive_from())
        found += [message["number"]] if "number" in message else []
    return found


async def say(log, words=""):
    return await sync_to_async(log.add)(words)


async def test_feed_without_a_number_begins_now(log, pages):
    await say(log, "before")
    page = await pages()
    assert await page.receive_json_from() == READY

    await say(log, "after")

    assert await page.receive_json_from() == {"number": 2, "words": "after"}


async def test_feed_first_tells_what_was_missed(log, pages):
    for _ in range(4):
        await say(log)
    page = await pages(since=2)

    assert [await page.receive_json_from() for _ in range(3)] == [
        {"number": 3, "words": ""},
        {"number": 4, "words": ""},
        READY,
    ]


@pytest.mark.parametrize("since", ["-1", "x", "1.5", "٣", "9" * 30, "5", f"{-OLDEST}"])
async def test_feed_with_a_number_that_it_never_gave_is_reset(log, pages, since):
    await say(log)
    page = await pages(since=since)

    assert await page.receive_json_from() == {"type": "reset"}
    assert await page.receive_json_from() == READY
    await say(log)
    assert (await page.receive_json_from())["number"] == 2


async def test_feed_that_missed_too_much_is_reset(log, pages):
    for _ in range(OLDEST + 1):
        log.write()
    page = await pages(since=0)

    assert await page.receive_json_from() == {"type": "reset"}


async def test_feed_has_no_gap_and_no_double_while_others_announce(log, pages):
    """Announcements overtake each other and the page's own reading."""
    log.reading_takes = 0.01

    async def announce_late(number):
        await asyncio.sleep(random.uniform(0, 0.03))
        await sync_to_async(log.announce)(number)

    async def speak():
        late = []
        for _ in range(60):
            late.append(asyncio.create_task(announce_late(log.write())))
            await asyncio.sleep(0.002)
        await asyncio.gather(*late)
        await sync_to_async(log.add)("last")

    for _ in range(5):
        log.write()
    speaking = asyncio.create_task(speak())
    opened = []
    for _ in range(10):
        opened.append((len(log.texts) - 3, await pages(since=len(log.texts) - 3)))
    await speaking

    for since, page in opened:
        assert sorted(await numbers_of(page, until=66)) == list(range(since + 1, 67))


async def test_feed_after_an_announcement_was_lost_has_it_with_the_next_sweep(log, pages, settings):
    settings.SOCKET_SWEEP_SECONDS = 0.2
    page = await pages()
    assert await page.receive_json_from() == READY
    log.write("lost")
    await say(log, "heard")

    assert [(await page.receive_json_from())["number"] for _ in range(2)] == [2, 1]
    assert await page.receive_nothing(0.6)


async def test_feed_is_closed_to_who_may_not_see_it(log, pages):
    log.allowed = set()
    page = await pages()

    assert (await page.receive_output())["code"] == close_codes.FORBIDDEN


@pytest.mark.parametrize("told", [True, False])
async def test_feed_closes_when_the_right_ends(log, pages, settings, told):
    settings.SOCKET_SWEEP_SECONDS = 60 if told else 0.2
    person = await sync_to_async(UserFactory)()
    log.allowed = {person.pk}
    page = await pages(person=person)
    assert await page.receive_json_from() == READY

    log.allowed = set()
    if told:
        await sync_to_async(check_on_commit)(room_of_person(person.pk))

    assert (await page.receive_output(2))["code"] == close_codes.FORBIDDEN
    await say(log)
    assert await page.receive_nothing(0.1)


async def test_feed_answers_the_heartbeat(log, pages):
    page = await pages()
    assert await page.receive_json_from() == READY
    await page.send_to(text_data="ping")

    assert await page.receive_from() == "pong"


async def test_feed_closes_after_more_than_four_kilobytes(log, pages):
    page = await pages()
    assert await page.receive_json_from() == READY
    await page.send_to(text_data="x" * 4097)

    assert (await page.receive_output())["code"] == close_codes.TOO_BIG


async def test_feed_closes_after_more_than_twenty_messages_a_second(log, pages):
    page = await pages()
    assert await page.receive_json_from() == READY
    for _ in range(25):
        await page.send_to(text_data="hello")

    assert (await page.receive_output())["code"] == close_codes.TOO_MANY


async def test_feed_tells_how_many_people_are_here(log, pages, monkeypatch):
    monkeypatch.setattr(LogFeed, "counts_people", True)
    person = await sync_to_async(UserFactory)()
    page, _ = await pages(person=person), await pages(person=person)
    assert await page.receive_json_from() == READY
    assert await page.receive_json_from() == {"type": "presence", "people": 1}

    another = await pages()
    assert await page.receive_json_from(timeout=4) == {"type": "presence", "people": 2}
    await another.disconnect()

    assert await page.receive_json_from(timeout=4) == {"type": "presence", "people": 1}


async def test_feed_of_a_dead_layer_is_asked_to_come_back(log, pages, settings):
    settings.CHANNEL_LAYERS = {"default": {"BACKEND": "tests.live.dead_layer.DeadLayer"}}
    page = await pages()

    assert (await page.receive_output())["code"] == close_codes.NOT_NOW


async def test_hub_after_the_last_page_left_listens_to_nothing(log, pages):
    first, second = await pages(), await pages()
    assert [await page.receive_json_from() for page in (first, second)] == [READY, READY]
    hub = hub_on(get_channel_layer())
    assert len(hub.listeners["log.1"]) == 2
    assert set(hub.joined) == {group_of("log.1"), ROOMS}

    await first.disconnect()
    assert len(hub.listeners["log.1"]) == 1
    await second.disconnect()
    assert (hub.listeners, hub.rooms, hub.joined, hub.reader) == ({}, {}, {}, None)

    page = await pages()
    assert await page.receive_json_from() == READY
    await say(log, "again")
    assert (await page.receive_json_from())["words"] == "again"


@pytest.mark.parametrize("topic", ["", "with space", "ü", "a" * 81, "a/b"])
def test_topic_is_made_of_words_and_ids(topic):
    with pytest.raises(ValueError):
        announce_on_commit(topic, "{}")
