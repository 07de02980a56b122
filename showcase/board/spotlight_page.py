"""The facilitator's page of the spotlight: the queue, and what can be put into it."""

from dataclasses import dataclass

from django.db.models import QuerySet

from hacks.models import Iteration
from showcase.models import HighlightPage

from .models import Board, Idea, Spotlight

MOST_OFFERED = 12


@dataclass
class QueueLine:
    """A thing in the queue. ``is_readable``: this facilitator may see it; ``is_showable``: it can
    be shown now."""

    spotlight: Spotlight
    is_readable: bool
    is_showable: bool


@dataclass
class QueuePage:
    board: Board
    lines: list[QueueLine]
    ideas: list[Idea]
    iterations: list[Iteration]
    highlights: list[HighlightPage]

    @property
    def on(self) -> QueueLine | None:
        return next((line for line in self.lines if line.spotlight.is_on), None)


def queue_page(board: Board, user) -> QueuePage:
    """Six queries, however long the queue is."""
    rows = list(Spotlight.objects.filter(board=board).with_things())
    showable = set(Spotlight.objects.showable_on(board).values_list("pk", flat=True))
    named = [row.iteration_id for row in rows if row.iteration_id]
    readable = Iteration.objects.visible_to(user).filter(pk__in=named).values_list("pk", flat=True)
    hidden = set(named) - set(readable)
    lines = [QueueLine(row, _is_readable(row, board, hidden), row.pk in showable) for row in rows]
    offers = {kind: list(found[:MOST_OFFERED]) for kind, found in offered(board, user).items()}
    return QueuePage(board, lines, offers["idea"], offers["iteration"], offers["highlight"])


def offered(board: Board, user) -> dict[str, QuerySet]:
    """What the facilitator may put into the queue, by kind, the newest first."""
    queued = Spotlight.objects.filter(board=board).order_by()
    ideas = Idea.objects.shown().filter(board=board).order_by("-pk")
    iterations = Iteration.objects.published().visible_to(user).order_by("-published_at", "-pk")
    highlights = HighlightPage.objects.shown()
    if board.cohort_id:
        iterations = iterations.filter(hack__team__cohort_id=board.cohort_id)
        highlights = highlights.filter(cohort_id=board.cohort_id)
    found = {
        "idea": (Idea.objects.none() if board.hides_ideas else ideas),
        "iteration": iterations.select_related("hack__team__school"),
        "highlight": highlights.defer("story"),
    }
    return {
        kind: things.exclude(
            pk__in=queued.filter(**{f"{kind}__isnull": False}).values(f"{kind}_id")
        )
        for kind, things in found.items()
    }


def _is_readable(row: Spotlight, board: Board, hidden: set[int]) -> bool:
    return not (board.hides_ideas and row.idea_id) and row.iteration_id not in hidden
