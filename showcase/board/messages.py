"""What pages are told of a board, in the same words live and when they ask.

docs/board-protocol.md describes every field. Nothing here differs from person to person: what
only one may know (own ideas, own dots) comes with the page or its own answer.
"""

from collections.abc import Iterable
from typing import Any

from .models import Board, BoardEvent, Idea
from .phases import ALLOWED, Phase

OF_BOARD = {"board.opened", "board.changed", "phase.moved", "timer.set"}
"""Events after which a page asks how the board stands as a whole."""


def board_state(board: Board) -> dict[str, Any]:
    """How the board stands: its phase, and what it lets people do."""
    return {
        "question": board.question,
        "phase": board.phase,
        "may": sorted(ALLOWED[Phase(board.phase)]),
        "said": board.said,
        "timer": board.timer_ends_at.isoformat() if board.timer_ends_at else None,
        "dots": board.vote_budget,
        "results": board.shows_results,
        "silent": board.hides_ideas,
    }


def card(idea: Idea) -> dict[str, Any]:
    """An idea as its card shows it to everybody who may see the board."""
    return {
        "id": idea.pk,
        "title": idea.title,
        "text": idea.text,
        "team": str(idea.team) if idea.team else "",
        "edited": idea.edited_at is not None,
        "tries": [str(one.team) for one in idea.tries.all()],
    }


def cards(ideas: Iterable[int]) -> dict[str, Any]:
    """The cards of these ideas as they are now, and which of them are gone; two queries."""
    found = Idea.objects.filter(pk__in=ideas).select_related("team__school")
    found = found.prefetch_related("tries__team__school").order_by("pk")
    shown = [card(idea) for idea in found if not idea.is_withdrawn]
    return {"ideas": shown, "gone": [idea.pk for idea in found if idea.is_withdrawn]}


def votes_of(board: Board, ideas: Iterable[int] | None = None) -> dict[str, int]:
    """The dots of these ideas of the board, or of all; keys are texts, as JSON's are; one query."""
    wanted = Idea.objects.filter(board=board).shown()
    if ideas is not None:
        wanted = wanted.filter(pk__in=ideas)
    return {str(pk): count for pk, count in wanted.counted().values_list("pk", "vote_count")}


def change_of(board: Board, event: BoardEvent, before: int) -> dict[str, Any]:
    """One change: from the told number ``before`` to this event's number."""
    change = {"type": "change", "after": before, "n": event.number}
    if event.kind in OF_BOARD:
        return {**change, "board": board_state(board)}
    if event.is_silent:
        return {**change, "count": Idea.objects.filter(board=board).shown().count()}
    return {**change, **cards([event.data["idea"]])}
