"""Sockets of numbered feeds: first what was missed, then what is announced, each once.

A feed's changes have numbers without gaps, given under a lock, so that they are seen in the order
of their numbers; each is announced on commit (``rooms.announce_on_commit``).
"""

import re
from typing import NamedTuple
from urllib.parse import parse_qs

from . import close_codes
from .consumers import ListeningConsumer
from .outbox import DRAINED, WRITE_FRAMES, Message, Outbox

RESET = Message('{"type": "reset"}')
"""What was missed is too much to tell: the page loads its state anew."""

BAD = -1


class Missed(NamedTuple):
    """What was announced after a number, and the newest number there is."""

    messages: list[Message]
    newest: int


class FeedConsumer(ListeningConsumer):
    """Listens to the topics that the subclass names, from the page's ``?since=`` on.

    The hub fills its outbox; ``send`` does too, so one task alone writes to the socket.
    """

    max_message, burst, per_second = 4 * 1024, 20, 20
    outbox_class = Outbox

    async def topics(self) -> list[str] | None:
        """What this listener may hear, None if nothing at all; asked again in each sweep."""
        raise NotImplementedError

    async def missed(self, since: int | None) -> Missed | None:
        """What came after the number (nothing where it is None); None where that is too much.

        The newest number and the messages come from one look at the database. A message without
        a number may follow: a tally that the page may have missed.
        """
        raise NotImplementedError

    async def may_listen(self) -> bool:
        """Whether the right to exactly these topics goes on."""
        topics = await self.topics()
        return topics is not None and set(topics) == set(self.heard)

    def present_at(self) -> str | None:
        """The topic that counts the listener as present; None where nobody is counted."""
        return self.heard[0] if self.heard else None

    async def __call__(self, scope, receive, send):
        self.heard, self.counted_in = [], None
        self.outbox = self.outbox_class(self._write, self.end)
        self.outbox.write_frames = scope.get("extensions", {}).get(WRITE_FRAMES)
        try:
            await super().__call__(scope, receive, send)
        finally:
            self.outbox.stop()
            await self._leave()

    async def come_in(self):
        code = await super().come_in()
        if code is not None:
            return code
        topics = await self.topics()
        if topics is None:
            return close_codes.FORBIDDEN
        self.outbox.hold()
        self.heard = topics
        await self.hub.join(topics, self.outbox)
        await self._catch_up(self._since())
        self.counted_in = self.present_at()
        if self.counted_in:
            self.hub.presence.come(self.counted_in, self.listener())
        return None

    async def check(self):
        code = await super().check()
        if code is not None:
            return code
        if not await self.may_listen():
            return close_codes.FORBIDDEN
        self.outbox.hold()
        await self._catch_up(self.outbox.numbers.upto)  # the channel layer may have lost something
        return None

    async def send(self, text_data=None, bytes_data=None, close=False):
        self.outbox.put(Message(text_data))

    async def send_json(self, content, close=False):
        await self.send(await self.encode_json(content))

    async def live_tell(self, event):
        """Personal news goes to the person's own socket, which every page has."""

    async def end(self, code: int) -> None:
        self.outbox.stop()
        await super().end(code)
        await self._leave()

    async def disconnect(self, code):
        self.outbox.stop()
        await self._leave()
        await super().disconnect(code)

    async def _leave(self) -> None:
        topics, self.heard = self.heard, []
        counted_in, self.counted_in = self.counted_in, None
        if counted_in:
            self.hub.presence.go(counted_in, self.listener())
        if topics:
            await self.hub.leave(topics, self.outbox)

    async def _write(self, text: str) -> None:
        await self.base_send({"type": "websocket.send", "text": text})
        drained = self.scope.get("extensions", {}).get(DRAINED)
        if drained:
            await drained()

    async def _catch_up(self, since: int | None) -> None:
        missed = await self.missed(since) if since != BAD else None
        if missed is not None and (since or 0) <= missed.newest:
            self.outbox.numbers.reach(since or 0)
            self.outbox.release(missed.messages, missed.newest)
        else:
            newest = await self.missed(None)
            self.outbox.release([RESET], newest.newest)

    def _since(self) -> int | None:
        """The page's last number, None where it names none."""
        words = parse_qs(self.scope.get("query_string", b"").decode("latin-1")).get("since", [])
        if not words:
            return None
        return int(words[-1]) if re.fullmatch(r"\d{1,15}", words[-1], re.ASCII) else BAD
