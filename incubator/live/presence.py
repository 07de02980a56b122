"""How many people (not pages) are at a topic, over all processes.

Each process has a number of its own and writes into the shared cache who is at a topic here:
at most every two seconds, where somebody came or went, and now and then so that it stays. What a
process that died has written lapses. A cache that does not answer counts nobody and fails nothing.
"""

import asyncio
import json
import logging
from collections import Counter
from contextlib import suppress
from uuid import uuid4

from django.core.cache import cache

from .database import in_database
from .tallies import makes_tally

logger = logging.getLogger("incubator.live")
KIND = "presence"
PROCESSES = 32
EVERY, STAYING, LASTING = 2.0, 20.0, 60  # seconds


def people_at(topic: str) -> int | None:
    """How many people are here now; None where nobody knows."""
    try:
        found = cache.get_many([_key(topic, number) for number in range(PROCESSES)])
    except Exception:  # each backend has errors of its own
        logger.warning("The cache does not answer: nobody is counted.")
        return None
    return len(set().union(*found.values()))


@makes_tally(KIND, seconds=EVERY)
async def presence_text(topic: str) -> str | None:
    """What pages hear when people come and go."""
    people = await in_database(people_at)(topic)
    return None if people is None else json.dumps({"type": KIND, "people": people})


class Presence:
    """The people of this process; ``tell`` asks all processes to count a topic anew."""

    def __init__(self, tell):
        self.tell, self.owner, self.number = tell, uuid4().hex, 0
        self.pages: dict[str, Counter] = {}
        self.changed: dict[str, asyncio.Event] = {}
        self.writing: dict[str, asyncio.Task] = {}

    def come(self, topic: str, who: int | str) -> None:
        """One more page of this person."""
        self._count(topic, who, 1)

    def go(self, topic: str, who: int | str) -> None:
        """One page less."""
        self._count(topic, who, -1)

    def _count(self, topic: str, who: int | str, change: int) -> None:
        pages = self.pages.setdefault(topic, Counter())
        before = len(pages)
        pages[who] += change
        if not pages[who]:
            del pages[who]
        if len(pages) != before:
            self.changed.setdefault(topic, asyncio.Event()).set()
            if topic not in self.writing:
                self.writing[topic] = asyncio.create_task(self._write_on(topic))

    async def _write_on(self, topic: str) -> None:
        """Until the last one has gone."""
        is_news = True
        while is_news or self.pages[topic]:
            self.changed[topic].clear()
            await in_database(self._write)(topic, list(self.pages[topic]))
            if is_news:
                await self.tell(topic)
            await asyncio.sleep(EVERY)
            with suppress(TimeoutError):
                if self.pages[topic]:
                    await asyncio.wait_for(self.changed[topic].wait(), STAYING)
            is_news = self.changed[topic].is_set()
        del self.pages[topic], self.changed[topic], self.writing[topic]

    def _write(self, topic: str, people: list) -> None:
        try:
            if self._has_number():
                cache.set(_key(topic, self.number), people, LASTING)
        except Exception:
            logger.warning("The cache does not answer: people here are not counted.")

    def _has_number(self) -> bool:
        """Keep this process's number, or take a free one."""
        for number in [self.number, *range(PROCESSES)]:
            name = f"presence.{number}"
            if cache.add(name, self.owner, LASTING):
                self.number = number
                return True
            if cache.get(name) == self.owner:
                cache.touch(name, LASTING)
                self.number = number
                return True
        return False


def _key(topic: str, number: int) -> str:
    return f"presence.{topic}.{number}"
