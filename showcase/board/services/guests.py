"""Taking part with a join code, without an account, and the end of that."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from incubator.core import audit
from incubator.core.errors import DomainError

from .. import events
from ..guest_notice import notice_digest
from ..guest_tokens import digest_of, new_token
from ..models import Board, Guest
from ..models.guest import GUEST_TIME
from ..rules import can_be_joined_by_guests

MOST_GUESTS = 1500
"""On a board at once."""


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
