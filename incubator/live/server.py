"""The site's server: Daphne with a long queue for newcomers and small messages on sockets."""

import asyncio
import gc
import socket
from collections.abc import Callable
from functools import partial

from django.urls import get_resolver

from daphne.server import Server
from twisted.internet.tcp import Connection

from .outbox import DRAINED, WRITE_FRAMES

BACKLOG = 2048
"""Connections that may wait while the process is busy: a room that opens the site at once."""
MAX_MESSAGE = 16 * 1024
"""Bytes of one message from a browser; the board's own are far smaller."""
SOCKET_SECONDS = 4 * 60 * 60
HANDSHAKE_SECONDS = 30
"""A room that comes back at once waits for each other; Daphne's five seconds turned some away."""
COLLECTED_AFTER = 10_000, 20, 50
"""New objects before the youngest are looked through; such rounds before older ones are, twice."""
PING_SECONDS, PONG_SECONDS = 20, 30
HTTP_SECONDS = 60
PROXY_HEADERS = {  # as the daphne command's --proxy-headers
    "proxy_forwarded_address_header": "X-Forwarded-For",
    "proxy_forwarded_port_header": "X-Forwarded-Port",
    "proxy_forwarded_proto_header": "X-Forwarded-Proto",
}


class Drain:
    """Told by the transport of one connection when it holds much back (Twisted's producer)."""

    def __init__(self):
        self.is_free = asyncio.Event()
        self.resumeProducing()

    def pauseProducing(self):
        self.is_free.clear()

    def resumeProducing(self):
        self.is_free.set()

    stopProducing = resumeProducing


def write_frames(protocol, frames: bytes) -> bool:
    """Hand whole frames to the kernel; False where the ordinary way has to take it.

    Autobahn builds each frame anew and Twisted queues each write: ten times the work. Used only
    where nothing of the connection waits in either, so frames stay whole and in order. What the
    kernel leaves goes through the transport. tests/live/test_server.py names the versions of both
    that this was read against.
    """
    transport = protocol.transport
    if (
        protocol.state != protocol.STATE_OPEN
        or protocol.send_queue
        or protocol._perMessageCompress is not None
        or transport._tempDataBuffer
        or transport.dataBuffer
        or transport.disconnecting
        or not transport.connected
    ):
        return False
    written = transport.writeSomeData(frames)
    if isinstance(written, Exception):
        return False  # the connection is lost, and the ordinary way says so
    if written < len(frames):
        transport.write(frames[written:])
    return True


class SiteServer(Server):
    """Daphne, which lets a socket's consumer wait until a slow reader has read, and gives it a way
    to write what was made ready for many."""

    def create_application(self, protocol, scope):
        if scope["type"] == "websocket":
            drain = Drain()
            protocol.transport.unregisterProducer()  # of the HTTP request that became a socket
            protocol.transport.registerProducer(drain, True)
            scope["extensions"] = {DRAINED: drain.is_free.wait}
            if isinstance(protocol.transport, Connection) and not protocol.transport.TLS:
                scope["extensions"][WRITE_FRAMES] = partial(write_frames, protocol)
        return super().create_application(protocol, scope)


def is_port_free(port: int, interface: str) -> bool:
    """Whether a server could listen there now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((interface, port))
        except OSError:
            return False
    return True


def on_port(port: int, interface: str) -> str:
    """The address of a server on a TCP port, in Twisted's words."""
    return f"tcp:port={port}:interface={interface}:backlog={BACKLOG}"


def on_socket(path: str) -> str:
    """The address of a server on a socket that a proxy of the same group reaches."""
    return f"unix:{path}:mode=660:backlog={BACKLOG}"


def settle() -> None:
    """Keep what was loaded out of garbage collection, which else stops all for 0.4 seconds.

    The collector then looks through what came since, requests and connections: often through the
    youngest, where a request's cycles are, and seldom through all, which with a thousand sockets
    takes as long again.
    """
    gc.set_threshold(*COLLECTED_AFTER)
    get_resolver().url_patterns  # noqa: B018 (loads the views, which the first request would)
    gc.collect()
    gc.freeze()


def build_server(
    application,
    *,
    address: str,
    behind_proxy: bool = False,
    when_ready: Callable[[], None] | None = None,
) -> Server:
    """A server for one address; its ``run()`` lasts until SIGINT or SIGTERM.

    Behind a proxy the visitor's address and scheme are read from its ``X-Forwarded`` headers.
    """
    headers = PROXY_HEADERS if behind_proxy else {}
    settle()
    return SiteServer(
        application,
        endpoints=[address],
        http_timeout=HTTP_SECONDS,
        ping_interval=PING_SECONDS,
        ping_timeout=PONG_SECONDS,
        websocket_timeout=SOCKET_SECONDS,
        websocket_connect_timeout=HANDSHAKE_SECONDS,
        websocket_handshake_timeout=HANDSHAKE_SECONDS,
        websocket_max_message_size=MAX_MESSAGE,
        websocket_max_frame_size=MAX_MESSAGE,
        ready_callable=when_ready,
        server_name="",
        **headers,
    )
