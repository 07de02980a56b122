"""One ear a process: who hears what, over two processes too."""

import asyncio
from copy import deepcopy

from django.conf import settings
from django.utils.module_loading import import_string

import pytest
from channels.layers import get_channel_layer

from incubator.live import close_codes
from incubator.live.hub import ROOMS, Hub, group_of, hub_on
from incubator.live.outbox import Message, Outbox

pytestmark = pytest.mark.services


class Page:
    """A connection that takes everything."""

    def __init__(self):
        self.texts, self.codes = [], []
        self.outbox = Outbox(self.take, self.close)

    async def take(self, text):
        self.texts.append(text)

    async def close(self, code):
        self.codes.append(code)

    async def heard(self, number) -> list[str]:
        async with asyncio.timeout(5):
            while len(self.texts) < number:
                await asyncio.sleep(0.01)
        return self.texts


class Room:
    """A socket in a room, which notes in the page's own list when it ended."""

    def __init__(self, heard):
        self.heard, self.events = heard, []

    def hear(self, event):
        self.heard.append(b"ended")
        self.events.append(event)


async def tell(layer, topic, text, number=None):
    event = {"type": "hub.tell", "topic": topic, "text": text, "number": number}
    await layer.group_send(group_of(topic), event)


class Everyone:
    """Pages and the hubs where they listen, sent home in the end."""

    def __init__(self):
        self.here = []

    async def listening(self, hub, *topics) -> Page:
        page = Page()
        await hub.join(list(topics), page.outbox)
        self.here.append((hub, list(topics), page))
        return page

    async def go_home(self):
        for hub, topics, page in self.here:
            page.outbox.stop()
            await hub.leave(topics, page.outbox)


@pytest.fixture
async def everyone():
    pages = Everyone()
    yield pages
    await pages.go_home()


async def test_hub_writes_the_first_at_once_and_what_follows_closely_together_in_order(
    everyone, monkeypatch
):
    monkeypatch.setattr("incubator.live.hub.TOGETHER", 0.3)
    hub = hub_on(get_channel_layer())
    both = await everyone.listening(hub, "board.1", "board.2")
    writes = []
    both.outbox.write_frames = lambda frames: writes.append(frames) or True

    hub.hand_out("board.1", Message("first", 1))
    await asyncio.sleep(0.01)
    hub.hand_out("board.1", Message("two", 2))
    await asyncio.sleep(0)
    hub.hand_out("board.1", Message("three", 3))
    hub.hand_out("board.2", Message("other"))
    hub.hand_out("board.1", Message("four", 4))
    async with asyncio.timeout(5):
        while len(writes) < 4:
            await asyncio.sleep(0.001)

    together = b"\x81\x03two\x81\x05three"
    assert writes == [b"\x81\x05first", together, b"\x81\x05other", b"\x81\x04four"]


async def test_hub_hands_out_what_was_said_before_a_right_ended_and_nothing_after(everyone):
    hub = hub_on(get_channel_layer())
    page = await everyone.listening(hub, "board.1")
    heard = []
    page.outbox.write_frames = lambda frames: heard.append(frames) or True
    room = Room(heard)
    await hub.enter(["person.1"], room)
    await tell(hub.layer, "board.1", "one", 1)
    await tell(hub.layer, "board.1", "two", 2)
    await hub.layer.group_send(ROOMS, {"type": "live.end", "room": "person.1", "code": 4401})
    async with asyncio.timeout(5):
        while room.events == []:
            await asyncio.sleep(0.001)
    await hub.go_out(["person.1"], room)

    assert b"".join(heard) == b"\x81\x03one\x81\x03two" + b"ended"
    assert [event["code"] for event in room.events] == [4401]


async def test_hub_tells_a_room_those_alone_who_are_in_it(everyone):
    hub = hub_on(get_channel_layer())
    here, elsewhere = Room([]), Room([])
    await hub.enter(["person.1", "everybody"], here)
    await hub.enter(["person.2", "everybody"], elsewhere)
    for room in ("person.1", "person.2", "everybody"):
        await hub.layer.group_send(ROOMS, {"type": "live.check", "room": room})
    async with asyncio.timeout(5):
        while len(elsewhere.events) < 2:
            await asyncio.sleep(0.001)
    await hub.go_out(["person.1", "everybody"], here)
    await hub.go_out(["person.2", "everybody"], elsewhere)

    assert [event["room"] for event in here.events] == ["person.1", "everybody"]
    assert [event["room"] for event in elsewhere.events] == ["person.2", "everybody"]
    assert (hub.rooms, hub.joined, hub.reader) == ({}, {}, None)


