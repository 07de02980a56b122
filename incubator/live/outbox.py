"""What waits for one connection: bounded, written by one task, so that nobody waits for another."""

import asyncio
import logging
import struct
from collections import deque
from collections.abc import Awaitable, Callable
from typing import NamedTuple

from . import close_codes

logger = logging.getLogger("incubator.live")
DRAINED = "incubator.drained"
"""The scope's extension of our server: waits until the connection's transport has room again."""


WRITE_FRAMES = "incubator.write_frames"
"""The scope's extension of our server: writes whole frames at once, or says that it cannot."""


class Message(NamedTuple):
    """A text for pages, encoded once; in a numbered feed its number, which it also says itself."""

    text: str
    number: int | None = None

    def frame(self) -> bytes:
        """Its WebSocket frame, which is the same for every connection."""
        data = self.text.encode()
        size = len(data)
        if size < 126:
            head = bytes([0x81, size])
        elif size < 1 << 16:
            head = struct.pack("!BBH", 0x81, 126, size)
        else:
            head = struct.pack("!BBQ", 0x81, 127, size)
        return head + data


RESYNC = Message('{"type": "resync"}')
"""What came in between was dropped: the page asks for all since its last number."""


class Numbers:
    """Which numbers have come: all up to one, and some beyond it."""

    def __init__(self):
        self.upto, self.beyond = 0, set()

    def lacks(self, number: int | None) -> bool:
        """Whether it has not come yet; what has no number always is new."""
        return number is None or (number > self.upto and number not in self.beyond)

    def take(self, number: int | None) -> bool:
        """Whether it had not come yet; now it has."""
        is_new = self.lacks(number)
        if number is not None and is_new:
            self._note(number)
        return is_new

    def _note(self, number: int) -> None:
        self.beyond.add(number)
        while self.upto + 1 in self.beyond:
            self.upto += 1
            self.beyond.discard(self.upto)

    def reach(self, number: int) -> None:
        """Count all up to this number as come."""
        self.upto = max(self.upto, number)
        self.beyond = {one for one in self.beyond if one > self.upto}


class Outbox:
    """The queue of one connection and the task that writes it.

    ``write`` sends one text and waits while the connection takes nothing; ``give_up`` closes it.
    """

    most, most_letters = 500, 128 * 1024
    patience = 5.0  # seconds to take the word that the queue was dropped

    def __init__(
        self,
        write: Callable[[str], Awaitable[None]],
        give_up: Callable[[int], Awaitable[None]],
    ):
        self.write, self.give_up = write, give_up
        self.write_frames: Callable[[bytes], bool] | None = None  # where the server can
        self.numbers = Numbers()
        self.first: deque[Message] = deque()  # goes out even while held
        self.waiting: deque[Message] = deque()
        self.letters = 0
        self.is_held = self.is_late = self.is_stopped = False
        self.wake, self.timer, self.giving_up = asyncio.Event(), None, None
        self.writer = asyncio.create_task(self._write_all())

    def put(self, *messages: Message, frames: bytes = b"") -> None:
        """Queue what did not come before; a queue that grows too long is dropped.

        ``frames`` holds all of them as they go over the wire, so that one write is enough.
        """
        if self.is_stopped or self.is_late:
            return
        news = [one for one in messages if self.numbers.take(one.number)]
        if len(news) == len(messages) and self._wrote_at_once(frames):
            return
        for one in news:
            self._queue(one)

    def hold(self) -> None:
        """Let what comes wait, until it is known what was missed before."""
        self.is_held = True

    def release(self, missed: list[Message], newest: int) -> None:
        """First what was missed up to the newest number, then what has come since."""
        queued = {one.number for one in self.waiting}
        news = [one for one in missed if one.number in queued or self.numbers.lacks(one.number)]
        later = [one for one in self.waiting if one.number is None or one.number > newest]
        self.first.extend(news)
        self.waiting = deque(sorted(later, key=lambda one: one.number or newest))
        self.letters = sum(len(one.text) for one in self.waiting)
        self.numbers.reach(newest)
        self.is_held = False
        self.wake.set()

    def stop(self) -> None:
        """Nothing more is sent."""
        self.is_stopped = True
        self.first.clear()
        self.waiting.clear()
        self.writer.cancel()
        if self.timer:
            self.timer.cancel()

    def _queue(self, message: Message) -> None:
        if self.is_late:  # since the one before
            return
        self.waiting.append(message)
        self.letters += len(message.text)
        if len(self.waiting) > self.most or self.letters > self.most_letters:
            self._overflow()
        self.wake.set()

    def _wrote_at_once(self, frames: bytes) -> bool:
        """Nothing waits here nor in the server, so they can go out without the writer."""
        if not frames or self.write_frames is None or self.is_held or self.waiting or self.first:
            return False
        return self.write_frames(frames)

    def _overflow(self) -> None:
        self.is_late, self.letters = True, 0
        self.waiting.clear()
        self.first.clear()
        self.first.append(RESYNC)
        self.timer = asyncio.get_running_loop().call_later(self.patience, self._lose_patience)

    def _lose_patience(self) -> None:
        self.giving_up = asyncio.ensure_future(self.give_up(close_codes.TOO_SLOW))

    async def _write_all(self) -> None:
        try:
            while True:
                await self.wake.wait()
                while (message := self._next()) is not None:
                    await self._write_one(message)
                self.wake.clear()
        except OSError:
            self.is_late = True  # the connection is gone; its end comes by another way
        except Exception:
            logger.exception("A message could not be written.")
            self.giving_up = asyncio.ensure_future(self.give_up(close_codes.NOT_NOW))

    async def _write_one(self, message: Message) -> None:
        await self.write(message.text)
        if message is RESYNC:
            self.is_late = False
            self.timer.cancel()

    def _next(self) -> Message | None:
        if self.first:
            return self.first.popleft()
        if self.is_held or not self.waiting:
            return None
        message = self.waiting.popleft()
        self.letters -= len(message.text)
        return message
