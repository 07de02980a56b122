"""The socket of a board's page."""

from channels.db import database_sync_to_async

from incubator.live.feeds import FeedConsumer, Missed
from incubator.live.outbox import Message

from .messages import changes_since, encoded, topic_of
from .models import Board


class BoardConsumer(FeedConsumer):
    """Hears a board that the person may see."""

    async def topics(self) -> list[str] | None:
        board = await self._board()
        return None if board is None else [topic_of(board)]

    async def missed(self, since: int | None) -> Missed | None:
        return await database_sync_to_async(self._missed)(since)

    @database_sync_to_async
    def _board(self) -> Board | None:
        return self._boards().first()

    def _missed(self, since: int | None) -> Missed | None:
        board = self._boards().first()
        if board is None or since is None or since == board.told_number:
            return Missed([], board.told_number if board else 0)
        if (change := changes_since(board, since)) is None:
            return None
        return Missed([Message(encoded(change))], board.told_number)

    def _boards(self):
        slug = self.scope["url_route"]["kwargs"]["slug"]
        return Board.objects.visible_to(self.scope["user"]).filter(slug=slug)
