"""The short way of a frame to the kernel: what it was read against, and what it writes."""

import gc
from importlib.metadata import version

import pytest

from incubator.live.outbox import Message
from incubator.live.rooms import announce_on_commit
from incubator.live.server import build_server, on_port, write_frames

from .log_feed import Log, LogFeed
from .test_real_feeds import READY, open_pages  # noqa: F401 (a fixture)

TRIED = {"daphne": "4.2.3", "autobahn": "26.10.2", "Twisted": "26.10.0"}
"""Read ``write_frames`` against a new version's sendFrame, sendData and FileDescriptor.doWrite
before it stands here."""


@pytest.mark.parametrize("package", TRIED)
def test_server_is_the_one_that_the_short_way_was_read_against(package):
    assert version(package) == TRIED[package]


class Transport:
    """Takes so many bytes at once."""

    def __init__(self, takes):
        self.takes, self.kernel, self.later = takes, b"", b""
        self._tempDataBuffer, self.dataBuffer = [], b""
        self.connected, self.disconnecting = True, False

    def writeSomeData(self, data):
        self.kernel += data[: self.takes]
        return min(self.takes, len(data))

    def write(self, data):
        self.later += data


class Protocol:
    STATE_OPEN, _perMessageCompress = 3, None

    def __init__(self, takes=1000):
        self.state, self.send_queue, self.transport = self.STATE_OPEN, [], Transport(takes)


@pytest.mark.parametrize("takes", [0, 1, 3, 1000])
def test_frame_that_the_kernel_takes_in_part_goes_on_through_the_transport(takes):
    protocol = Protocol(takes)

    assert write_frames(protocol, b"a frame")
    assert protocol.transport.kernel + protocol.transport.later == b"a frame"


@pytest.mark.parametrize(
    "busy",
    [
        lambda protocol: setattr(protocol, "state", 2),
        lambda protocol: protocol.send_queue.append(b"x"),
        lambda protocol: setattr(protocol, "_perMessageCompress", object()),
        lambda protocol: protocol.transport._tempDataBuffer.append(b"x"),
        lambda protocol: setattr(protocol.transport, "dataBuffer", b"x"),
        lambda protocol: setattr(protocol.transport, "disconnecting", True),
        lambda protocol: setattr(protocol.transport, "connected", False),
    ],
)
def test_frame_waits_its_turn_where_anything_of_the_connection_waits(busy):
    protocol = Protocol()
    busy(protocol)

    assert not write_frames(protocol, b"a frame")
    assert protocol.transport.kernel == b""


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("size", [0, 1, 125, 126, 127, 16_000])
def test_announcement_of_any_length_arrives_whole(served, open_pages, monkeypatch, size):  # noqa: F811
    monkeypatch.setattr(LogFeed, "log", Log("log.frames"))
    [page] = open_pages(1)
    assert page.heard() == READY
    [outbox] = served.outboxes()
    assert outbox.write_frames is not None

    served.do(lambda: announce_on_commit("log.frames", "é" * (size // 2) + "x" * (size % 2)))
    served.do(lambda: announce_on_commit("log.frames", "last"))

    assert [page.heard(), page.heard()] == ["é" * (size // 2) + "x" * (size % 2), "last"]


def test_server_keeps_what_was_loaded_out_of_garbage_collection():
    frozen = gc.get_freeze_count()
    build_server(None, address=on_port(0, "127.0.0.1"))

    assert gc.get_freeze_count() > frozen


def test_frame_of_a_large_text_says_its_length_in_eight_bytes():
    frame = Message("x" * 70_000).frame()

    assert frame[:2] == b"\x81\x7f"
    assert int.from_bytes(frame[2:10], "big") == len(frame) - 10 == 70_000
