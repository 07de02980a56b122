"""What every socket of the site does: it listens. Writes go by HTTP.

The door (incubator.asgi) has checked the origin; here come the person, the limits and the end
of rights. Rooms are channel layer groups, named by ids only.
"""

import time

from django.conf import settings
from django.utils.module_loading import import_string

from asgiref.sync import sync_to_async
from channels.generic.websocket import AsyncJsonWebsocketConsumer, AsyncWebsocketConsumer

from . import close_codes
from .rooms import room_of_person, room_of_session

MAX_MESSAGE = 16 * 1024
BURST, PER_SECOND = 20, 5


class NoSuchRoom(AsyncWebsocketConsumer):
    """Every address that no room has: refused before the handshake."""

    async def connect(self):
        await self.close()


class ListeningConsumer(AsyncJsonWebsocketConsumer):
    """A signed-in person's socket: hears its rooms, answers the heartbeat, says nothing else.

    Subclasses name further rooms. ``live.end`` sent to a room closes its sockets for good.
    """

    async def rooms(self) -> list[str]:
        return [room_of_person(self.scope["user"].pk)]

    async def connect(self):
        self.joined: list[str] = []
        self.credit, self.counted_at = float(BURST), time.monotonic()
        await self.accept()  # a close code reaches the page only after the handshake
        if not self.scope["user"].is_authenticated:
            await self.close(close_codes.SIGNED_OUT)
            return
        for gate in map(import_string, settings.LIVE_GATES):
            if (code := await sync_to_async(gate)(self.scope)) is not None:
                await self.close(code)
                return
        for room in [*await self.rooms(), *self._room_of_session()]:
            await self.channel_layer.group_add(room, self.channel_name)
            self.joined.append(room)
        await self.send_json({"type": "ready"})

    async def disconnect(self, code):
        for room in self.joined:
            await self.channel_layer.group_discard(room, self.channel_name)

    async def receive(self, text_data=None, bytes_data=None, **kwargs):
        if len(text_data or bytes_data or "") > MAX_MESSAGE:
            await self.close(close_codes.TOO_BIG)
        elif not self._has_credit():
            await self.close(close_codes.TOO_MANY)
        elif text_data == "ping":
            await self.send("pong")

    async def live_tell(self, event):
        """Hand the page what a service announced."""
        await self.send_json(event["message"])

    async def live_end(self, event):
        """The right to listen has ended."""
        await self.close(event["code"])

    def _room_of_session(self) -> list[str]:
        """So that signing out ends this socket; tests and programs come without a session."""
        key = getattr(self.scope.get("session"), "session_key", None)
        return [room_of_session(key)] if key else []

    def _has_credit(self) -> bool:
        """A bucket of BURST messages that fills by PER_SECOND."""
        now = time.monotonic()
        self.credit = min(BURST, self.credit + (now - self.counted_at) * PER_SECOND)
        self.counted_at = now
        self.credit -= 1
        return self.credit >= 0
