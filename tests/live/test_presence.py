"""How many people are here: people, not pages, over all processes."""

import asyncio
from collections import Counter

from django.core.cache import cache

import pytest
from asgiref.sync import sync_to_async

from incubator.live import presence
from incubator.live.presence import Presence, people_at, presence_text

pytestmark = pytest.mark.services
TOPIC = "board.1"


class Process:
    """A process's people, and how often it asked all to count anew."""

    def __init__(self):
        self.asked = 0
        self.presence = Presence(self.ask)
        self.come, self.go = self.presence.come, self.presence.go

    async def ask(self, topic):
        self.asked += 1


@pytest.fixture(autouse=True)
def fast(monkeypatch):
    monkeypatch.setattr(presence, "EVERY", 0.05)
    monkeypatch.setattr(presence, "STAYING", 0.1)


async def counted(number) -> bool:
    """Whether so many people are counted before long."""
    for _ in range(100):
        if await sync_to_async(people_at)(TOPIC) == number:
            return True
        await asyncio.sleep(0.02)
    return False


async def leave(process):
    for who, pages in list(process.presence.pages.get(TOPIC, {}).items()):
        for _ in range(pages):
            process.go(TOPIC, who)
    await asyncio.gather(*process.presence.writing.values())


async def test_presence_counts_people_not_pages():
    process = Process()
    for who in (1, 1, 2, "guest.12"):
        process.come(TOPIC, who)
    assert await counted(3)
    assert await presence_text(TOPIC) == '{"type": "presence", "people": 3}'

    process.go(TOPIC, 1)
    process.go(TOPIC, 2)

    assert await counted(2)
    await leave(process)
    assert await counted(0)
    assert process.presence.pages == {}


async def test_presence_counts_a_person_in_two_processes_once():
    here, there = Process(), Process()
    for process, people in ((here, (1, 2)), (there, (2, 3))):
        for who in people:
            process.come(TOPIC, who)

    assert await counted(3)
    assert here.presence.number != there.presence.number
    await leave(here)
    assert await counted(2)
    await leave(there)


async def test_presence_is_written_and_told_seldom(monkeypatch):
    writes = Counter()
    write = Presence._write

    def count(self, topic, people):
        writes[topic] += 1
        write(self, topic, people)

    monkeypatch.setattr(Presence, "_write", count)
    process = Process()
    for who in range(300):
        process.come(TOPIC, who)
        await asyncio.sleep(0.001)

    assert await counted(300)
    assert process.asked <= writes[TOPIC] < 50
    asked = process.asked
    await asyncio.sleep(0.3)
    assert process.asked == asked  # who stays is no news
    await leave(process)


async def test_presence_after_the_cache_was_emptied_is_there_again():
    process = Process()
    process.come(TOPIC, 1)
    assert await counted(1)

    keys = [f"presence.{process.presence.number}", f"presence.{TOPIC}.{process.presence.number}"]
    await sync_to_async(cache.delete_many)(keys)

    assert await counted(1)
    await leave(process)


async def test_presence_of_a_dead_cache_is_not_known_and_fails_nothing(settings):
    settings.CACHES = {"default": {"BACKEND": "tests.live.dead_cache.DeadCache"}}
    process = Process()
    process.come(TOPIC, 1)
    await asyncio.sleep(0.1)

    assert await sync_to_async(people_at)(TOPIC) is None
    assert await presence_text(TOPIC) is None
    await leave(process)
    assert process.presence.pages == {}
