"""The door: HTTP to Django; sockets pass origin, session, then their routes."""

import asyncio
import os
from concurrent.futures import ThreadPoolExecutor

import django
from django.conf import settings
from django.core.handlers.asgi import ASGIHandler

from asgiref.sync import ThreadSensitiveContext, sync_to_async
from channels.routing import ProtocolTypeRouter, URLRouter

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "incubator.settings.production")
django.setup(set_prefix=False)

# Apps must be loaded first.
from incubator.live.door import Door  # noqa: E402
from incubator.live.visitors import visitors  # noqa: E402
from incubator.routing import websocket_urlpatterns  # noqa: E402


class Handler(ASGIHandler):
    """Django's, with middleware and view in one go in the request's thread.

    Its own comes back to the event loop between them, for views that are written for it; there
    are none here, and the way costs as much as a small page.
    """

    def load_middleware(self, is_async=False):
        super().load_middleware(is_async=False)

    async def get_response_async(self, request):
        return await sync_to_async(self.get_response)(request)


def at_root(app):
    """The site stands at the root. Daphne believes a header that anybody can send, and links in
    mail would lead there.
    """

    async def from_root(scope, receive, send):
        return await app({**scope, "root_path": ""}, receive, send)

    return from_root


def in_threads(number: int, app):
    """So many requests at once, the others wait for their turn. Each has one of the threads, and
    with it the connection to the database, which both stay for the next request.
    """
    free = asyncio.LifoQueue()
    for _ in range(number):
        free.put_nowait(ThreadPoolExecutor(max_workers=1, thread_name_prefix="request"))

    async def in_thread(scope, receive, send):
        thread = await free.get()
        try:
            async with ThreadSensitiveContext(executor=thread):
                await app(scope, receive, send)
        finally:
            free.put_nowait(thread)

    return in_thread


application = at_root(
    ProtocolTypeRouter(
        {
            "http": in_threads(settings.REQUESTS_AT_ONCE, Handler()),
            "websocket": Door(visitors(URLRouter(websocket_urlpatterns)), settings.SITE_ORIGINS),
        }
    )
)
