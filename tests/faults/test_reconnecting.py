"""A full room loses its server, and everybody comes back in the same moment."""

import asyncio
import json
from uuid import uuid4

import pytest
from websockets.asyncio.client import connect

from .room_seed import PEOPLE

pytestmark = pytest.mark.services
MISSED = 3


def open_socket(site, session: str, since: int):
    return connect(
        f"ws://localhost:{site.port}/ws/boards/faults/?since={since}",
        origin=f"http://localhost:{site.port}",
        additional_headers={"Cookie": f"sessionid={session}"},
        open_timeout=60,
        ping_interval=None,
    )


async def catch_up(site, session: str, since: int) -> tuple[int, list[str]]:
    """Come in, hear what was missed up to the word that all is told: its number, the titles."""
    newest, titles = since, []
    async with open_socket(site, session, since) as socket:
        while True:
            message = json.loads(await asyncio.wait_for(socket.recv(), 60))
            newest = max(newest, message.get("n", 0))
            titles += [idea["title"] for idea in message.get("ideas", [])]
            if message["type"] == "ready":
                return newest, titles


def post(site, title: str) -> int:
    """The board's number after it."""
    status, answer = site.people[0].post(
        "/boards/faults/ideas/", client_id=str(uuid4()), title=title, text=""
    )
    assert status == 200, answer
    return site.people[0].get("/boards/faults/state/")[1]["n"]


async def room(site, since: int) -> list[tuple[int, list[str]]]:
    sessions = site.seeded["sessions"]
    return await asyncio.gather(*(catch_up(site, session, since) for session in sessions))


def test_a_thousand_sockets_come_back_at_once_and_have_what_they_missed(faulty_site):
    site = faulty_site(seed="tests.faults.room_seed")
    since = post(site, "Before")
    titles = [f"Missed {one}" for one in range(MISSED)]
    assert asyncio.run(room(site, since)) == [(since, [])] * PEOPLE
    site.kill()
    site.start_again()
    newest = [post(site, title) for title in titles][-1]

    came_back = asyncio.run(room(site, since))

    assert newest == since + MISSED
    assert came_back == [(newest, titles)] * PEOPLE
