"""The worker is killed among the mails of a newsletter, again and again; nobody gets two."""

import os
import signal
import subprocess
import sys
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
READERS = 15

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
def work(book):
    """Lets a worker's process send until it ends or is killed; gives its exit code."""
    known = {**os.environ, "MAILS": str(book), "TEST_DATABASE_URL": clones().url(WORKER)}

    def run(kill: str) -> int:
        command = [sys.executable, "-m", "tests.faults.send_newsletters"]
        environment = {**known, "KILL": kill}
        return subprocess.run(command, cwd=settings.ROOT, env=environment, check=False).returncode

    return run


def test_worker_killed_among_mails_sends_each_once_and_loses_at_most_the_one_in_hand(
    newsletter, work, book
):
    assert [work(kill) for kill in ("5 after", "3 before", "1 after")] == [-signal.SIGKILL] * 3
    assert work("0") == 0

    counts = Counter(book.read_text().split())
    assert max(counts.values()) == 1
    assert len(counts) == READERS - 1  # the one in hand that was not taken
    states = Counter(newsletter.deliveries.values_list("state", flat=True))
    assert states == {"sent": READERS - 3, "sending": 3}
    sent = newsletter.deliveries.filter(state="sent").values_list("person__email", flat=True)
    assert set(sent) <= set(counts)
