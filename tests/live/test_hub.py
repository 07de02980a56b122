"""One ear a process: who hears what, over two processes too."""

import asyncio
from copy import deepcopy

from django.conf import settings
from django.utils.module_loading import import_string

import pytest
from channels.layers import get_channel_layer

from incubator.live import close_codes
from incubator.live.hub import Hub, group_of, hub_on
from incubator.live.outbox import Outbox

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
