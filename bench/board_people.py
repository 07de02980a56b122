"""What a room of people does at once on the board: ideas, dots, and coming back."""

import asyncio
import json
import time
from collections import Counter
from uuid import uuid4

from . import pages
from .board_measures import Servers, close_all, hear_with, open_ready


async def ideas(servers: Servers, number: int, seconds: float, per_second: float = 5) -> dict:
    """From the POST of an idea to the last of so many screens, and the size of its message."""
    opened = await open_ready(servers, number)
    seen, last, sizes = Counter(), {}, []

    def hear(page, text):
        message = json.loads(text) if text not in known else known[text]
        known[text] = message
        for idea in message.get("ideas", []):
            seen[page, idea["title"]] += 1
            last[idea["title"]] = time.perf_counter()
            sizes.append(len(text))

    known: dict[bytes, dict] = {}
    hear_with(opened, hear)
    poster = pages.Poster(servers.port(0), 8)
    count = int(seconds * per_second)
    began, posting, sent = time.perf_counter(), [], {}
    for one in range(count):
        await asyncio.sleep(max(0, began + one / per_second - time.perf_counter()))
        title = f"Idea {one:04} {'i' * 20}"
        sent[title] = time.perf_counter()
        posting.append(asyncio.create_task(_post_idea(servers, poster, one, title, "e" * 80)))
    statuses = Counter(await asyncio.gather(*posting))
    await asyncio.sleep(1)
    await _post_idea(servers, poster, count, "i" * 120, "e" * 500)
    await asyncio.sleep(1)
    poster.close()
    await close_all(opened)
    waits = sorted(1000 * (last[title] - at) for title, at in sent.items() if title in last)
    told = sum(1 for _, title in seen if title in sent)
    return {
        "errors": count - statuses[200],
        "p50": waits[len(waits) // 2],
        "p95": waits[int(len(waits) * 0.95)],
        "max": waits[-1],
        "lost": statuses[200] * number - told,
        "double": sum(times - 1 for times in seen.values()),
        "bytes": max(sizes),
    }


async def _post_idea(servers: Servers, poster, who: int, title: str, text: str) -> int:
    fields = {"client_id": str(uuid4()), "title": title.replace(" ", "+"), "text": text}
    cookies = servers.plan["cookies"]
    path = f"/boards/{servers.plan['gathering']['path']}/ideas/"
    status, _ = await poster.post(path, fields, cookies[who % len(cookies)])
    return status


async def votes(servers: Servers, number: int, seconds: float, dots: int = 3) -> dict:
    """So many people spend their dots within the time; what their screens show afterwards."""
    opened = await open_ready(servers, number, "voting")
    shown = {page: {} for page in opened}
    known: dict[bytes, dict] = {}
    excess = []

    def hear(page, text):
        page.frames.append(time.perf_counter())
        message = known.get(text) or known.setdefault(text, json.loads(text))
        if message["type"] == "tally":
            shown[page].update(message["votes"])
            excess.append(len(text) - 100 - 12 * len(message["votes"]))

    hear_with(opened, hear)
    posters = [pages.Poster(port, 25) for port in servers.ports]
    wanted, times, statuses = Counter(), [], Counter()

    async def vote(turn: int):
        who, dot = turn % number, turn // number
        ideas = servers.plan["ideas"]
        idea = ideas[(who + dot * 7) % len(ideas)]
        path = f"/boards/{servers.plan['voting']['path']}/ideas/{idea}/vote/"
        began = time.perf_counter()
        poster = posters[turn % len(posters)]
        status, _ = await poster.post(path, {}, servers.plan["cookies"][who])
        times.append(1000 * (time.perf_counter() - began))
        statuses[status] += 1
        wanted[str(idea)] += status == 200

    began, voting, total = time.perf_counter(), [], number * dots
    before = servers.cpu()
    for turn in range(total):
        await asyncio.sleep(max(0, began + turn * seconds / total - time.perf_counter()))
        voting.append(asyncio.create_task(vote(turn)))
    await asyncio.gather(*voting)
    answered = time.perf_counter()
    spent = servers.cpu() - before
    while any(shown[page] != wanted for page in opened) and time.perf_counter() < answered + 10:
        await asyncio.sleep(0.02)
    right = time.perf_counter() - answered
    for poster in posters:
        poster.close()
    wrong = sum(shown[page] != wanted for page in opened)
    await close_all(opened)
    times.sort()
    return {
        "errors": total - statuses[200],
        "p50": times[len(times) // 2],
        "p95": times[int(len(times) * 0.95)],
        "cpu_ms": 1000 * spent / total,
        "wrong": wrong,
        "right_after": right,
        "frames": max(_most_in_a_second(page.frames) for page in opened),
        "over_size": max(excess),
    }


def _most_in_a_second(moments: list[float]) -> int:
    first, most = 0, 0
    for place, moment in enumerate(moments):
        while moments[first] <= moment - 1:
            first += 1
        most = max(most, place - first + 1)
    return most


async def reconnects(servers: Servers, number: int) -> dict:
    """All sockets are cut at once and come back at once, with three ideas missed meanwhile."""
    opened = await open_ready(servers, number)
    newest = max(page.number for page in opened)
    poster = pages.Poster(servers.port(0), 1)
    await _post_idea(servers, poster, 0, "Before", "")
    await asyncio.sleep(0.5)
    newest = max(page.number for page in opened)
    for page in opened:
        page.transport.abort()
    for one in range(3):
        await _post_idea(servers, poster, one, f"Missed {one}", "")
    poster.close()
    began, before = time.perf_counter(), servers.cpu()
    back = {"late": 0, "refused": 0, "behind": 0}

    async def come_back(one: int):
        path = f"/ws/boards/{servers.plan['gathering']['path']}/?since={newest}"
        cookie = servers.plan["cookies"][one]
        try:
            page = await pages.open_page(servers.port(one), path, cookie, pages.wait_for_ready)
            if not await asyncio.wait_for(page.ready, 60):
                back["refused"] += 1
            elif page.number < newest + 3:
                back["behind"] += 1
            return page
        except (OSError, TimeoutError):
            back["refused"] += 1

    returned = await asyncio.gather(*(come_back(one) for one in range(number)))
    taken, spent = time.perf_counter() - began, servers.cpu() - before
    await close_all([page for page in returned if page])
    return {"seconds": taken, "cpu_ms": 1000 * spent / number, **back}
