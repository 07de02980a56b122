"""The door: HTTP to Django; sockets pass origin, session, then their routes."""

import os

from django.conf import settings
from django.core.asgi import get_asgi_application

from channels.routing import ProtocolTypeRouter, URLRouter

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "incubator.settings.production")
http = get_asgi_application()

# Apps must be loaded first.
from incubator.live.door import Door  # noqa: E402
from incubator.live.visitors import visitors  # noqa: E402
from incubator.routing import websocket_urlpatterns  # noqa: E402


def at_root(app):
    """The site stands at the root. Daphne believes a header that anybody can send, and links in
    mail would lead there.
    """

    async def from_root(scope, receive, send):
        return await app({**scope, "root_path": ""}, receive, send)

    return from_root


application = at_root(
    ProtocolTypeRouter(
        {
            "http": http,
            "websocket": Door(visitors(URLRouter(websocket_urlpatterns)), settings.SITE_ORIGINS),
        }
    )
)