async def test_hub_tells_those_who_listen_to_the_topic(everyone):
    hub = hub_on(get_channel_layer())
    first = await everyone.listening(hub, "board.1")
    both = await everyone.listening(hub, "board.1", "board.2")
    await tell(hub.layer, "board.1", "one", 1)
    await tell(hub.layer, "board.2", "two", 1)
    await tell(hub.layer, "board.1", "three", 2)

    assert await first.heard(2) == ["one", "three"]
    assert (await both.heard(2))[0] == "one"


async def test_hub_has_one_channel_however_many_listen(everyone):
    layer = get_channel_layer()
    pages = [await everyone.listening(hub_on(layer), "board.1") for _ in range(50)]
    hub = hub_on(layer)
    channel = hub.channel
    await tell(layer, "board.1", "for all")

    assert [await page.heard(1) for page in pages] == [["for all"]] * 50
    assert (hub.channel, set(hub.joined)) == (channel, {group_of("board.1")})


async def test_hub_that_joins_while_another_leaves_still_hears(everyone):
    hub = hub_on(get_channel_layer())
    for _ in range(20):
        leaving = await everyone.listening(hub, "board.1")
        coming = Page()
        await asyncio.gather(
            hub.leave(["board.1"], leaving.outbox), hub.join(["board.1"], coming.outbox)
        )
        await tell(hub.layer, "board.1", "hello")
        assert await coming.heard(1) == ["hello"]
        await hub.leave(["board.1"], coming.outbox)
        coming.outbox.stop()

    assert hub.listeners == {}


async def test_page_that_comes_while_the_last_one_leaves_topic_after_topic_still_hears(
    everyone, monkeypatch
):
    hub = hub_on(get_channel_layer())
    topics = ["board.1", "board.1.guests"]
    leaving, coming = await everyone.listening(hub, *topics), Page()
    discard = hub.layer.group_discard

    async def discard_and_join(group, channel):
        monkeypatch.setattr(hub.layer, "group_discard", discard)
        joining.append(asyncio.create_task(hub.join(topics[1:], coming.outbox)))
        await asyncio.sleep(0)
        await discard(group, channel)

    joining = []
    monkeypatch.setattr(hub.layer, "group_discard", discard_and_join)
    await hub.leave(topics, leaving.outbox)
    await asyncio.gather(*joining)
    await tell(hub.layer, "board.1.guests", "hello")

    assert await coming.heard(1) == ["hello"]
    await hub.leave(topics[1:], coming.outbox)
    coming.outbox.stop()


async def test_hub_that_hears_nothing_any_more_sends_its_pages_away(everyone, monkeypatch):
    layer = get_channel_layer()
    hub = Hub(layer)
    page = await everyone.listening(hub, "board.1")
    await layer.group_send(group_of("board.1"), {"type": "hub.tell", "topic": "board.1"})
    async with asyncio.timeout(5):
        while not page.codes:
            await asyncio.sleep(0.01)
    again = await everyone.listening(hub, "board.1")
    await tell(layer, "board.1", "back")

    assert page.codes == [close_codes.NOT_NOW]
    assert await again.heard(1) == ["back"]


def new_layer():
    """A process of its own has a layer of its own."""
    config = deepcopy(settings.CHANNEL_LAYERS["default"])
    return import_string(config["BACKEND"])(**config["CONFIG"])


@pytest.mark.skipif(
    "prefix" not in settings.CHANNEL_LAYERS["default"]["CONFIG"], reason="needs Redis"
)
async def test_two_processes_hear_each_other_each_once(everyone):
    here, there = Hub(new_layer()), Hub(new_layer())
    pages = [await everyone.listening(hub, "board.1") for hub in (here, here, there, there)]
    for number in range(1, 41):
        await tell((here if number % 2 else there).layer, "board.1", str(number), number)

    for page in pages:
        assert sorted(map(int, await page.heard(40))) == list(range(1, 41))
    await everyone.go_home()
    for hub in (here, there):
        await hub.layer.flush()
