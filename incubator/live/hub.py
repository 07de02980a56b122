"""One ear a process: what is said comes here once, then to the sockets that it is for.

Announcements name a topic and go into the queues of those who listen to it; what is for a room
(a person's pages, a browser's) goes to the sockets that entered it. The hub has one channel of the
channel layer. It joins a topic's group while somebody here listens to it; rooms are many and hear
little, so they share one group. Handing on costs no database call and no thread.
"""

import asyncio
import logging
import re
import time
from contextlib import suppress
from typing import Protocol
from weakref import WeakKeyDictionary

from . import close_codes
from .outbox import Message, Outbox
from .presence import KIND, Presence
from .tallies import Tallies

logger = logging.getLogger("incubator.live")
TOPIC = re.compile(r"[a-zA-Z\d_.-]{1,80}")
JOIN_AGAIN = 60 * 60  # seconds; the layer of one process forgets members after a day
ROOMS = "rooms"
"""The channel layer's group of everything that is for a room."""
AT_ONCE = 16
"""Announcements that are heard before those who listen have their turn."""
TOGETHER = 0.005
"""Seconds after announcements went out in which those that follow wait for each other."""
_hubs: WeakKeyDictionary = WeakKeyDictionary()


class Socket(Protocol):
    """What enters rooms."""

    def hear(self, event: dict) -> None:
        """Take what is for the room, at once."""

    async def give_up(self, code: int) -> None:
        """Close, since nothing can be heard any more."""


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
        self.listeners: dict[str, set[Outbox]] = {}  # by topic
        self.rooms: dict[str, set[Socket]] = {}
        self.joined: dict[str, float] = {}
        self.said: list[tuple[str, list[Message]]] = []  # not handed out yet, in order
        self.due, self.handed_out_at = None, -TOGETHER
        self.tallies, self.presence = Tallies(self.hand_out), Presence(self._count_people)
        self.lock, self.channel, self.reader = asyncio.Lock(), "", None

    async def join(self, topics: list[str], outbox: Outbox) -> None:
        """Queue what is announced from now on."""
        for topic in topics:
            self.listeners.setdefault(topic, set()).add(outbox)
        await self._join_groups([group_of(topic) for topic in topics])

    async def leave(self, topics: list[str], outbox: Outbox) -> None:
        """Hear nothing more; the last one leaves the group too."""
        for topic in topics:
            self.listeners.get(topic, set()).discard(outbox)
        async with self.lock:
            for topic in topics:
                if not self.listeners.get(topic):  # somebody may have come during the one before
                    self.listeners.pop(topic, None)
                    await self._leave_group(group_of(topic))
            await self._rest()

    async def enter(self, rooms: list[str], socket: Socket) -> None:
        """Let the socket hear what is for these rooms from now on."""
        for room in rooms:
            self.rooms.setdefault(room, set()).add(socket)
        await self._join_groups([ROOMS])

    async def go_out(self, rooms: list[str], socket: Socket) -> None:
        """The socket hears nothing more of these rooms."""
        for room in rooms:
            self.rooms.get(room, set()).discard(socket)
            if not self.rooms.get(room):
                self.rooms.pop(room, None)
        async with self.lock:
            await self._rest()

    def hand_out(self, topic: str, message: Message) -> None:
        """Queue it for everyone who listens here; nobody is waited for.

        The first goes out at once, what follows closely goes out together: writing to a socket
        costs the most of all, and so each connection is written to once.
        """
        if self.said and self.said[-1][0] == topic:
            self.said[-1][1].append(message)
        else:
            self.said.append((topic, [message]))
        if self.due is None:
            loop = asyncio.get_running_loop()
            self.due = loop.call_at(self.handed_out_at + TOGETHER, self._hand_out_all)

    def _hand_out_all(self) -> None:
        if self.due is not None:
            self.due.cancel()
        said, self.said, self.due = self.said, [], None
        for topic, messages in said:
            frames = b"".join(one.frame() for one in messages)
            for outbox in self.listeners.get(topic, ()):
                outbox.put(*messages, frames=frames)
        self.handed_out_at = asyncio.get_running_loop().time()

    async def _count_people(self, topic: str) -> None:
        event = {"type": "hub.tally", "topic": topic, "kind": KIND}
        with suppress(Exception):  # a dead layer: pages count when it is back
            await self.layer.group_send(group_of(topic), event)

    async def _join_groups(self, groups: list[str]) -> None:
        async with self.lock:
            if self.reader is None:
                self.channel = await self.layer.new_channel("hub")
                self.reader = asyncio.create_task(self._read())
            for group in groups:
                await self._join_group(group)

    async def _rest(self) -> None:
        """Nobody is in a room, or nobody is here at all."""
        if not self.rooms:
            await self._leave_group(ROOMS)
        if self.reader and not self.listeners and not self.rooms:
            self.reader.cancel()
            self.reader = None

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
                for _ in range(AT_ONCE):
                    self._hear(await self.layer.receive(self.channel))
                await asyncio.sleep(0)  # a burst leaves each writer its turn, so no queue grows
        except Exception:  # each layer has errors of its own
            logger.exception("The hub hears nothing any more: its pages are asked to come back.")
            await self._fall_silent()

    def _hear(self, event: dict) -> None:
        if event["type"] == "hub.tally":
            self.tallies.ask(event["kind"], event["topic"])
        elif event["type"] == "hub.tell":
            self.hand_out(event["topic"], Message(event["text"], event["number"]))
        else:
            if self.said:
                self._hand_out_all()  # what was said before goes out before
            for socket in self.rooms.get(event["room"], ()):
                socket.hear(event)

    async def _fall_silent(self) -> None:
        self.reader, self.joined = None, {}
        here = set().union(*self.listeners.values(), *self.rooms.values())
        await asyncio.gather(
            *(one.give_up(close_codes.NOT_NOW) for one in here), return_exceptions=True
        )
