"""A small load client: some connections that are kept open, each asks again when answered."""

import asyncio
import time


class Load:
    """One address, asked by so many connections at once."""

    def __init__(self, port: int, path: str, cookie: str, connections: int):
        self.port, self.path, self.connections = port, path, connections
        lines = [f"GET {path} HTTP/1.1", f"Host: localhost:{port}", "Accept-Encoding: br, gzip"]
        lines += [f"Cookie: {cookie}"] if cookie else []
        self.request = ("\r\n".join(lines) + "\r\n\r\n").encode()

    async def run(self, seconds: float) -> dict:
        """Requests, requests a second, p50 and p95 in ms, and the size of one answer in kB.

        Raises RuntimeError for any answer but 200.
        """
        self.times, self.size = [], 0
        begin = time.perf_counter()
        await asyncio.gather(*(self._ask(begin + seconds) for _ in range(self.connections)))
        taken = time.perf_counter() - begin
        times = sorted(self.times)
        return {
            "requests": len(times),
            "rate": len(times) / taken,
            "p50": 1000 * times[len(times) // 2],
            "p95": 1000 * times[int(len(times) * 0.95)],
            "kilobytes": self.size / 1000,
        }

    async def _ask(self, until: float) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            while (start := time.perf_counter()) < until:
                writer.write(self.request)
                self.size = await self._answer(reader)
                self.times.append(time.perf_counter() - start)
        finally:
            writer.close()

    async def _answer(self, reader: asyncio.StreamReader) -> int:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        status, *lines = head.strip().split("\r\n")
        headers = dict(line.lower().split(": ", 1) for line in lines)
        if " 200 " not in f"{status} ":
            raise RuntimeError(f"{self.path} answered {status}")
        if headers.get("transfer-encoding") == "chunked":
            return await _chunks(reader)
        length = int(headers["content-length"])
        await reader.readexactly(length)
        return length


async def _chunks(reader: asyncio.StreamReader) -> int:
    size = 0
    while length := int(await reader.readline(), 16):
        await reader.readexactly(length + 2)
        size += length
    await reader.readline()
    return size


async def until_open(port: int) -> None:
    """Come back when the port answers."""
    while True:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.2)
        else:
            return writer.close()
