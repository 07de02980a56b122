"""The socket door: the exact origin, then a known address, else nothing. Requests in threads."""

import asyncio
import json
import threading
import time
from collections import Counter

from django.db import connection
from django.http import HttpResponse, JsonResponse
from django.urls import path
from django.utils import timezone, translation

import pytest
from asgiref.sync import iscoroutinefunction, sync_to_async
from channels.testing import WebsocketCommunicator

from incubator.asgi import Handler, application, in_threads
from incubator.core.middleware import request_id


async def is_let_in(path: str, origin: str | None) -> bool:
    headers = [(b"origin", origin.encode())] if origin else []
    visitor = WebsocketCommunicator(application, path, headers=headers)
    is_in, _ = await visitor.connect()
    await visitor.disconnect()
    return is_in


@pytest.mark.parametrize(
    "origin",
    [
        None,
        "null",
        "https://testserver",
        "http://testserver:9999",
        "http://board.testserver",
        "http://testserver.evil.example",
        "http://evil.example",
    ],
)
@pytest.mark.django_db(transaction=True)
async def test_socket_from_another_origin_is_refused(origin):
    assert not await is_let_in("/ws/me/", origin)


@pytest.mark.django_db(transaction=True)
async def test_socket_to_an_unknown_address_is_refused():
    assert not await is_let_in("/ws/no-such-room/", "http://testserver")


async def test_no_more_requests_run_at_once_than_there_are_threads():
    running, most = Counter(), []

    def work():
        running["now"] += 1
        most.append(running["now"])
        time.sleep(0.02)
        running["now"] -= 1
        return threading.current_thread()

    async def app(scope, receive, send):
        first, second = await sync_to_async(work)(), await sync_to_async(work)()
        assert first is second
        used.add(first)

    used = set()
    site = in_threads(2, app)
    await asyncio.gather(*(site({}, None, None) for _ in range(6)))

    assert max(most) == 2
    assert len(used) == 2


def spoil(request):
    """A view that leaves things behind, and an open transaction where one can."""
    translation.activate("es")
    timezone.activate("Asia/Tokyo")
    request_id.set("of somebody else")
    connection.set_autocommit(False)
    return HttpResponse(threading.current_thread().name)


def look(request):
    left = [translation.get_language(), timezone.get_current_timezone_name()]
    left += [len(request_id.get()), connection.get_autocommit(), request.user.is_authenticated]
    return JsonResponse({"left": left, "thread": threading.current_thread().name})


urlpatterns = [path("spoil/", spoil), path("look/", look)]


async def ask(site, address):
    """The body of the answer, asked in a task of its own as the server does."""
    scope = {"type": "http", "method": "GET", "path": address}
    scope["headers"] = [(b"host", b"testserver")]
    sent = asyncio.Queue()
    asked = iter([{"type": "http.request", "body": b""}])

    async def receive():
        return next(asked, None) or await asyncio.Event().wait()

    await asyncio.create_task(site(scope, receive, sent.put))
    assert (await sent.get())["status"] == 200
    return (await sent.get())["body"].decode()


@pytest.mark.django_db(transaction=True)
@pytest.mark.urls(__name__)
async def test_request_finds_nothing_of_the_one_before_in_its_thread():
    site = in_threads(1, Handler())

    used = await ask(site, "/spoil/")
    found = json.loads(await ask(site, "/look/"))

    assert found == {"thread": used, "left": ["en", "America/New_York", 16, True, False]}


async def test_thread_comes_free_when_a_request_breaks():
    async def app(scope, receive, send):
        raise ValueError

    site = in_threads(1, app)
    for _ in range(2):
        with pytest.raises(ValueError):
            await site({}, None, None)


async def test_middleware_runs_without_coming_back_to_the_event_loop():
    assert not iscoroutinefunction(Handler()._middleware_chain)
