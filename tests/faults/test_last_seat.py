"""A hundred people ask for the last seat in the same moment, over HTTP."""

import html
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

pytestmark = pytest.mark.services


def test_last_seat_asked_for_by_a_hundred_at_once_goes_to_one(faulty_site):
    site = faulty_site(seed="tests.faults.seats_seed")
    seeded, people = site.seeded, site.people
    together = Barrier(len(people))

    def choose(number: int) -> tuple[int, int, str]:
        together.wait(60)
        path = f"/visits/{seeded['visits'][number]}/date/"
        return people[number].press(path, slot=seeded["slot"])

    with ThreadPoolExecutor(len(people)) as crowd:
        answers = list(crowd.map(choose, range(len(people))))

    assert {(sent, seen) for sent, seen, _page in answers} == {(302, 200)}, site.log()[-3000:]
    pages = [html.unescape(page) for _sent, _seen, page in answers]
    won = [page for page in pages if "The date is chosen." in page]
    lost = [page for page in pages if "no longer open" in page or "were just taken" in page]
    assert (len(won), len(lost)) == (1, 99)
    assert all("Choose another date of" in page for page in lost)
    assert "Traceback" not in site.log()
