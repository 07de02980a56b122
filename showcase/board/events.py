"""The board's log: each change gets the next number, under the lock of the board's row."""

from typing import Any

from .messages import change_of
from .models import Board, BoardEvent

DOTS = {"idea.voted", "idea.unvoted"}
"""Told as sums, many at once (``tallies``); everything else is told one by one."""


def record(board: Board, kind: str, actor, **data: Any) -> BoardEvent:
    """Write the next event and tell open pages; ``kind`` is noun.past, ``data`` is JSON.

    The caller holds the board's lock (``locked``), so numbers follow the order of commits.
    """
    before, board.number = board.told_number, board.number + 1
    if kind not in DOTS:
        board.told_number = board.number
    board.save(update_fields=["number", "told_number", "updated_at"])
    event = BoardEvent.objects.create(
        board=board,
        number=board.number,
        kind=kind,
        actor_id=actor.pk if actor else None,
        data=data,
        is_silent=board.hides_ideas,
    )
    if kind not in DOTS:
        change_of(board, event, before)
    return event


def locked(board: Board) -> Board:
    """The board as it is now, locked until the transaction ends."""
    return Board.objects.select_for_update().get(pk=board.pk)
