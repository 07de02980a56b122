"""Dots as sums: what open pages hear while people vote, at most four times a second."""

from incubator.live.database import in_database
from incubator.live.tallies import makes_tally

from .desk import desk_count
from .messages import DOTS, QUEUE, encoded, votes_of
from .models import Board, BoardEvent

MOST_IDEAS = 500
"""Sums in one message; about 12 bytes each."""
_told: dict[int, int] = {}
"""The number up to which this process has told a board's dots."""


@makes_tally(DOTS)
async def dots(topic: str) -> str | None:
    """The sums of the ideas whose dots changed since this process told them last."""
    return await in_database(_dots)(int(topic.rpartition(".")[2]))


def _dots(board_id: int) -> str | None:
    board = Board.objects.get(pk=board_id)
    since, _told[board_id] = _told.get(board_id, 0), board.number
    if not board.shows_results:
        return None
    changed = BoardEvent.objects.filter(board=board, number__gt=since, told=None)
    ideas = {data["idea"] for data in changed.values_list("data", flat=True)}
    votes = dict(list(votes_of(board, ideas).items())[:MOST_IDEAS])
    return encoded({"type": "tally", "n": board.number, "votes": votes}) if votes else None


@makes_tally(QUEUE)
async def queue(topic: str) -> str | None:
    """How much waits for the facilitators of a board."""
    count = await in_database(desk_count)(int(topic.rpartition(".")[2]))
    return encoded({"type": "queue", "count": count})
