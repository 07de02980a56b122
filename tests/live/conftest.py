import asyncio
import threading

from django.contrib.auth.models import AnonymousUser
from django.test import Client

import pytest
from allauth.usersessions.models import UserSession
from asgiref.sync import sync_to_async
from daphne.server import twisted_loop
from twisted.internet import reactor

from incubator.asgi import application
from incubator.live.hub import _hubs
from incubator.live.outbox import Outbox
from incubator.live.server import build_server, on_port
from incubator.live.visitors import visitors
from tests.journeys.server import free_port

from .log_feed import LogFeed
from .wire import Wire

LOG_FEED = visitors(LogFeed.as_asgi())


@pytest.fixture
def anonymous():
    return AnonymousUser()


async def with_log_feed(scope, receive, send):
    """The site's own application, and the feed of these tests."""
    is_feed = scope["type"] == "websocket" and scope["path"] == "/ws/log/"
    await (LOG_FEED if is_feed else application)(scope, receive, send)


class Served:
    """The site's own application in a real Daphne on a real port, inside this process."""

    def __init__(self):
        self.port = free_port()
        self.ready = threading.Event()
        server = build_server(
            with_log_feed,
            address=on_port(self.port, "127.0.0.1"),
            when_ready=self.ready.set,
        )
        server.signal_handlers = False
        self.thread = threading.Thread(target=server.run, daemon=True)
        self.thread.start()
        assert self.ready.wait(20)

    def do(self, action):
        """What a view would do: run in the server's thread for synchronous code."""
        work = sync_to_async(action)()
        return asyncio.run_coroutine_threadsafe(work, twisted_loop).result(20)

    def outboxes(self) -> list[Outbox]:
        """The queues of all who listen to a topic."""
        return [one for hub in _hubs.values() for some in hub.listeners.values() for one in some]

    def open(self, person=None, **options) -> Wire:
        """A page of this person in a browser of its own."""
        return Wire(self.port, cookie=f"sessionid={sign_in(person)}" if person else "", **options)

    def stop(self):
        reactor.callFromThread(reactor.stop)
        self.thread.join(20)


def sign_in(person) -> str:
    """The key of a new session of this person."""
    client = Client()
    client.force_login(person)
    key = client.session.session_key
    UserSession.objects.create(user=person, session_key=key, ip="192.0.2.1", user_agent="Test")
    return key


@pytest.fixture(scope="session")
def served():
    server = Served()
    yield server
    server.stop()
