"""News that is counted anew instead of sent: votes, people present.

However often a tally is asked for, each process makes it at most once in its time, from the
database, and tells its own pages; after the last request it is made once more.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import NamedTuple

from .outbox import Message

logger = logging.getLogger("incubator.live")


class Maker(NamedTuple):
    """Makes the text for a topic, or None where there is nothing to say."""

    make: Callable[[str], Awaitable[str | None]]
    seconds: float


_makers: dict[str, Maker] = {}


def makes_tally(kind: str, *, seconds: float = 0.25):
    """Register an ``async`` function of the topic as the maker of this kind of text."""

    def register(make):
        _makers[kind] = Maker(make, seconds)
        return make

    return register


class Tallies:
    """The tallies that one hub is making."""

    def __init__(self, hand_out: Callable[[str, Message], None]):
        self.hand_out = hand_out
        self.asked: set[tuple[str, str]] = set()
        self.making: dict[tuple[str, str], asyncio.Task] = {}

    def ask(self, kind: str, topic: str) -> None:
        """Make it now, or as soon as its time has passed."""
        key = (kind, topic)
        if kind in _makers:  # else of a newer process
            self.asked.add(key)
        if key in self.asked and key not in self.making:
            self.making[key] = asyncio.create_task(self._make(key))

    async def _make(self, key: tuple[str, str]) -> None:
        kind, topic = key
        try:
            while key in self.asked:
                self.asked.discard(key)
                await self._tell(kind, topic)
                await asyncio.sleep(_makers[kind].seconds)
        finally:
            del self.making[key]

    async def _tell(self, kind: str, topic: str) -> None:
        try:
            text = await _makers[kind].make(topic)
        except Exception:  # the database's, the cache's or the maker's own
            logger.exception("A tally could not be made.")
        else:
            if text is not None:
                self.hand_out(topic, Message(text))
