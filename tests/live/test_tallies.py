"""News that is counted anew: seldom enough, and never too late."""

import asyncio
import time

import pytest
from channels.layers import get_channel_layer

from incubator.live import tallies
from incubator.live.hub import group_of, hub_on
from incubator.live.tallies import Tallies, makes_tally


@pytest.fixture
def made(monkeypatch):
    """What was told, and a maker that says the truth of its moment."""
    monkeypatch.setattr(tallies, "_makers", {})
    told = []

    class Made:
        truth, readings, texts = 0, 0, told
        tallies = Tallies(lambda topic, message: told.append((topic, message.text)))

    @makes_tally("votes", seconds=0.05)
    async def votes(topic):
        Made.readings += 1
        return str(Made.truth)

    @makes_tally("broken", seconds=0.01)
    async def broken(topic):
        raise ValueError("No database.")

    @makes_tally("silent", seconds=0.01)
    async def silent(topic):
        return None

    return Made


async def test_tally_is_made_at_once_and_again_after_the_last_request(made):
    began = time.monotonic()
    while time.monotonic() - began < 0.3:
        made.truth += 1
        made.tallies.ask("votes", "board.1")
        await asyncio.sleep(0.001)
    took = time.monotonic() - began
    await asyncio.sleep(0.15)

    assert made.texts[0] == ("board.1", "1")
    assert made.texts[-1] == ("board.1", str(made.truth))
    assert len(made.texts) == made.readings <= took / 0.05 + 2
    assert made.tallies.making == {}


async def test_tally_of_each_topic_is_its_own(made):
    made.tallies.ask("votes", "board.1")
    made.tallies.ask("votes", "board.2")
    await asyncio.sleep(0.15)

    assert sorted(made.texts) == [("board.1", "0"), ("board.2", "0")]


@pytest.mark.parametrize("kind", ["broken", "silent", "unknown"])
async def test_tally_that_has_nothing_to_say_stops_nothing(made, kind):
    made.tallies.ask(kind, "board.1")
    await asyncio.sleep(0.05)
    made.tallies.ask("votes", "board.1")
    await asyncio.sleep(0.15)

    assert made.texts == [("board.1", "0")]
    assert made.tallies.making == {}


@pytest.mark.services
async def test_tally_is_asked_for_through_the_layer(made):
    class Outbox:
        texts = []

        def put(self, message, frames):
            self.texts.append(message.text)

    hub, outbox = hub_on(get_channel_layer()), Outbox()
    await hub.join(["board.1"], outbox)
    event = {"type": "hub.tally", "topic": "board.1", "kind": "votes"}
    await hub.layer.group_send(group_of("board.1"), event)
    await asyncio.sleep(0.3)
    await hub.leave(["board.1"], outbox)

    assert outbox.texts == ["0"]
