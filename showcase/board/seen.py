"""The board behind an address, and what was missed there: many sockets come back at once."""

import time
from typing import Any

from incubator.accounts.models import User
from incubator.accounts.rules import is_office
from incubator.core.prepared import A_WORD, AN_ID, PreparedQuery

from .band import versions_of
from .messages import changes_since, encoded
from .models import Board

KEPT_SECONDS, MOST_KEPT = 1.0, 64


def seen_board(user, slug: str) -> Board | None:
    """The board, where the person may see it."""
    if not user.is_authenticated or is_office(user):
        return Board.objects.visible_to(user).filter(slug=slug).first()
    return _SEEN.first(user.pk, slug)


def told_since(board: Board, since: int) -> tuple[str | None, dict[str, Any]]:
    """All changes after the number as one text, None where that is too much, and the spotlight's
    versions. Nothing in them is of one person, so a room that comes back shares them."""
    key, now = (board.pk, board.updated_at, since), time.monotonic()
    made_at, told = _told.get(key, (0.0, None))
    if told is None or now - made_at > KEPT_SECONDS:
        change = changes_since(board, since)
        told = (encoded(change) if change is not None else None, versions_of(board))
        if len(_told) >= MOST_KEPT:
            _told.clear()
        _told[key] = (now, told)
    return told


def _seen(person_id: int, slug: str):
    somebody = User(pk=person_id)
    somebody.in_office = False
    return Board.objects.visible_to(somebody).filter(slug=slug)


_told: dict[tuple, tuple[float, tuple]] = {}
_SEEN = PreparedQuery(_seen, AN_ID, A_WORD)
