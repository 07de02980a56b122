"""The board's log: each change gets the next number, under the lock of the board's row."""

from typing import Any

from incubator.live.rooms import announce_on_commit, tally_on_commit

from .band import topic_of_group, versions_of
from .messages import DOTS, OF_BOARD, QUEUE, change_of, desk_topic_of, encoded, topic_of
from .models import Board, BoardEvent, Spotlight

OF_DOTS = {"idea.voted", "idea.unvoted"}
"""Told as sums, many at once; everything else is told one by one."""

OF_DESK = {"idea.held", "idea.approved", "idea.hidden", "idea.shown_again", "idea.withdrawn"}
"""After these something else waits for the facilitator."""


def record(board: Board, kind: str, actor, **data: Any) -> BoardEvent:
    """Write the next event and tell open pages; ``kind`` is noun.past, ``data`` is JSON.

    The caller holds the board's lock (``locked``), so numbers follow the order of commits.
    """
    is_told = kind not in OF_DOTS
    board.number += 1
    board.told_number += is_told
    board.save(update_fields=["number", "told_number", "updated_at"])
    event = BoardEvent.objects.create(
        board=board,
        number=board.number,
        told=board.told_number if is_told else None,
        kind=kind,
        actor_id=actor.pk if actor else None,
        data=data,
        is_silent=board.hides_ideas,
    )
    if is_told:
        announce_on_commit(topic_of(board), encoded(change_of(board, event)), number=event.told)
        if _touches_spotlight(event):
            _tell_spotlight(board, event)
    else:
        tally_on_commit(topic_of(board), DOTS)
    if kind in OF_DESK:
        tell_desk(board)
    return event


def tell_desk(board: Board) -> None:
    """Let facilitators' pages count anew what waits for them."""
    tally_on_commit(desk_topic_of(board), QUEUE)


def locked(board: Board) -> Board:
    """The board as it is now, locked until the transaction ends."""
    return Board.objects.select_for_update().get(pk=board.pk)


def _touches_spotlight(event: BoardEvent) -> bool:
    if event.kind in OF_BOARD or event.kind.startswith("spotlight."):
        return True
    on = Spotlight.objects.filter(board_id=event.board_id, is_on=True, idea__isnull=False)
    return on.filter(idea_id__in=[one for one in event.data.values() if type(one) is int]).exists()


def _tell_spotlight(board: Board, event: BoardEvent) -> None:
    """To each group what it may see, encoded once; a page of several takes the highest rank."""
    for rank, (group, item) in enumerate(versions_of(board).items()):
        message = {"type": "spotlight", "n": event.told, "rank": rank, "item": item}
        announce_on_commit(topic_of_group(board.pk, group), encoded(message))
