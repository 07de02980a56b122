"""What pages are told of a board, in the same words live and when they ask.

docs/board-protocol.md describes every field. Nothing here differs from person to person: what
only one may know (own ideas, own dots) comes with the page or its own answer.
"""

import json
from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch

from .models import Board, BoardEvent, Idea

DOTS = "board.dots"
"""The kind of tally that tells how many dots ideas have."""
MOST_CARDS = 20
"""Cards in one message: 16 kB at most, in any alphabet."""
QUEUE = "board.queue"
"""The kind of tally that tells facilitators how much waits for them."""
OF_BOARD = {"code.changed", "board.opened", "board.changed", "phase.moved", "timer.set"}
OF_BOARD |= {"column.added", "column.renamed", "column.removed", "column.brought_forward"}
"""Events after which a page asks how the board stands as a whole."""
OF_TRIES = {"idea.taken", "try.moved"}
"""Events after which a page asks how the hacks stand that ideas became: each person may read
others of them."""


def board_state(board: Board) -> dict[str, Any]:
    """How the board stands: its phase, and what it lets people do; no words of the site's own,
    which each page has in its own language."""
    return {
        "question": board.question,
        "phase": board.phase,
        "may": sorted(board.allowed),
        "timer": board.timer_ends_at.isoformat() if board.timer_ends_at else None,
        "dots": board.vote_budget,
        "results": board.shows_results,
        "silent": board.hides_ideas,
        "columns": [{"id": column.pk, "name": column.name} for column in board.columns.all()],
        "named": board.names_voters,
    }


def card(idea: Idea) -> dict[str, Any]:
    """An idea (``discussed``) as its card shows it to everybody who may see the board."""
    return {
        "id": idea.pk,
        "title": idea.title,
        "text": idea.text,
        "team": str(idea.team) if idea.team else "",
        "edited": idea.edited_at is not None,
        "comments": idea.comment_count,
        "tries": [str(one.team) for one in idea.tries.all()],
        **({"guest": idea.guest.number} if idea.guest else {}),
        **({"column": idea.column_id} if idea.column_id else {}),
        **_merged(idea),
    }


def _merged(idea: Idea) -> dict[str, Any]:
    """Which ideas were merged into it, and whose they are: names of teams, numbers of guests."""
    merged = idea.merged.all()
    if not merged:
        return {}
    also = [one.guest.number if one.guest else str(one.team or "") for one in merged]
    return {"merged": [one.pk for one in merged], "also": [name for name in also if name]}


def cards(ideas: Iterable[int]) -> dict[str, Any]:
    """The cards of these ideas as they are now, and which of them are gone: withdrawn, or
    merged; three queries."""
    found = Idea.objects.filter(pk__in=ideas).discussed().select_related("team__school", "guest")
    found = found.prefetch_related("tries__team__school", with_merged()).order_by("pk")
    gone = [idea.pk for idea in found if idea.is_gone or idea.is_merged]
    shown = [card(idea) for idea in found if idea.pk not in gone and not idea.is_held]
    return {"ideas": shown, "gone": gone}


def with_merged() -> Prefetch:
    """For ideas whose cards say what was merged into them; one query."""
    return Prefetch("merged", queryset=Idea.objects.select_related("team__school", "guest"))


def votes_of(board: Board, ideas: Iterable[int] | None = None) -> dict[str, int]:
    """The dots of these ideas of the board, or of all; keys are texts, as JSON's are; one query."""
    wanted = Idea.objects.filter(board=board).shown()
    if ideas is not None:
        wanted = wanted.filter(pk__in=ideas)
    return {str(pk): count for pk, count in wanted.counted().values_list("pk", "vote_count")}


def change_of(board: Board, event: BoardEvent) -> dict[str, Any]:
    """One change, from the number before it to its own."""
    change = {"type": "change", "after": event.told - 1, "n": event.told}
    if event.kind in OF_BOARD:
        return {**change, "board": board_state(board)}
    if event.is_silent:
        return {**change, "count": count_of(board)}
    if event.kind.startswith("spotlight."):
        return change
    moved = {"moved": True} if event.kind in OF_TRIES else {}
    return {**change, **cards(_ideas_of(event.data)), **moved}


def changes_since(board: Board, since: int) -> dict[str, Any] | None:
    """All changes after a number in one; None where that is too much to tell at once."""
    missed = _missed(board, since)
    ideas = _touched_by(missed)
    if since > board.told_number or len(ideas) > MOST_CARDS:
        return None
    shown = {} if board.hides_ideas else cards(ideas)
    if shown.get("ideas") and any(kind in OF_TRIES for kind, _data in missed):
        shown["moved"] = True
    return {
        "type": "change",
        "after": since,
        "n": board.told_number,
        "board": board_state(board),
        "count": count_of(board),
        **shown,
    }


def touched_since(board: Board, since: int) -> set[int]:
    """Ideas that something happened to after this number; dots aside."""
    return _touched_by(_missed(board, since))


def _missed(board: Board, since: int) -> list[tuple[str, dict[str, Any]]]:
    """Kind and data of what was told after this number."""
    missed = BoardEvent.objects.filter(board=board, told__gt=since)
    return list(missed.values_list("kind", "data"))


def _touched_by(missed: list[tuple[str, dict[str, Any]]]) -> set[int]:
    return {idea for _kind, data in missed for idea in _ideas_of(data)}


def _ideas_of(data: dict[str, Any]) -> list[int]:
    """The ideas whose cards an event changed."""
    return [data[name] for name in ("idea", "into") if name in data]


def count_of(board: Board) -> int:
    """How many ideas there are, hidden ones too."""
    return Idea.objects.filter(board=board).shown().count()


def encoded(message: dict[str, Any]) -> str:
    """The text that goes to every page; one idea makes about 300 bytes."""
    return json.dumps(message, ensure_ascii=False, separators=(",", ":"))


def topic_of(board: Board) -> str:
    """What pages of the board listen to."""
    return f"board.{board.pk}"


def desk_topic_of(board: Board) -> str:
    """What pages of the board's facilitators listen to besides."""
    return f"board.desk.{board.pk}"
