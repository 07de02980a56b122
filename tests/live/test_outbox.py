"""One connection's queue: order, each number once, and what happens to those who do not read."""

import asyncio

import hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st

from incubator.live import close_codes
from incubator.live.outbox import RESYNC, Message, Outbox


class Page:
    """Takes what it is sent while it reads."""

    def __init__(self, **limits):
        self.texts, self.codes, self.reads = [], [], asyncio.Event()
        self.reads.set()
        self.outbox = type("Limited", (Outbox,), limits)(self.take, self.close)

    async def take(self, text):
        self.texts.append(text)
        await self.reads.wait()

    async def close(self, code):
        self.codes.append(code)
        self.outbox.stop()

    def put(self, *numbers):
        for number in numbers:
            self.outbox.put(message(number))


def message(number) -> Message:
    return Message(str(number), number)


async def settle():
    for _ in range(5):
        await asyncio.sleep(0)


async def test_outbox_sends_in_order_and_each_number_once():
    page = Page()
    page.put(1, 2, 2, 1, 4, 3, 4)
    await settle()

    assert page.texts == ["1", "2", "4", "3"]
    assert (page.outbox.numbers.upto, page.outbox.numbers.beyond) == (4, set())


async def test_outbox_sends_what_has_no_number_each_time():
    page = Page()
    page.outbox.put(Message("tally"))
    page.outbox.put(Message("tally"))
    await settle()

    assert page.texts == ["tally", "tally"]


class Wire:
    """Takes frames at once, as our server's connections do, until it is full."""

    def __init__(self, page: Page):
        self.writes, self.is_full = [], False
        page.outbox.write_frames = self.write

    def write(self, frames) -> bool:
        if not self.is_full:
            self.writes.append(frames)
        return not self.is_full


async def test_outbox_writes_a_burst_at_once_where_the_connection_takes_it():
    page = Page()
    wire = Wire(page)
    page.outbox.put(message(1), message(2), Message("tally"), frames=b"all")
    page.outbox.put(message(2), message(3), frames=b"one of them came before")
    await settle()

    assert wire.writes == [b"all"]
    assert page.texts == ["3"]


async def test_outbox_queues_a_burst_that_the_connection_does_not_take_and_what_follows():
    page = Page()
    wire = Wire(page)
    wire.is_full = True
    page.outbox.put(message(1), message(2), frames=b"first")
    wire.is_full = False
    page.outbox.put(message(3), frames=b"second")
    await settle()

    assert wire.writes == []
    assert page.texts == ["1", "2", "3"]


async def test_outbox_counts_a_burst_against_its_bound():
    page = Page(most=3)
    page.reads.clear()
    page.outbox.put(*[message(number) for number in range(1, 20)])
    page.reads.set()
    await settle()

    assert page.texts == [RESYNC.text]


async def test_outbox_while_held_waits_and_then_sends_what_was_missed_first():
    page = Page()
    page.outbox.numbers.reach(5)
    page.outbox.hold()
    page.put(9, 7, 4, 10)
    await settle()
    assert page.texts == []

    page.outbox.release([message(6), message(7), message(8)], newest=8)
    page.put(8, 11)
    await settle()

    assert page.texts == ["6", "7", "8", "9", "10", "11"]


async def test_outbox_held_again_sends_only_what_it_had_not():
    page = Page()
    page.put(1, 2, 4)
    await settle()
    page.outbox.hold()
    page.put(5)
    page.outbox.release([message(3), message(4), message(5)], newest=5)
    await settle()

    assert page.texts == ["1", "2", "4", "3", "5"]


async def test_outbox_sends_a_tally_among_what_was_missed():
    page = Page()
    page.outbox.hold()
    page.outbox.release([message(1), Message("tally")], newest=1)
    await settle()

    assert page.texts == ["1", "tally"]


@pytest.mark.parametrize("limits", [{"most": 3}, {"most_letters": 3}])
async def test_outbox_that_overflows_is_dropped_and_tells_to_resync(limits):
    page = Page(**limits)
    page.reads.clear()
    page.put(1)
    await settle()
    page.put(2, 3, 4, 5, 6)
    page.reads.set()
    await settle()
    page.put(7)
    await settle()

    assert page.texts == ["1", RESYNC.text, "7"]
    assert page.codes == []


async def test_outbox_that_takes_nothing_after_the_overflow_is_closed():
    page = Page(most=3, patience=0.05)
    page.reads.clear()
    page.put(*range(1, 10))
    await asyncio.sleep(0.2)

    assert page.codes == [close_codes.TOO_SLOW]
    page.reads.set()
    await settle()
    assert page.texts == ["1"] or page.texts == [RESYNC.text]


async def test_outbox_that_stopped_sends_nothing():
    page = Page()
    page.put(1)
    page.outbox.stop()
    page.put(2)
    await settle()

    assert page.texts == []


@pytest.mark.parametrize(
    ("error", "codes"), [(ConnectionError, []), (ValueError, [close_codes.NOT_NOW])]
)
async def test_outbox_that_cannot_write_is_closed_unless_it_is_gone(error, codes):
    page = Page()

    async def broken(text):
        raise error

    page.outbox.write = broken
    page.put(1, 2)
    await settle()

    assert page.codes == codes


@given(data=st.data(), since=st.integers(0, 5), newest=st.integers(0, 12))
@hypothesis.settings(deadline=None, max_examples=300)
def test_outbox_loses_and_doubles_nothing_however_announcements_come(data, since, newest):
    """The database says all up to ``newest``; announcements of any age come in any order."""
    numbers = st.lists(st.integers(1, 15), max_size=15)
    early, during, late = (data.draw(numbers) for _ in range(3))
    newest = max([newest, since, *early])  # what was announced before is in the database
    during += range(newest + 1, 16)  # what it did not know yet is announced later

    async def play():
        page = Page()
        page.outbox.numbers.reach(since)
        page.put(*early)
        await settle()
        page.outbox.hold()
        read_from = page.outbox.numbers.upto
        page.put(*during)
        missed = [message(one) for one in range(read_from + 1, newest + 1)]
        page.outbox.release(missed, newest)
        page.put(*late)
        await asyncio.sleep(0.001)
        page.outbox.stop()
        return page.texts

    assert sorted(asyncio.run(play()), key=int) == [str(one) for one in range(since + 1, 16)]
