"""Feeds through the real server: many at once, and pages that do not read."""

import time

import pytest
from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer

from incubator.live import close_codes
from incubator.live.rooms import announce_on_commit, check_on_commit, room_of_person
from tests.factories import UserFactory

from .conftest import sign_in
from .log_feed import Log, LogFeed
from .wire import Wire

pytestmark = pytest.mark.django_db(transaction=True)
READY = {"type": "ready"}
RESYNC = {"type": "resync"}
LARGE = "x" * 16_000


@pytest.fixture
def log(monkeypatch):
    fresh = Log("log.real")
    monkeypatch.setattr(LogFeed, "log", fresh)
    return fresh


@pytest.fixture
def open_pages(served):
    """Opens pages, ten for each person."""
    opened = []

    def open_them(number, person=None, **options):
        for index in range(number):
            if index % 10 == 0:
                cookie = f"sessionid={sign_in(person or UserFactory())}"
            page = Wire(served.port, "/ws/log/?since=0", cookie=cookie, **options)
            opened.append(page)
        return opened[-number:]

    yield open_them
    for page in opened:
        page.tcp.close()


def test_two_hundred_pages_get_one_announcement(served, log, open_pages):
    pages = open_pages(200)
    assert [page.heard() for page in pages] == [READY] * 200

    served.do(lambda: log.add("for all"))

    assert [page.heard(5) for page in pages] == [{"number": 1, "words": "for all"}] * 200
    for page in pages:
        page.send("ping")
    assert [page.heard(5) for page in pages] == ["pong"] * 200  # and nothing came twice


def test_page_that_never_reads_is_closed_and_delays_nobody(served, log, open_pages):
    [stuck] = open_pages(1, buffer=32_768)
    [page] = open_pages(1)
    assert page.heard() == READY
    slowest, said = 0.0, 0
    while said < 2000 and len(served.outboxes()) > 1:
        began = time.monotonic()
        served.do(lambda: announce_on_commit(log.topic, LARGE))
        assert page.heard(5) == LARGE
        slowest, said = max(slowest, time.monotonic() - began), said + 1

    assert len(served.outboxes()) == 1
    assert slowest < 2
    assert hung_up(stuck)
    served.do(lambda: log.add("still here"))
    assert page.heard() == {"number": 1, "words": "still here"}


def hung_up(page) -> bool:
    """The server has ended the connection, which is reset where the page had not read."""
    try:
        while True:
            if page.heard(5) == close_codes.TOO_SLOW:
                return True
    except (EOFError, ConnectionError):
        return True


def test_page_that_reads_late_is_told_to_resync_and_goes_on(served, log, open_pages, monkeypatch):
    monkeypatch.setattr(LogFeed.outbox_class, "patience", 60)
    [late] = open_pages(1, buffer=32_768)
    assert late.heard() == READY
    while not any(one.is_late for one in served.outboxes()):
        served.do(lambda: announce_on_commit(log.topic, LARGE))
    heard = [late.heard()]
    while heard[-1] != RESYNC:
        heard.append(late.heard())

    served.do(lambda: log.add("on"))
    while heard[-1] in (LARGE, RESYNC):
        heard.append(late.heard())

    assert {str(one) for one in heard[:-1]} == {LARGE, str(RESYNC)}
    assert heard[-1] == {"number": 1, "words": "on"}


def test_page_whose_right_ends_is_closed_within_two_seconds(served, log, open_pages):
    person = UserFactory()
    [page], [other] = open_pages(1, person), open_pages(1)
    assert (page.heard(), other.heard()) == (READY, READY)

    log.allowed = set()
    served.do(lambda: check_on_commit(room_of_person(person.pk)))
    assert page.heard(2) == close_codes.FORBIDDEN

    served.do(lambda: log.add())
    assert other.heard()["number"] == 1


def test_announcements_in_one_burst_all_come(served, log, open_pages):
    [page] = open_pages(1)
    assert page.heard() == READY

    served.do(lambda: [log.add() for _ in range(800)])

    assert [page.heard(5)["number"] for _ in range(800)] == list(range(1, 801))


def test_announcement_while_the_layer_is_dead_fails_nothing(served, log, settings):
    settings.CHANNEL_LAYERS = {"default": {"BACKEND": "tests.live.dead_layer.DeadLayer"}}
    with pytest.raises(ConnectionError):
        async_to_sync(get_channel_layer().group_send)("room", {})

    assert served.do(log.add) == 1
