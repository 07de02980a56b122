"""The worker is killed among the mails of a newsletter, again and again; nobody gets two."""

import os
import subprocess
import sys
import time
from collections import Counter

from django.conf import settings
from django.db import connections
from django.utils import timezone

import pytest

from showcase.mailings.models import Newsletter
from tests.database import clones
from tests.factories import MembershipFactory, TeamFactory
from tests.factories.pages import highlight_page

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")
READERS, KILLS = 40, 3

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def newsletter():
    """Confirmed, with a row for each reader and no task."""
    page = highlight_page("Told", intro="In short.")
    made = Newsletter.objects.create(page=page, subject="News", confirmed_at=timezone.now())
    team = TeamFactory()
    for _ in range(READERS):
        made.deliveries.create(person=MembershipFactory(team=team).user)
    connections.close_all()
    return made


@pytest.fixture
def book(tmp_path):
    return tmp_path / "mails"


@pytest.fixture
def start(book):
    environment = {**os.environ, "MAILS": str(book), "TEST_DATABASE_URL": clones().url(WORKER)}

    def run() -> subprocess.Popen:
        command = [sys.executable, "-m", "tests.faults.send_newsletters"]
        return subprocess.Popen(command, cwd=settings.ROOT, env=environment)

    return run


def taken(book) -> list[str]:
    return book.read_text().split() if book.exists() else []


def kill_after(process: subprocess.Popen, book, mails: int) -> None:
    """Signal 9 once so many mails more were taken."""
    enough, end = len(taken(book)) + mails, time.monotonic() + 120
    while len(taken(book)) < enough and time.monotonic() < end:
        time.sleep(0.005)
    assert process.poll() is None
    process.kill()
    process.wait(timeout=20)


def test_worker_killed_among_mails_sends_each_once_and_loses_at_most_the_one_in_hand(
    newsletter, start, book
):
    for _kill in range(KILLS):
        kill_after(start(), book, mails=5)
    assert start().wait(timeout=120) == 0

    counts = Counter(taken(book))
    assert max(counts.values()) == 1
    assert READERS - KILLS <= len(counts) <= READERS
    states = Counter(newsletter.deliveries.values_list("state", flat=True))
    assert set(states) <= {"sent", "sending"}
    assert states["sending"] <= KILLS
    sent = newsletter.deliveries.filter(state="sent").values_list("person__email", flat=True)
    assert set(sent) <= set(counts)
