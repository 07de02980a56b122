"""The site's server: Daphne with a long queue for newcomers and small messages on sockets."""

import socket
from collections.abc import Callable

from daphne.server import Server

BACKLOG = 2048
"""Connections that may wait while the process is busy: a room that opens the site at once."""
MAX_MESSAGE = 16 * 1024
"""Bytes of one message from a browser; the board's own are far smaller."""
SOCKET_SECONDS = 4 * 60 * 60
PING_SECONDS, PONG_SECONDS = 20, 30
HTTP_SECONDS = 60


def is_port_free(port: int, interface: str) -> bool:
    """Whether a server could listen there now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((interface, port))
        except OSError:
            return False
    return True


def build_server(
    application, *, port: int, interface: str, when_ready: Callable[[], None] | None = None
) -> Server:
    """A server for one TCP port; its ``run()`` lasts until SIGINT or SIGTERM."""
    return Server(
        application,
        endpoints=[f"tcp:port={port}:interface={interface}:backlog={BACKLOG}"],
        http_timeout=HTTP_SECONDS,
        ping_interval=PING_SECONDS,
        ping_timeout=PONG_SECONDS,
        websocket_timeout=SOCKET_SECONDS,
        websocket_max_message_size=MAX_MESSAGE,
        websocket_max_frame_size=MAX_MESSAGE,
        ready_callable=when_ready,
        server_name="",
    )
