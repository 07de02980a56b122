"""Taking part with a join code, without an account, and the end of that."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from incubator.accounts.models import User
from incubator.core import audit
from incubator.core.errors import DomainError
from incubator.live import close_codes
from incubator.live.rooms import end_on_commit

from .. import events
from ..codes import new_code
from ..guest_notice import notice_digest
from ..guest_tokens import digest_of, new_token
from ..models import Board, Guest, Idea
from ..models.guest import GUEST_TIME
from ..rooms import room_of_guest, room_of_guests
from ..rules import can_be_joined_by_guests
from .moderation import take_off

MOST_GUESTS = 1500
"""On a board at once."""
KEPT = timedelta(days=30)
"""That a guest who left nothing is kept for, so that a facilitator can still ask what happened."""


@transaction.atomic
def let_guest_in(*, board: Board, code: str) -> tuple[Guest, str]:
    """The guest of somebody who has just accepted the notice, and their token, which is kept
    nowhere else. Numbers are given under the board's lock.

    Raises DomainError where the code has changed meanwhile, guests are not taken, or too many
    are there.
    """
    board = events.locked(board)
    if board.join_code != code or not can_be_joined_by_guests(board):
        raise DomainError(_("Guests cannot join this board with this code any more."))
    guests = Guest.objects.filter(board=board)
    if guests.standing().count() >= MOST_GUESTS:
        raise DomainError(_("This board is full of guests. Ask the facilitator what to do."))
    token, now = new_token(), timezone.now()
    guest = Guest.objects.create(
        board=board,
        number=(guests.aggregate(last=Max("number"))["last"] or 0) + 1,
        token_digest=digest_of(token),
        notice=notice_digest(),
        language=get_language() or "",
        expires_at=now + GUEST_TIME,
    )
    audit.record(None, "guest.joined", guest, board=board.pk, number=guest.number)
    return guest, token


@transaction.atomic
def change_code(*, board: Board, seen: str, is_off: bool, actor: User) -> Board:
    """Replace the code that the facilitator saw, or switch it off; the guests who joined by it
    take part no more. Sent twice it happens once.
    """
    board = events.locked(board)
    if (board.join_code or "") != seen:
        return board
    board.join_code = None if is_off else new_code()
    board.save(update_fields=["join_code", "updated_at"])
    events.record(board, "code.changed", actor)
    audit.record(actor, "join_code.changed", board, is_off=is_off)
    end_guests(board, actor)
    return board


def end_guests(board: Board, actor: User) -> None:
    """All guests take part no more, from this moment on; the caller holds the board's lock."""
    ended = Guest.objects.filter(board=board, ended_at=None).update(ended_at=timezone.now())
    if ended:
        audit.record(actor, "guests.ended", board, guests=ended)
        end_on_commit(room_of_guests(board), close_codes.GUEST_ENDED)


@transaction.atomic
def leave_as_guest(*, guest: Guest) -> None:
    """The guest takes part no more; what they posted stays. Twice: nothing."""
    if Guest.objects.filter(pk=guest.pk, ended_at=None).update(ended_at=timezone.now()):
        audit.record(None, "guest.left", guest, board=guest.board_id)
        end_on_commit(room_of_guest(guest), close_codes.GUEST_ENDED)


@transaction.atomic
def forget_guests() -> int:
    """Delete guests who took part long ago and of whom nothing is left on a board; gives how many.

    Of the others the row tells whose idea is "Guest 12", and which rules that guest accepted.
    """
    long_ago = timezone.now() - KEPT
    over = Guest.objects.filter(Q(ended_at__lt=long_ago) | Q(expires_at__lt=long_ago))
    forgotten, _kinds = over.filter(ideas=None, reports=None).delete()
    return forgotten


@transaction.atomic
def end_guest(*, guest: Guest, actor: User) -> None:
    """One guest takes part no more, and all they posted goes off the board. Twice: nothing."""
    board = events.locked(guest.board)
    guest = Guest.objects.get(pk=guest.pk)
    if guest.ended_at:
        return
    guest.ended_at = timezone.now()
    guest.save(update_fields=["ended_at", "updated_at"])
    audit.record(actor, "guest.ended", guest, board=board.pk)
    posted = Idea.objects.filter(guest=guest, withdrawn_at=None, hidden_at=None)
    for idea in posted:  # those that were merged into another as well
        idea.board = board
        take_off(board, idea, actor)
    end_on_commit(room_of_guest(guest), close_codes.GUEST_ENDED)
