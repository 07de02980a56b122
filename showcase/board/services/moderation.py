"""What the facilitator decides on ideas: approve, hide, show again. All of it can be undone."""

from django.db import transaction
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from incubator.accounts.models import User
from incubator.core import audit
from incubator.core.errors import DomainError
from incubator.notifications.services import notify
from incubator.trust.selectors import is_taken_down

from .. import events
from ..models import Board, Guest, Idea, IdeaReport, Vote
from .ideas import locked_with_board
from .reports import settle


@transaction.atomic
def approve_idea(*, idea: Idea, actor: User, trusts_guest: bool = False) -> None:
    """Put what a guest posted on the board; with trust, the guest's later posts come at once.

    Twice, or withdrawn meanwhile: nothing changes.
    """
    board, idea = locked_with_board(idea)
    if trusts_guest and idea.guest and not idea.guest.is_trusted:
        Guest.objects.filter(pk=idea.guest_id).update(is_trusted=True)
        audit.record(actor, "guest.trusted", idea.guest, board=board.pk)
    if not idea.is_held or idea.is_gone:
        return
    idea.held_at = None
    idea.save(update_fields=["held_at", "updated_at"])
    events.record(board, "idea.approved", actor, idea=idea.pk)
    audit.record(actor, "idea.approved", idea, board=board.pk)


@transaction.atomic
def hide_idea(*, idea: Idea, actor: User, is_told: bool = True) -> None:
    """Take an idea off the board, with its dots; its author hears. Twice changes nothing.

    Not ``is_told`` where the Office, which hides it, tells the author why.
    """
    board, idea = locked_with_board(idea)
    take_off(board, idea, actor, is_told=is_told)


@transaction.atomic
def show_idea(*, idea: Idea, actor: User) -> None:
    """Undo hiding: a guest's idea that was never approved waits again. Twice changes nothing.

    Its dots are there again, but those whose people have spent them elsewhere since. Raises
    DomainError where the Office took it down after a report.
    """
    board, idea = locked_with_board(idea)
    if not idea.is_hidden:
        return
    if is_taken_down("idea", idea.pk):
        raise DomainError(_("The Office took this idea down, so only the Office shows it again."))
    put_back(board, idea, actor)
    _tell_author(idea, _("Your idea “%(idea)s” is on the board again."), "shown")


def put_back(board: Board, idea: Idea, actor: User) -> None:
    """Show a hidden idea again; the caller holds the board's lock."""
    idea.hidden_at = None
    idea.save(update_fields=["hidden_at", "updated_at"])
    events.record(board, "idea.shown_again", actor, idea=idea.pk)
    audit.record(actor, "idea.shown_again", idea, board=board.pk)
    _take_back_dots(board, idea)


@transaction.atomic
def leave_idea(*, idea: Idea, actor: User) -> None:
    """The facilitator has read the reports, and the idea stays."""
    board, idea = locked_with_board(idea)
    settle(idea, actor, IdeaReport.Outcome.LEFT)
    events.tell_desk(board)


@transaction.atomic
def show_idea_for_office(*, idea: Idea, actor: User) -> None:
    """Show what the Office took down; the Office tells the author why."""
    board, idea = locked_with_board(idea)
    if idea.is_hidden:
        put_back(board, idea, actor)


def take_off(board: Board, idea: Idea, actor: User, *, is_told: bool = True) -> None:
    """Hide an idea; the caller holds the board's lock."""
    if idea.is_gone:
        return
    idea.hidden_at = timezone.now()
    idea.save(update_fields=["hidden_at", "updated_at"])
    events.record(board, "idea.hidden", actor, idea=idea.pk)
    audit.record(actor, "idea.hidden", idea, board=board.pk)
    settle(idea, actor, IdeaReport.Outcome.HIDDEN)
    if is_told:
        _tell_author(idea, _("The facilitator took your idea “%(idea)s” off the board."), "hidden")


def _take_back_dots(board: Board, idea: Idea) -> None:
    spent = Vote.objects.spent_on(board).values("voter").annotate(dots=Count("pk"))
    over = spent.filter(dots__gt=board.vote_budget).values("voter")
    for vote in Vote.objects.filter(idea=idea, voter__in=over).select_related("voter"):
        Vote.objects.of(vote.voter).within(idea).delete()
        events.record(board, "idea.unvoted", vote.voter, idea=idea.pk)


def _tell_author(idea: Idea, text: str, what: str) -> None:
    if idea.author:
        notify(
            [idea.author],
            kind=f"idea.{what}",
            text=text % {"idea": idea},
            url=idea.board.get_absolute_url(),
            key=f"idea.{what}:{idea.pk}:{idea.board.number}",
        )
