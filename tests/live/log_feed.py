"""A feed for tests: its numbered log is a list, and its rights are sets."""

import asyncio
import json
import threading

from incubator.live.feeds import FeedConsumer, Missed
from incubator.live.outbox import Message, Outbox
from incubator.live.rooms import announce_on_commit

OLDEST = 100
"""More than so many missed messages are not told one by one."""


class Log:
    """What was announced, by number; ``allowed`` is None where everybody may listen."""

    def __init__(self, topic: str = "log.1"):
        self.topic, self.lock = topic, threading.Lock()
        self.texts: list[str] = []
        self.allowed: set[int] | None = None
        self.reading_takes = 0.0

    def write(self, words: str = "") -> int:
        """The next entry, saved but not announced yet."""
        with self.lock:
            number = len(self.texts) + 1
            self.texts.append(json.dumps({"number": number, "words": words}))
        return number

    def announce(self, number: int) -> None:
        announce_on_commit(self.topic, self.texts[number - 1], number=number)

    def add(self, words: str = "") -> int:
        """Written and announced, as a service does."""
        number = self.write(words)
        self.announce(number)
        return number


class ImpatientOutbox(Outbox):
    patience = 0.5


class LogFeed(FeedConsumer):
    """Listens to the log of the moment."""

    log = Log()
    counts_people = False
    outbox_class = ImpatientOutbox

    async def topics(self):
        allowed = self.log.allowed
        return [self.log.topic] if allowed is None or self.listener() in allowed else None

    async def missed(self, since):
        texts = list(self.log.texts)
        await asyncio.sleep(self.log.reading_takes)
        if since is None:
            return Missed([], len(texts))
        if len(texts) - since > OLDEST:
            return None
        numbers = range(since + 1, len(texts) + 1)
        return Missed([Message(texts[number - 1], number) for number in numbers], len(texts))

    def present_at(self):
        return self.log.topic if self.counts_people else None
