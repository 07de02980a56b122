"""What is measured of the live board; each gives plain figures."""

import asyncio
import json
import socket
import statistics
import time
from dataclasses import dataclass, field

from . import machine, pages

IN_FLIGHT = 8
FILLER = "i" * 150
LARGE = "x" * 16_000


@dataclass
class Servers:
    """The processes that serve one site (or the bare server), and whom they know."""

    ports: list[int]
    processes: list[int]
    plan: dict = field(default_factory=dict)

    def port(self, number: int) -> int:
        return self.ports[number % len(self.ports)]

    def cpu(self) -> float:
        return sum(machine.cpu_seconds(pid) for pid in self.processes)

    def memory(self) -> int:
        return sum(machine.memory_bytes(pid) for pid in self.processes)

    async def open(self, number: int, board: str, hear, since: str = "") -> list[pages.Page]:
        """So many people's pages on the board at once."""
        path = f"/ws/boards/{self.plan[board]['path']}/?since={since}" if self.plan else "/"
        cookies = self.plan.get("cookies", [""] * number)
        return await asyncio.gather(
            *(pages.open_page(self.port(one), path, cookies[one], hear) for one in range(number))
        )


async def all_ready(opened: list[pages.Page], seconds: float = 60) -> None:
    answers = await asyncio.wait_for(asyncio.gather(*(one.ready for one in opened)), seconds)
    if not all(answers):
        raise RuntimeError(f"{answers.count(False)} of {len(opened)} pages were not let in.")


async def open_ready(servers: Servers, number: int, board: str = "gathering") -> list[pages.Page]:
    """Pages that hear from now on whatever ``page.hear`` is set to."""
    opened = await servers.open(number, board, pages.wait_for_ready)
    if servers.plan:
        await all_ready(opened)
    return opened


def hear_with(opened: list[pages.Page], hear) -> None:
    for page in opened:
        page.hear = hear


async def close_all(opened: list[pages.Page]) -> None:
    for page in opened:
        page.transport.abort()
    await asyncio.sleep(1.5)  # the server notices


async def until_quiet(servers: Servers) -> None:
    """Until who left before costs nothing of what is measured next, twenty seconds at most."""
    for _ in range(40):
        before = servers.cpu()
        await asyncio.sleep(0.5)
        if servers.cpu() - before < 0.02:
            return


async def throughput(servers: Servers, number: int, seconds: float) -> dict:
    """Deliveries a second and processor time each, eight announcements in flight."""
    opened = await open_ready(servers, number)
    path, words = (
        ("/bench/", f"{servers.plan['gathering']['topic']} ") if servers.plan else ("/", "")
    )
    speaker = await pages.open_page(servers.port(0), path, "", lambda *_: None)
    waiting, free = {}, asyncio.Semaphore(IN_FLIGHT)
    delivered = 0

    def hear(page, text):
        nonlocal delivered
        if text in waiting:
            delivered += 1
            waiting[text] -= 1
            if not waiting[text]:
                del waiting[text]
                free.release()

    hear_with(opened, hear)
    await asyncio.sleep(0.5)
    began, before = time.perf_counter(), servers.cpu()
    said = 0
    while time.perf_counter() - began < seconds:
        await asyncio.wait_for(free.acquire(), 30)
        said += 1
        text = json.dumps({"type": "said", "number": said, "text": FILLER})
        waiting[text.encode()] = number
        speaker.send(words + text)
    for _ in range(IN_FLIGHT):
        await asyncio.wait_for(free.acquire(), 30)
    taken, spent = time.perf_counter() - began, servers.cpu() - before
    await close_all([*opened, speaker])
    return {"rate": delivered / taken, "cpu_us": 1e6 * spent / delivered}


async def beside_bare(servers: Servers, bare: Servers, number: int, seconds: float, rounds: int):
    """Medians of rounds in turn, so that a busy machine slows both."""
    found = [
        (await throughput(bare, number, seconds), await throughput(servers, number, seconds))
        for _ in range(rounds)
    ]
    return {
        "rate": statistics.median(own["rate"] for _, own in found),
        "bare_rate": statistics.median(other["rate"] for other, _ in found),
        "ratio": statistics.median(own["rate"] / other["rate"] for other, own in found),
        "cpu_us": statistics.median(own["cpu_us"] for _, own in found),
        "bare_cpu_us": statistics.median(other["cpu_us"] for other, _ in found),
    }


async def memory(servers: Servers, number: int) -> dict:
    """KiB of the server for each of so many open pages, beyond what the first ones load."""
    await close_all(await open_ready(servers, 200 * len(servers.ports)))
    await until_quiet(servers)
    before = servers.memory()
    opened = await open_ready(servers, number)
    grown = servers.memory() - before
    await close_all(opened)
    return {"kib": grown / 1024 / number}


async def sleeper(servers: Servers, number: int = 20) -> dict:
    """One page that never reads, among some that do: when it is closed, what it costs."""
    await until_quiet(servers)
    opened = await open_ready(servers, number)
    stuck = await _stuck_page(servers)
    heard = asyncio.Queue()
    hear_with(opened, lambda page, text: heard.put_nowait(text))
    speaker = await pages.open_page(servers.port(0), "/bench/", "", lambda *_: None)
    await asyncio.sleep(0.5)  # until it may speak
    before, slowest, most, began = servers.memory(), 0.0, 0, time.perf_counter()
    is_open = True
    while is_open and time.perf_counter() - began < 30:
        at = time.perf_counter()
        speaker.send(f"{servers.plan['gathering']['topic']} {LARGE}")
        for _ in range(number):
            await asyncio.wait_for(heard.get(), 10)
        slowest = max(slowest, time.perf_counter() - at)
        most = max(most, servers.memory() - before)
        is_open = not _is_closed(stuck)
        await asyncio.sleep(0.01)
    stuck.close()
    await close_all([*opened, speaker])
    return {
        "closed_after": time.perf_counter() - began if not is_open else None,
        "megabytes": most / 1e6,
        "slowest_ms": 1000 * slowest,
    }


async def _stuck_page(servers: Servers) -> socket.socket:
    stuck = socket.socket()
    stuck.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 32_768)
    stuck.connect(("127.0.0.1", servers.port(0)))
    path = f"/ws/boards/{servers.plan['gathering']['path']}/"
    stuck.sendall(pages.asks_for(servers.port(0), path, servers.plan["cookies"][-1]))
    stuck.setblocking(False)
    await asyncio.sleep(1)
    return stuck


def _is_closed(stuck: socket.socket) -> bool:
    """The server has reset the connection or sent its end, told by the kernel without reading."""
    state = stuck.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 1)[0]
    return state != 1  # TCP_ESTABLISHED
