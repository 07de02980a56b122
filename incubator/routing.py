"""Every socket address of the site."""

from django.urls import re_path

from incubator.live import routing as live
from incubator.live.consumers import NoSuchRoom
from showcase.board import routing as board

websocket_urlpatterns = [
    *live.websocket_urlpatterns,
    *board.websocket_urlpatterns,
    re_path(r"", NoSuchRoom.as_asgi()),
]
