"""The socket of a board's page."""

from incubator.live import close_codes
from incubator.live.database import in_database
from incubator.live.feeds import FeedConsumer, Missed
from incubator.live.outbox import Message
from incubator.live.rooms import EVERYBODY

from .band import GUEST, groups_of, groups_of_wall, seen_by, topic_of_group
from .guest_pages import guest_in
from .guest_tokens import digest_in
from .messages import desk_topic_of, encoded, topic_of
from .models import Board, Guest
from .rooms import room_of_guest, room_of_guests
from .rules import can_facilitate
from .seen import seen_board, told_since


class BoardConsumer(FeedConsumer):
    """Hears a board that the person may see, or takes part in as a guest."""

    def listener(self) -> int | str | None:
        if self._is_person:
            return super().listener()
        digest = digest_in(self._cookies, self._slug)
        return f"guest.{digest[:20]}" if digest else None

    async def rooms(self) -> list[str]:
        if self._is_person:
            return await super().rooms()
        guest = await self._guest()
        own = [room_of_guest(guest), room_of_guests(guest.board)] if guest else []
        return [*own, EVERYBODY]

    async def standing(self) -> int | None:
        if self._is_person:
            return await super().standing()
        return None if await self._guest() else close_codes.GUEST_ENDED

    async def topics(self) -> list[str] | None:
        return await in_database(self._topics)()

    async def missed(self, since: int | None) -> Missed | None:
        return await in_database(self._missed)(since)

    @in_database
    def _guest(self) -> Guest | None:
        return guest_in(self._cookies, self._slug)

    def _topics(self) -> list[str] | None:
        board = self._seen_board()
        if board is None:
            return None
        desk = [desk_topic_of(board)] if self._is_at_desk(board) else []
        self.reads_as = self._groups(board)
        groups = (topic_of_group(board.pk, one) for one in sorted(self.reads_as))
        return [topic_of(board), *desk, *groups]

    def _is_at_desk(self, board: Board) -> bool:
        """Pages of who runs the board ask for news of the queue as well."""
        is_asked = b"desk=1" in self.scope.get("query_string", b"")
        return is_asked and can_facilitate(self.scope["user"], board)

    def _missed(self, since: int | None) -> Missed | None:
        board = Board.objects.filter(slug=self._slug).first()  # seen a moment ago, in ``topics``
        if board is None or since is None or since == board.told_number:
            return Missed([], board.told_number if board else 0)
        change, versions = told_since(board, since)
        if change is None:
            return None
        item = seen_by(versions, self.reads_as)
        spotlight = {"type": "spotlight", "n": board.told_number, "item": item}
        missed = [Message(change), Message(encoded(spotlight))]
        return Missed(missed, board.told_number)

    def _groups(self, board: Board) -> set[str]:
        if self._is_wall:
            return groups_of_wall(board)
        return groups_of(self.scope["user"]) if self._is_person else {GUEST}

    def _seen_board(self) -> Board | None:
        if not self._is_person:
            guest = guest_in(self._cookies, self._slug)
            return guest.board if guest else None
        return seen_board(self.scope["user"], self._slug)

    @property
    def _is_person(self) -> bool:
        return self.scope["user"].pk is not None

    @property
    def _is_wall(self) -> bool:
        return b"wall=1" in self.scope.get("query_string", b"")

    @property
    def _slug(self) -> str:
        return self.scope["url_route"]["kwargs"]["slug"]

    @property
    def _cookies(self) -> dict[str, str]:
        return self.scope.get("cookies", {})
