"""Grouping ideas: the columns of a board, and which idea stands in which."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from incubator.accounts.models import User
from incubator.core import audit
from incubator.core.errors import DomainError

from .. import events
from ..models import Board, Column, Idea
from ..models.column import COLUMN_NAME_LENGTH
from ..phases import Act

MOST_COLUMNS = 12


@transaction.atomic
def add_column(*, board: Board, name: str, actor: User, client_id: UUID) -> Column:
    """Put a column after the others; the same ``client_id`` again gives the first one."""
    board = events.locked(board)
    if known := Column.objects.filter(client_id=client_id, board=board).first():
        return known
    board.require_allowed(Act.GROUP)
    columns = list(board.columns.all())
    if len(columns) >= MOST_COLUMNS:
        raise DomainError(_("A board can have 12 columns at most."))
    name = _free_name(columns, name)
    place = columns[-1].place + 1 if columns else 1
    column = Column.objects.create(board=board, name=name, place=place, client_id=client_id)
    _record(board, "column.added", actor, column)
    return column


@transaction.atomic
def rename_column(*, column: Column, name: str, actor: User) -> Column:
    """Give the column another name; the one it has changes nothing."""
    board, column = _locked(column)
    name = _free_name(board.columns.exclude(pk=column.pk), name)
    if name != column.name:
        column.name = name
        column.save(update_fields=["name", "updated_at"])
        _record(board, "column.renamed", actor, column)
    return column


@transaction.atomic
def remove_column(*, column: Column, actor: User) -> None:
    """Take the column off the board; its ideas stay, and are not grouped."""
    board, column = _locked(column)
    number = column.pk
    column.delete()
    column.pk = number
    _record(board, "column.removed", actor, column)


@transaction.atomic
def bring_forward(*, column: Column, actor: User) -> None:
    """Let the column change places with the one before it; the first stays where it is."""
    board, column = _locked(column)
    before = board.columns.filter(place__lt=column.place).last()
    if before is not None:
        column.place, before.place = before.place, column.place
        for one in (column, before):
            one.save(update_fields=["place", "updated_at"])
        _record(board, "column.brought_forward", actor, column)


@transaction.atomic
def move_idea(*, idea: Idea, column: Column | None, actor: User) -> Idea:
    """Put the idea into a column, or into none; where it stands already nothing changes.

    Raises DomainError when the phase is another, or the idea or the column has left the board.
    """
    board = events.locked(idea.board)
    board.require_allowed(Act.GROUP)
    idea = Idea.objects.shown().filter(pk=idea.pk).first()
    if idea is None:
        raise DomainError(_("This idea has left the board meanwhile."))
    if column and not board.columns.filter(pk=column.pk).exists():
        raise DomainError(_("This column has left the board meanwhile."))
    if idea.column_id != (column.pk if column else None):
        idea.column = column
        idea.save(update_fields=["column", "updated_at"])
        events.record(board, "idea.moved", actor, idea=idea.pk, column=idea.column_id)
        audit.record(actor, "idea.moved", idea, column=idea.column_id)
    return idea


def _locked(column: Column) -> tuple[Board, Column]:
    """The board with its lock, and the column as it is under it."""
    board = events.locked(column.board)
    board.require_allowed(Act.GROUP)
    column = board.columns.filter(pk=column.pk).first()
    if column is None:
        raise DomainError(_("This column has left the board meanwhile."))
    return board, column


def _free_name(columns, name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise DomainError(_("Write a name first."))
    if len(name) > COLUMN_NAME_LENGTH:
        raise DomainError(_("A column’s name can have 60 characters at most."))
    if name.lower() in {column.name.lower() for column in columns}:
        raise DomainError(_("Another column has this name."))
    return name


def _record(board: Board, kind: str, actor: User, column: Column) -> None:
    events.record(board, kind, actor, column=column.pk, name=column.name)
    audit.record(actor, kind, board, column=column.pk)
