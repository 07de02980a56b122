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


WRITE_FRAME = "incubator.write_frame"
"""The scope's extension of our server: writes a whole frame at once, or says that it cannot."""


class Message(NamedTuple):
    """A text for pages, encoded once; in a numbered feed its number, which it also says itself.

    What goes to many has its WebSocket ``frame`` too.
    """

    text: str
    number: int | None = None
    frame: bytes = b""

    def framed(self) -> "Message":
        """With the frame, which is the same for every connection."""
        data = self.text.encode()
        size = len(data)
        if size < 126:
            head = bytes([0x81, size])
        elif size < 1 << 16:
            head = struct.pack("!BBH", 0x81, 126, size)
        else:
            head = struct.pack("!BBQ", 0x81, 127, size)
        return self._replace(frame=head + data)


RESYNC = Message('{"type": "resync"}')
"""What came in between was dropped: the page asks for all since its last number."""


class Numbers:
    """Which numbers have come: all up to one, and some beyond it."""

    def __init__(self):
        self.upto, self.beyond = 0, set()

    def lacks(self, number: int | None) -> bool:
        """Whether it has not come yet; what has no number always is new."""
        return number is None or (number > self.upto and number not in self.beyond)

    def note(self, number: int | None) -> None:
        """It has come."""
        if number is None:
            return
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
        self.write_frame: Callable[[bytes], bool] | None = None  # where the server can
        self.numbers = Numbers()
        self.first: deque[Message] = deque()  # goes out even while held
        self.waiting: deque[Message] = deque()
        self.letters = 0
        self.is_held = self.is_late = self.is_stopped = False
        self.wake, self.timer, self.giving_up = asyncio.Event(), None, None
        self.writer = asyncio.create_task(self._write_all())

    def put(self, message: Message) -> None:
        """Queue it, unless it came before; a queue that grows too long is dropped."""
        if self.is_stopped or self.is_late or not self.numbers.lacks(message.number):
            return
        self.numbers.note(message.number)
        if self._wrote_at_once(message.frame):
            return
        self.waiting.append(message)
        self.letters += len(message.text)
        if len(self.waiting) > self.most or self.letters > self.most_letters:
            self._overflow()
        self.wake.set()

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

    def _wrote_at_once(self, frame: bytes) -> bool:
        """Nothing waits here nor in the server, so it can go out without the writer."""
        if not frame or self.write_frame is None or self.is_held or self.waiting or self.first:
            return False
        return self.write_frame(frame)

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
