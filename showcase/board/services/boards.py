"""Opening a board, running it through its phases, and its settings."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from cohorts.models import Cohort
from incubator.accounts.models import User
from incubator.core import audit
from incubator.core.errors import DomainError

from .. import events
from ..models import Board
from ..phases import Act, Phase
from .guests import end_guests

SETTINGS = ("question", "vote_budget", "is_silent", "shows_results")
SETTINGS += ("names_voters", "is_open_to_guests")
LONGEST_TIMER = 120  # minutes
OWN_PAGES = {"new"}
"""Addresses beside those of boards."""


@transaction.atomic
def open_board(
    *,
    question: str,
    cohort: Cohort | None,
    settings: Mapping[str, Any],
    actor: User,
    client_id: UUID,
) -> Board:
    """Pose a question; the same ``client_id`` again gives the first board."""
    values = {"question": question, "cohort": cohort, "created_by": actor, **settings}
    board, is_new = Board.objects.get_or_create(
        client_id=client_id, defaults={**values, "slug": _free_slug(question)}
    )
    if is_new:
        events.record(board, "board.opened", actor)
        audit.record(actor, "board.opened", board, cohort=board.cohort_id)
    return board


@transaction.atomic
def change_settings(*, board: Board, values: Mapping[str, Any], actor: User) -> Board:
    """Change the question, the dots, silent gathering, and what is shown of dots.

    Where the new budget is smaller, dots that were given stay; nobody can give more. Raises
    DomainError where dots would begin to carry names while people give them.
    """
    board = events.locked(board)
    if values["names_voters"] and not board.names_voters and board.allows(Act.VOTE):
        raise DomainError(_("Dots can begin to carry names only while nobody gives any."))
    changed = [name for name in SETTINGS if getattr(board, name) != values[name]]
    for name in changed:
        setattr(board, name, values[name])
    if changed:
        board.save(update_fields=[*changed, "updated_at"])
        events.record(board, "board.changed", actor, fields=changed)
        if not board.is_open_to_guests:
            end_guests(board, actor)
        audit.record(actor, "board.changed", board, fields=changed)
    return board


@transaction.atomic
def move_phase(*, board: Board, before: str, after: str, actor: User) -> Board:
    """Move the board from the phase that the facilitator saw to another; twice changes nothing.

    The timer of the earlier phase ends with it. Raises DomainError when somebody else moved the
    board somewhere else meanwhile.
    """
    board = events.locked(board)
    if board.phase == after:
        return board
    if board.phase != before:
        sentence = _("Somebody moved this board to “%(phase)s” meanwhile.")
        raise DomainError(sentence % {"phase": Phase(board.phase).label})
    board.phase, board.timer_ends_at = Phase(after), None
    board.save(update_fields=["phase", "timer_ends_at", "updated_at"])
    events.record(board, "phase.moved", actor, before=before, after=after)
    audit.record(actor, "phase.moved", board, before=before, after=after)
    return board


@transaction.atomic
def set_timer(*, board: Board, minutes: int | None, actor: User) -> Board:
    """Let a timer run for this many minutes, or take it off. It reminds; it ends nothing."""
    if minutes is not None and not 1 <= minutes <= LONGEST_TIMER:
        raise DomainError(_("A timer runs for 1 to 120 minutes."))
    board = events.locked(board)
    ends_at = timezone.now() + timedelta(minutes=minutes) if minutes else None
    if board.timer_ends_at != ends_at:
        board.timer_ends_at = ends_at
        board.save(update_fields=["timer_ends_at", "updated_at"])
        events.record(board, "timer.set", actor, ends_at=ends_at.isoformat() if ends_at else None)
        audit.record(actor, "timer.set", board, minutes=minutes)
    return board


def _free_slug(question: str) -> str:
    """An address from the question's first words; a number is added where it is taken."""
    stem = slugify(question)[:60].rstrip("-") or "board"
    taken = set(Board.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    taken |= OWN_PAGES
    names = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(taken) + 3))
    return next(name for name in names if name not in taken)
