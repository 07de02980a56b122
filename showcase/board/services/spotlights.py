"""The spotlight's queue: what is in it, what is on, and what happens to things it shows."""

from typing import Any

from django.db import transaction
from django.db.models import Max, Q, QuerySet
from django.utils.translation import gettext as _

from hacks.models import Iteration
from incubator.accounts.models import User
from incubator.core import audit
from incubator.core.errors import DomainError
from showcase.models import HighlightPage

from .. import events
from ..band import spotlight_on
from ..models import Board, Idea, Spotlight

MOST_QUEUED = 40


@transaction.atomic
def queue(*, board: Board, thing: Idea | Iteration | HighlightPage, actor: User) -> Spotlight:
    """Put a thing last into the board's queue; what is in it already stays where it is.

    Raises DomainError for a finished board and a full queue.
    """
    board = _running(board)
    named = {_kind_of(thing): thing}
    if known := Spotlight.objects.filter(board=board, **named).first():
        return known
    queued = Spotlight.objects.filter(board=board)
    if queued.count() >= MOST_QUEUED:
        raise DomainError(_("The queue is full. Take something out first."))
    last = queued.aggregate(last=Max("position"))["last"] or 0
    row = Spotlight.objects.create(board=board, position=last + 1, **named)
    _note(board, "spotlight.queued", actor, row)
    return row


@transaction.atomic
def step(*, board: Board, to: str, seen: int | None, actor: User) -> None:
    """Show the ``next`` or the ``previous`` thing of the queue, or ``none`` of it: then the band
    follows what teams post. ``seen`` is the row that was on for the facilitator: where another is
    on meanwhile, nothing changes."""
    board = _running(board)
    on = Spotlight.objects.filter(board=board, is_on=True).first()
    if (on.pk if on else None) != seen:
        return
    wanted = _beside(board, on, to)
    if wanted != on:
        _switch(board, on, wanted, actor)


@transaction.atomic
def show(*, spotlight: Spotlight, actor: User) -> None:
    """Show this thing of the queue; twice changes nothing."""
    board = _running(spotlight.board)
    on = Spotlight.objects.filter(board=board, is_on=True).first()
    wanted = Spotlight.objects.showable_on(board).filter(pk=spotlight.pk).first()
    if wanted is None:
        raise DomainError(_("This cannot be shown now."))
    if on != wanted:
        _switch(board, on, wanted, actor)


@transaction.atomic
def move(*, spotlight: Spotlight, to: str, actor: User) -> None:
    """Change places with the thing before (``earlier``) or after (``later``), if there is one."""
    board = _running(spotlight.board)
    rows = list(Spotlight.objects.filter(board=board))
    place = next((at for at, row in enumerate(rows) if row.pk == spotlight.pk), None)
    if place is None:
        return
    other = place + (1 if to == "later" else -1)
    if not 0 <= other < len(rows):
        return
    rows[place], rows[other] = rows[other], rows[place]
    for position, row in enumerate(rows, start=1):
        row.position = position
    Spotlight.objects.bulk_update(rows, ["position"])
    _note(board, "spotlight.ordered", actor, spotlight, to=to)


@transaction.atomic
def remove(*, spotlight: Spotlight, actor: User) -> None:
    """Take a thing out of the queue; if it is on, the band follows what teams post."""
    board = events.locked(spotlight.board)
    row = Spotlight.objects.filter(pk=spotlight.pk).first()
    if row:
        thing = _name(row)
        row.delete()
        events.record(board, "spotlight.removed", actor, shown=thing)
        audit.record(actor, "spotlight.removed", board, shown=thing)


@transaction.atomic
def tell_of_iteration(*, iteration: Iteration) -> None:
    """Something happened to an iteration: boards that show it, or would now, show it as it is."""
    shown = Q(pk__in=_boards_with(iteration=iteration))
    near = Q(cohort=None) | Q(cohort_id=iteration.team.cohort_id)
    for board in _locked(shown | near):
        on = spotlight_on(board)
        if on is None or on.iteration_id == iteration.pk:
            events.record(board, "spotlight.followed", None, shown=f"iteration.{iteration.pk}")


@transaction.atomic
def tell_of_highlight(*, highlight: HighlightPage) -> None:
    """A highlight was published, changed or taken back: boards that show it follow."""
    for board in _locked(Q(pk__in=_boards_with(highlight=highlight))):
        events.record(board, "spotlight.followed", None, shown=f"highlight.{highlight.pk}")


def _boards_with(**thing: Any) -> QuerySet[Spotlight]:
    return Spotlight.objects.filter(is_on=True, **thing).order_by().values("board_id")


def _locked(condition: Q) -> list[Board]:
    """Running boards, locked in one order, so that no two changes wait for each other."""
    return list(Board.objects.running().filter(condition).order_by("pk").select_for_update())


def _running(board: Board) -> Board:
    board = events.locked(board)
    if board.is_closed or board.is_over:
        raise DomainError(_("This board is finished, so it shows nothing new."))
    return board


def _beside(board: Board, on: Spotlight | None, to: str) -> Spotlight | None:
    rows = list(Spotlight.objects.showable_on(board))
    place = (on.position, on.pk) if on else (0, 0)
    if to == "next":
        after = [row for row in rows if (row.position, row.pk) > place]
        return after[0] if after else on
    before = [row for row in rows if (row.position, row.pk) < place]
    return before[-1] if before and to == "previous" else None


def _switch(board: Board, on: Spotlight | None, wanted: Spotlight | None, actor: User) -> None:
    if on:
        on.is_on = False
        on.save(update_fields=["is_on", "updated_at"])
    if wanted:
        wanted.is_on = True
        wanted.save(update_fields=["is_on", "updated_at"])
    _note(board, "spotlight.moved", actor, wanted)


def _note(board: Board, kind: str, actor: User, row: Spotlight | None, **more: Any) -> None:
    thing = _name(row) if row else None
    events.record(board, kind, actor, shown=thing, **more)
    audit.record(actor, kind, board, shown=thing, **more)


def _kind_of(thing: Idea | Iteration | HighlightPage) -> str:
    return {Idea: "idea", Iteration: "iteration", HighlightPage: "highlight"}[type(thing)]


def _name(row: Spotlight) -> str:
    return f"{row.kind}.{getattr(row, f'{row.kind}_id')}"
