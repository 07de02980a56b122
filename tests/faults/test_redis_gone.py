"""Redis goes away while people post, and comes back empty."""

import time
from uuid import uuid4

import pytest

from tests.live.wire import Wire

GONE_SECONDS = 10

pytestmark = pytest.mark.services


def test_nothing_is_lost_and_nothing_fails_while_redis_is_gone(faulty_site, own_redis):
    site = faulty_site(own_redis.url)
    writer, reader = site.people[:2]
    with board_page(site, reader, since=0) as page:
        until(page, "ready")
        assert post(writer, "Before") == 200
        assert titles(until(page, "change")) == {"Before"}

        own_redis.stop()
        end, answers = time.monotonic() + GONE_SECONDS, []
        while time.monotonic() < end:
            answers.append(post(writer, f"Gone {len(answers)}"))
            answers.append(reader.get("/boards/faults/state/")[0])
            time.sleep(0.8)
        own_redis.start()
        assert post(writer, "After") == 200

    assert set(answers) == {200}
    missed = {"After", *(f"Gone {number}" for number in range(0, len(answers), 2))}
    _status, state = reader.get("/boards/faults/state/?since=1")
    assert titles([state]) == missed
    with board_page(site, reader, since=1) as page:
        assert titles(until(page, "ready")) == missed


def board_page(site, person, since: int) -> Wire:
    path = f"/ws/boards/faults/?since={since}"
    return Wire(site.port, path, origin=site.url, cookie=person.cookie)


def post(person, title: str) -> int:
    fields = {"client_id": str(uuid4()), "title": title, "text": ""}
    return person.post("/boards/faults/ideas/", **fields)[0]


def until(page: Wire, kind: str) -> list[dict]:
    """What comes up to a message of this kind."""
    heard = [page.heard(30)]
    while not isinstance(heard[-1], dict) or heard[-1].get("type") != kind:
        heard.append(page.heard(30))
    return heard


def titles(messages: list[dict]) -> set[str]:
    return {card["title"] for one in messages for card in one.get("ideas", [])}
