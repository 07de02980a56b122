from uuid import uuid4

import pytest

from showcase.mailings.selectors.recipients import readers_of
from showcase.mailings.services.newsletters import (
    confirm_newsletter,
    run_again,
    write_newsletter,
)
from tests import mail_server
from tests.factories import IterationFactory, MembershipFactory
from tests.factories.pages import highlight_page

from .newsletters import VALUES, WORDS


@pytest.fixture
def server(settings):
    """The test's mail server, with its ``answers``."""
    settings.EMAIL_BACKEND = "tests.mail_server.Server"
    mail_server.answers.clear()
    yield mail_server
    mail_server.answers.clear()


@pytest.fixture(autouse=True)
def digest_time(settings):
    """Whatever the site's own settings say."""
    settings.DIGEST_WEEKDAY = 5


@pytest.fixture
def iteration(hack):
    return IterationFactory(hack=hack, number=1, audience="public", learned=WORDS)


@pytest.fixture
def page(iteration):
    quote = {"iteration": iteration.pk, "prompt": "learned", "words": WORDS, "photo": None}
    story = [
        {"type": "heading", "value": "How it began"},
        {"type": "text", "value": "<p>They asked <b>twice</b>.</p><ul><li>And again.</li></ul>"},
        {"type": "iteration_quote", "value": quote},
    ]
    return highlight_page("Told", intro="In short.", iteration=iteration, story=story)


@pytest.fixture
def draft(page, office):
    return write_newsletter(page=page, author=office, values=VALUES, client_id=uuid4())


@pytest.fixture
def readers(team):
    return [MembershipFactory(team=team).user for _ in range(3)]


@pytest.fixture
def send(office, django_capture_on_commit_callbacks):
    def confirm(newsletter, seen=None):
        seen = readers_of(newsletter).count() if seen is None else seen
        with django_capture_on_commit_callbacks(execute=True):
            confirm_newsletter(newsletter=newsletter, actor=office, seen=seen)

    return confirm


@pytest.fixture
def again(office, django_capture_on_commit_callbacks):
    def run(newsletter):
        with django_capture_on_commit_callbacks(execute=True):
            run_again(newsletter=newsletter, actor=office)

    return run
