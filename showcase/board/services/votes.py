"""Dots: given and taken back, never more than the board's budget."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from incubator.accounts.models import User
from incubator.core.errors import DomainError

from .. import events
from ..models import Board, Idea, Vote
from ..phases import Act
from .merges import survivor_of


@transaction.atomic
def cast_vote(*, idea: Idea, voter: User) -> Vote:
    """Give one of the voter's dots to an idea; voting twice changes nothing. An idea that was
    merged has its survivor's.

    Raises DomainError when the phase takes no votes, the budget is spent, or the idea is gone.
    """
    board = events.locked(idea.board)
    board.require_allowed(Act.VOTE)
    idea = survivor_of(idea)
    given = {vote.idea_id: vote for vote in Vote.objects.of(voter).spent_on(board)}
    if idea.pk in given:
        return given[idea.pk]
    _require_shown(idea)
    _require_dot_left(board, len(given))
    vote = Vote.objects.create(idea=idea, voter=voter, is_named=board.names_voters)
    events.record(board, "idea.voted", voter, idea=idea.pk, named=vote.is_named)
    return vote


@transaction.atomic
def take_vote_back(*, idea: Idea, voter: User) -> None:
    """Take one's dot off an idea; where there is none, nothing changes.

    Raises DomainError when the phase takes no votes.
    """
    board = events.locked(idea.board)
    board.require_allowed(Act.VOTE)
    idea = survivor_of(idea)
    taken, _kinds = Vote.objects.of(voter).within(idea).delete()
    if taken:
        events.record(board, "idea.unvoted", voter, idea=idea.pk)


def _require_shown(idea: Idea) -> None:
    if idea.is_gone or idea.is_held:
        raise DomainError(_("This idea is not on the board any more, so it takes no dots."))


def _require_dot_left(board: Board, spent: int) -> None:
    if spent >= board.vote_budget:
        raise DomainError(
            ngettext(
                "Your dot is spent. Take it back from another idea first.",
                "Your %(count)d dots are spent. Take one back from another idea first.",
                board.vote_budget,
            )
            % {"count": board.vote_budget}
        )
