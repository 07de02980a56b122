"""Many open pages in one asyncio process: sockets of a few lines, so that the load costs little."""

import asyncio
import base64
import json
import os
import struct
from collections.abc import Callable

TEXT, CLOSE, PING, PONG = 1, 8, 9, 10


class Page(asyncio.Protocol):
    """One WebSocket. ``hear`` gets each text; ``ready`` is done with the first one or the end."""

    def __init__(self, request: bytes, hear: Callable[["Page", bytes], None]):
        self.request, self.hear = request, hear
        self.buffer, self.is_open, self.code = b"", False, None
        self.ready = asyncio.get_running_loop().create_future()
        self.ended = asyncio.get_running_loop().create_future()
        self.number, self.frames = 0, []

    def connection_made(self, transport):
        self.transport = transport
        transport.write(self.request)

    def connection_lost(self, error):
        self.is_open = False
        for one in (self.ready, self.ended):
            if not one.done():
                one.set_result(False)

    def data_received(self, data):
        self.buffer += data
        if not self.is_open and not self._shake_hands():
            return
        buffer, at = self.buffer, 0
        while len(buffer) - at >= 2:
            size, start = buffer[at + 1], at + 2
            if size == 126 and len(buffer) - at >= 4:
                size, start = struct.unpack_from("!H", buffer, at + 2)[0], at + 4
            if (size == 126 and start == at + 2) or len(buffer) < start + size:
                break
            self._take(buffer[at] & 0x0F, buffer[start : start + size])
            at = start + size
        self.buffer = buffer[at:]

    def send(self, text: str) -> None:
        """One whole message, masked with zeros."""
        self._write(TEXT, text.encode())

    def _shake_hands(self) -> bool:
        head, end, rest = self.buffer.partition(b"\r\n\r\n")
        if end and b" 101 " in head[:20]:
            self.buffer, self.is_open = rest, True
        elif end:
            self.transport.close()
        return self.is_open

    def _take(self, kind: int, payload: bytes) -> None:
        if kind == TEXT:
            self.hear(self, payload)
        elif kind == PING:
            self._write(PONG, payload)
        elif kind == CLOSE:
            self.code = struct.unpack("!H", payload[:2])[0] if payload else None
            self.transport.close()

    def _write(self, kind: int, data: bytes) -> None:
        size = len(data)
        length = bytes([0x80 | size]) if size < 126 else struct.pack("!BH", 0x80 | 126, size)
        self.transport.write(bytes([0x80 | kind]) + length + bytes(4) + data)


def asks_for(port: int, path: str, cookie: str = "") -> bytes:
    """The request that opens a socket, as a browser on a page of this site sends it."""
    key = base64.b64encode(os.urandom(16)).decode()
    lines = [
        f"GET {path} HTTP/1.1",
        f"Host: localhost:{port}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Version: 13",
        f"Sec-WebSocket-Key: {key}",
        f"Origin: http://localhost:{port}",
        *([f"Cookie: {cookie}"] if cookie else []),
    ]
    return "\r\n".join([*lines, "", ""]).encode()


async def open_page(port: int, path: str, cookie: str, hear) -> Page:
    """A page whose TCP connection stands; OSError where it is refused."""
    loop = asyncio.get_running_loop()
    request = asks_for(port, path, cookie)
    _, page = await loop.create_connection(lambda: Page(request, hear), "127.0.0.1", port)
    return page


def wait_for_ready(page: Page, text: bytes) -> None:
    """Hears a board up to the word that all is told; notes the newest number."""
    message = json.loads(text)
    page.number = max(page.number, message.get("n", 0))
    if message["type"] == "ready" and not page.ready.done():
        page.ready.set_result(True)


class Poster:
    """Some connections that are kept open, over which people post forms as a page's script does."""

    def __init__(self, port: int, connections: int):
        self.port, self.free = port, asyncio.Queue()
        for _ in range(connections):
            self.free.put_nowait(None)

    async def post(self, path: str, fields: dict[str, str], session: str) -> tuple[int, bytes]:
        """The answer's status and body."""
        body = "&".join(f"{name}={value}" for name, value in fields.items()).encode()
        token = "b" * 32
        lines = [
            f"POST {path} HTTP/1.1",
            f"Host: localhost:{self.port}",
            f"Origin: http://localhost:{self.port}",
            "Accept: application/json",
            "Content-Type: application/x-www-form-urlencoded",
            f"Content-Length: {len(body)}",
            f"X-CSRFToken: {token}",
            f"Cookie: {session}; csrftoken={token}",
        ]
        link = await self.free.get()
        try:
            reader, writer = link or await asyncio.open_connection("127.0.0.1", self.port)
            link = None
            writer.write("\r\n".join([*lines, "", ""]).encode() + body)
            answer = await _answer(reader)
            link = (reader, writer)
            return answer
        finally:
            self.free.put_nowait(link)

    def close(self) -> None:
        while not self.free.empty():
            if link := self.free.get_nowait():
                link[1].close()


async def _answer(reader: asyncio.StreamReader) -> tuple[int, bytes]:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    status, *lines = head.strip().split("\r\n")
    named = (line.lower().partition(":") for line in lines)
    size = next((int(value) for name, _, value in named if name == "content-length"), 0)
    body = await reader.readexactly(size)
    return int(status.split()[1]), body
