"""The server is killed in the middle of what people post."""

import http.client
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from uuid import uuid4

import pytest

POSTS, KILLED_AFTER = 200, 60

pytestmark = pytest.mark.services


def test_server_killed_among_two_hundred_posts_keeps_every_acknowledged_one_once(faulty_site):
    site = faulty_site()
    work = [(number, str(uuid4())) for number in range(POSTS)]
    told, enough = {}, Event()

    def post(item) -> None:
        number, client_id = item
        person = site.people[number % len(site.people)]
        try:
            status, answer = person.post(
                "/boards/faults/ideas/", client_id=client_id, title=f"Idea {number}", text=""
            )
        except (OSError, http.client.HTTPException):
            return  # nobody answered: not acknowledged
        if status == 200:
            told[client_id] = answer["idea"]["id"]
        if len(told) >= KILLED_AFTER:
            enough.set()

    with ThreadPoolExecutor(4) as crowd:
        sent = [crowd.submit(post, item) for item in work]
        assert enough.wait(60)
        site.kill()
        for one in sent:
            one.result()
    acknowledged = dict(told)
    assert KILLED_AFTER <= len(acknowledged) < POSTS
    site.start_again()
    for item in work:
        post(item)

    _status, state = site.people[0].get("/boards/faults/state/")
    assert sorted(card["title"] for card in state["ideas"]) == sorted(
        f"Idea {number}" for number in range(POSTS)
    )
    assert len(told) == POSTS
    assert acknowledged.items() <= told.items()  # sent again, it is the same idea
