"""The board's log: each change gets the next number, under the lock of the board's row."""

from typing import Any

from .models import Board, BoardEvent


def record(board: Board, kind: str, actor, **data: Any) -> BoardEvent:
    """Write the next event; ``kind`` is noun.past (``idea.added``), ``data`` is JSON.

    The caller holds the board's lock (``locked``), so numbers follow the order of commits.
    """
    board.number += 1
    board.save(update_fields=["number", "updated_at"])
    return BoardEvent.objects.create(
        board=board,
        number=board.number,
        kind=kind,
        actor_id=actor.pk if actor else None,
        data=data,
        is_silent=board.hides_ideas,
    )


def locked(board: Board) -> Board:
    """The board as it is now, locked until the transaction ends."""
    return Board.objects.select_for_update().get(pk=board.pk)
