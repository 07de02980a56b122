"""What every socket of the site does: it listens. Writes go by HTTP.

The door (incubator.asgi) has checked the origin; here come the person, the limits and the end
of rights. Rooms are named by ids only; the process's hub hears what is for them.
"""

import asyncio
import logging
import random
import secrets
import time
from contextlib import suppress

from channels.consumer import get_handler_name
from channels.generic.websocket import AsyncJsonWebsocketConsumer, AsyncWebsocketConsumer
from channels.layers import get_channel_layer

from . import close_codes, places
from .database import in_database
from .hub import hub_on
from .rooms import EVERYBODY, room_of_person, room_of_session
from .standing import closing_code, seconds_to_sweep

logger = logging.getLogger("incubator.live")
MAX_MESSAGE = 16 * 1024
BURST, PER_SECOND = 20, 5
SPREAD = 1.0  # seconds over which all sockets ask the database at the same occasion


class NoSuchRoom(AsyncWebsocketConsumer):
    """Every address that no room has: refused before the handshake."""

    async def connect(self):
        await self.close()


class ListeningConsumer(AsyncJsonWebsocketConsumer):
    """A signed-in person's socket: hears its rooms, answers the heartbeat, says nothing else.

    Subclasses name further rooms. ``live.end`` sent to a room closes its sockets for good;
    ``live.check`` lets each ask the database whether it may go on, as every sweep does.
    """

    max_message, burst, per_second = MAX_MESSAGE, BURST, PER_SECOND
    channel_layer_alias = ""  # no channel of its own: the hub listens for all sockets

    def listener(self) -> int | str | None:
        """Whose place the socket takes; None where nobody is signed in."""
        return self.scope["user"].pk

    async def rooms(self) -> list[str]:
        return [room_of_person(self.scope["user"].pk), EVERYBODY]

    async def standing(self) -> int | None:
        """Why the listener may not come in, asked of the database; None if they may."""
        return await closing_code(self.scope)

    async def check(self) -> int | None:
        """Why the socket must close, asked in each sweep; None while it may go on."""
        return await self.standing()

    async def __call__(self, scope, receive, send):
        self.name, self.entered, self.handling = secrets.token_hex(8), [], set()
        self.place, self.sweeping, self.is_over = places.UNCOUNTED, None, False
        self.credit, self.counted_at = float(self.burst), time.monotonic()
        self.asked = asyncio.Event()
        try:
            await super().__call__(scope, receive, send)
        finally:
            if self.sweeping:
                self.sweeping.cancel()
            await self._go_out()

    async def dispatch(self, message):
        """As Channels does it, but without a turn in the database's thread for each message."""
        await getattr(self, get_handler_name(message))(message)

    async def connect(self):
        await self.accept()  # a close code reaches the page only after the handshake
        self._log("opened")
        if self.listener() is None:
            await self.end(close_codes.SIGNED_OUT)
            return
        try:
            code = await self.come_in()
        except Exception:  # of the channel layer or the database, each with errors of its own
            logger.exception("A socket could not be let in.")
            code = close_codes.NOT_NOW
        if code is not None:
            await self.end(code)
            return
        self.sweeping = asyncio.create_task(self._sweep())
        await self.send_json({"type": "ready"})

    async def come_in(self) -> int | None:
        """Take a place and join the rooms, then ask: what ends from now on is heard."""
        place = await in_database(places.take)(self.listener(), self.name)
        if place is None:
            return close_codes.TOO_MANY_PAGES
        self.place = place
        self.hub = hub_on(get_channel_layer())
        self.entered = [*await self.rooms(), *self._room_of_session()]
        await self.hub.enter(self.entered, self)
        return await self.standing()

    async def disconnect(self, code):
        self._log("closed", code=code)
        self.is_over = True
        await in_database(places.leave)(self.place, self.name)
        await self._go_out()

    async def receive(self, text_data=None, bytes_data=None, **kwargs):
        if self.is_over:
            return
        sent = bytes_data or (text_data or "").encode(errors="surrogatepass")
        if len(sent) > self.max_message:
            await self.end(close_codes.TOO_BIG)
        elif not self._has_credit():
            await self.end(close_codes.TOO_MANY)
        elif sent == b"ping":
            await self.send("pong")

    def hear(self, event: dict) -> None:
        """Take what the hub heard for one of the rooms."""
        task = asyncio.ensure_future(self.dispatch(event))
        self.handling.add(task)
        task.add_done_callback(self.handling.discard)

    async def give_up(self, code: int) -> None:
        """The hub hears nothing any more."""
        await self.end(code)

    async def live_tell(self, event):
        """Hand the page what a service announced."""
        if not self.is_over:
            await self.send_json(event["message"])

    async def live_end(self, event):
        """The right to listen has ended."""
        await self.end(event["code"])

    async def live_check(self, event):
        """Something changed for many: ask the database soon."""
        self.asked.set()

    async def end(self, code: int) -> None:
        """Close for this reason; nothing is sent afterwards."""
        if not self.is_over:
            self.is_over = True
            self._log("ended", code=code)
            await self.close(code)

    async def _go_out(self) -> None:
        rooms, self.entered = self.entered, []
        if rooms:
            await self.hub.go_out(rooms, self)

    async def _sweep(self) -> None:
        """Ask the database now and then: the channel layer may have lost the word of an end."""
        while not self.is_over:
            await self._pause()
            await in_database(places.keep)(self.place, self.name)
            try:
                code = await self.check()
            except Exception:  # the database's or a gate's own
                logger.exception("A socket could not be checked.")
                code = close_codes.NOT_NOW
            if code is not None:
                await self.end(code)

    async def _pause(self) -> None:
        seconds = seconds_to_sweep()
        spread = random.uniform(0, min(SPREAD, seconds))  # noqa: S311 (spreads load)
        with suppress(TimeoutError):
            await asyncio.wait_for(self.asked.wait(), seconds)
        self.asked.clear()
        await asyncio.sleep(spread)

    def _log(self, what: str, code: int | None = None) -> None:
        """Who, where and why; never what was said, nor cookies."""
        where, who = self.scope["path"], self.listener()
        why = f" code={code}" if code is not None else ""
        logger.info("socket %s %s person=%s%s", what, where, who, why)

    def _room_of_session(self) -> list[str]:
        """So that signing out ends this socket; tests and programs come without a session."""
        key = getattr(self.scope.get("session"), "session_key", None)
        return [room_of_session(key)] if key else []

    def _has_credit(self) -> bool:
        """A bucket of ``burst`` messages that fills by ``per_second``."""
        now = time.monotonic()
        filled = self.credit + (now - self.counted_at) * self.per_second
        self.credit = min(self.burst, filled)
        self.counted_at = now
        self.credit -= 1
        return self.credit >= 0
