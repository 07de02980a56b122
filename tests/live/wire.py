"""A socket client of a few lines, so that tests see bytes and close codes as a browser would."""

import base64
import json
import os
import socket
import struct

TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10


class Wire:
    """One WebSocket over plain TCP. ``status`` is the handshake's HTTP status.

    ``buffer`` is how many bytes the system takes for a page that does not read.
    """

    def __init__(
        self, port: int, path="/ws/me/", *, origin="http://localhost", cookie="", buffer=None
    ):
        self.tcp = socket.socket()
        if buffer:
            self.tcp.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
        self.tcp.settimeout(10)
        self.tcp.connect(("127.0.0.1", port))
        key = base64.b64encode(os.urandom(16)).decode()
        lines = [
            f"GET {path} HTTP/1.1",
            f"Host: localhost:{port}",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
            f"Sec-WebSocket-Key: {key}",
            *([f"Origin: {origin}"] if origin is not None else []),
            *([f"Cookie: {cookie}"] if cookie else []),
        ]
        self.tcp.sendall("\r\n".join([*lines, "", ""]).encode())
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            head += self._exactly(1)
        self.status = int(head.split()[1])

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.tcp.close()

    def send(self, payload: str | bytes) -> None:
        """One whole message, masked as browsers mask."""
        kind = TEXT if isinstance(payload, str) else BINARY
        data = payload.encode() if isinstance(payload, str) else payload
        size = len(data)
        length = bytes([0x80 | size]) if size < 126 else struct.pack("!BH", 0x80 | 126, size)
        self.tcp.sendall(bytes([0x80 | kind]) + length + bytes(4) + data)

    def frame(self, seconds: float = 10) -> tuple[int, bytes]:
        """The next frame: its kind and payload. Raises TimeoutError."""
        self.tcp.settimeout(seconds)
        first, second = self._exactly(2)
        size = second & 0x7F
        if size == 126:
            [size] = struct.unpack("!H", self._exactly(2))
        return first & 0x0F, self._exactly(size)

    def heard(self, seconds: float = 10) -> dict | str | int:
        """The next message (JSON read, else its text), or the code of the close frame."""
        kind, payload = self.frame(seconds)
        while kind in {PING, PONG}:
            kind, payload = self.frame(seconds)
        if kind == CLOSE:
            return struct.unpack("!H", payload[:2])[0]
        text = payload.decode()
        return json.loads(text) if text.startswith("{") else text

    def rest(self, seconds: float = 10) -> list:
        """Everything that still comes, up to and with the close code."""
        found = [self.heard(seconds)]
        while not isinstance(found[-1], int):
            found.append(self.heard(seconds))
        return found

    def _exactly(self, size: int) -> bytes:
        data = b""
        while len(data) < size:
            more = self.tcp.recv(size - len(data))
            if not more:
                raise EOFError("The server hung up.")
            data += more
        return data
