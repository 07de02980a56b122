"""One ear a process: announcements come here once, then into the queues of those who listen.

Whoever announces names a topic; the hub has one channel of the channel layer and joins a topic's
group while a connection here listens to it. Handing on costs no database call and no thread.
"""

import asyncio
import logging
import re
import time
from contextlib import suppress
from weakref import WeakKeyDictionary

from . import close_codes
from .outbox import Message, Outbox
from .presence import KIND, Presence
from .tallies import Tallies

logger = logging.getLogger("incubator.live")
TOPIC = re.compile(r"[a-zA-Z\d_.-]{1,80}")
JOIN_AGAIN = 60 * 60  # seconds; the layer of one process forgets members after a day
_hubs: WeakKeyDictionary = WeakKeyDictionary()


def group_of(topic: str) -> str:
    """The channel layer's name of a topic, which is made of words and ids only (``board.12``)."""
    if not TOPIC.fullmatch(topic):
        raise ValueError(f"{topic!r} is no name of a topic.")
    return f"topic.{topic}"


def hub_on(layer) -> "Hub":
    """This event loop's hub."""
    loop = asyncio.get_running_loop()
    hub = _hubs.get(loop)
    if hub is None or hub.layer is not layer:  # tests change layers
        hub = _hubs[loop] = Hub(layer)
    return hub


class Hub:
    """Who listens here to what."""

    def __init__(self, layer):
        self.layer = layer
        self.listeners: dict[str, set[Outbox]] = {}
        self.joined: dict[str, float] = {}
        self.tallies, self.presence = Tallies(self.hand_out), Presence(self._count_people)
        self.lock, self.channel, self.reader = asyncio.Lock(), "", None

    async def join(self, topics: list[str], outbox: Outbox) -> None:
        """Queue what is announced from now on."""
        groups = [group_of(topic) for topic in topics]
        for topic in topics:
            self.listeners.setdefault(topic, set()).add(outbox)
        async with self.lock:
            if self.reader is None:
                self.channel = await self.layer.new_channel("hub")
                self.reader = asyncio.create_task(self._read())
            for group in groups:
                await self._join_group(group)

    async def leave(self, topics: list[str], outbox: Outbox) -> None:
        """Hear nothing more; the last one leaves the group too."""
        for topic in topics:
            self.listeners.get(topic, set()).discard(outbox)
        async with self.lock:
            for topic in [one for one in topics if not self.listeners.get(one)]:
                self.listeners.pop(topic, None)
                await self._leave_group(group_of(topic))
            if self.reader and not self.listeners:
                self.reader.cancel()
                self.reader = None

    def hand_out(self, topic: str, message: Message) -> None:
        """Queue it for everyone who listens here; nobody is waited for."""
        framed = message.framed()
        for outbox in self.listeners.get(topic, ()):
            outbox.put(framed)

    async def _count_people(self, topic: str) -> None:
        event = {"type": "hub.tally", "topic": topic, "kind": KIND}
        with suppress(Exception):  # a dead layer: pages count when it is back
            await self.layer.group_send(group_of(topic), event)

    async def _join_group(self, group: str) -> None:
        now = time.monotonic()
        if now - self.joined.get(group, -JOIN_AGAIN) >= JOIN_AGAIN:
            await self.layer.group_add(group, self.channel)
            self.joined[group] = now

    async def _leave_group(self, group: str) -> None:
        if self.joined.pop(group, None) is not None:
            with suppress(Exception):  # a dead layer: what still comes reaches nobody
                await self.layer.group_discard(group, self.channel)

    async def _read(self) -> None:
        try:
            while True:
                self._hear(await self.layer.receive(self.channel))
                await asyncio.sleep(0)  # a burst leaves each writer its turn, so no queue grows
        except Exception:  # each layer has errors of its own
            logger.exception("The hub hears nothing any more: its pages are asked to come back.")
            await self._fall_silent()

    def _hear(self, event: dict) -> None:
        if event["type"] == "hub.tally":
            self.tallies.ask(event["kind"], event["topic"])
        else:
            self.hand_out(event["topic"], Message(event["text"], event["number"]))

    async def _fall_silent(self) -> None:
        self.reader, self.joined = None, {}
        outboxes = set().union(*self.listeners.values())
        await asyncio.gather(
            *(one.give_up(close_codes.NOT_NOW) for one in outboxes), return_exceptions=True
        )
