import uuid

import pytest

from hacks.models import Iteration
from tests.factories import IterationFactory

TEXTS = {
    "tried": "We let students pick the object.",
    "happened": "Eleven different objects.",
    "learned": "Choice makes it louder, in a good way.",
    "next_move": "tweak",
}


@pytest.fixture(autouse=True)
def private_files(settings, tmp_path):
    settings.PRIVATE_MEDIA_ROOT = tmp_path


@pytest.fixture
def client_id():
    """The id of the form that is open, and of the iteration that it made."""
    return uuid.uuid4()


@pytest.fixture
def typed(client_id):
    """What a filled-in iteration form sends."""
    return {**TEXTS, "audience": "cohort", "client_id": str(client_id), "version": "1"}


@pytest.fixture
def draft(hack, member, client_id):
    return IterationFactory(
        hack=hack,
        number=1,
        author=member,
        client_id=client_id,
        state=Iteration.State.DRAFT,
        published_at=None,
    )


@pytest.fixture
def published(hack, member, client_id):
    return IterationFactory(hack=hack, number=1, author=member, client_id=client_id)


@pytest.fixture
def as_member(client, member):
    client.force_login(member)
    return client


@pytest.fixture
def listen():
    """Collects what a signal carries: ``heard = listen(signal, "hack")``."""
    connected = []

    def start(signal, name):
        heard = []

        def receiver(**sent):
            heard.append(sent[name])

        signal.connect(receiver)
        connected.append((signal, receiver))
        return heard

    yield start
    for signal, receiver in connected:
        signal.disconnect(receiver)


@pytest.fixture
def reader(client, request):
    """A client signed in as one of the people of tests/conftest.py; "anonymous" stays out."""

    def sign_in(name):
        if name == "anonymous":
            client.logout()
        else:
            client.force_login(request.getfixturevalue(name))
        return client

    return sign_in
