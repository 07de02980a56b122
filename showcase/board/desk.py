"""What waits for the facilitator of a board: posts of guests, and reports."""

from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q, QuerySet

from .models import Board, Guest, Idea, IdeaReport

MOST_HIDDEN = 50


@dataclass
class Desk:
    """The queue of a board, with what was decided lately."""

    board: Board
    held: list[Idea]
    reported: list[Idea]
    hidden: list[Idea]
    guests: list[Guest]

    @property
    def count(self) -> int:
        return len(self.held) + len(self.reported)


def desk_of(board: Board) -> Desk:
    """Six queries, however much waits."""
    reports = Prefetch(
        "reports", IdeaReport.objects.filter(settled_at=None), to_attr="open_reports"
    )
    hidden = Idea.objects.filter(board=board, withdrawn_at=None).exclude(hidden_at=None)
    shown = Count("ideas", filter=Q(ideas__withdrawn_at=None, ideas__hidden_at=None))
    guests = Guest.objects.filter(board=board).standing().annotate(idea_count=shown)
    return Desk(
        board,
        _with_writers(_held(board.pk)),
        _with_writers(_reported(board.pk).prefetch_related(reports)),
        _with_writers(hidden.order_by("-hidden_at")[:MOST_HIDDEN]),
        list(guests),
    )


def desk_count(board_id: int) -> int:
    """How many ideas wait; two queries."""
    return _held(board_id).count() + _reported(board_id).count()


def _held(board_id: int) -> QuerySet[Idea]:
    return Idea.objects.filter(board_id=board_id).kept().exclude(held_at=None)


def _reported(board_id: int) -> QuerySet[Idea]:
    reports = IdeaReport.objects.filter(idea__board_id=board_id, settled_at=None)
    return Idea.objects.filter(pk__in=reports.values("idea")).shown()


def _with_writers(ideas: QuerySet[Idea]) -> list[Idea]:
    return list(ideas.select_related("team__school", "guest"))
