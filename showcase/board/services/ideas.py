"""Adding ideas, changing them for a short while, and taking them back."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cohorts.models import Team
from incubator.accounts.models import User
from incubator.core import audit
from incubator.core.errors import DomainError

from .. import events
from ..models import Board, Follow, Guest, Idea
from ..phases import Act
from .merges import release, survivor_of

TITLE_LENGTH, TEXT_LENGTH = 120, 500


@transaction.atomic
def add_idea(
    *,
    board: Board,
    author: User | None,
    team: Team | None,
    title: str,
    text: str,
    client_id: UUID,
    guest: Guest | None = None,
) -> Idea:
    """Put an idea on the board; the same ``client_id`` again gives the first one. What a guest
    posts, who is not trusted, waits for the facilitator.

    Raises DomainError when the phase takes no ideas, for an empty or too long text, or when
    somebody else used the id.
    """
    board = events.locked(board)
    if known := Idea.objects.filter(client_id=client_id).first():
        return _own(known, author or guest, board)
    board.require_allowed(Act.ADD_IDEA)
    words = _checked(title, text)
    idea = Idea(board=board, author=author, team=team, client_id=client_id, guest=guest, **words)
    if guest:
        return _add_for_guest(idea)
    idea.save()
    Follow.objects.create(idea=idea, person=author)
    events.record(board, "idea.added", author, idea=idea.pk, team=team.pk if team else None)
    audit.record(author, "idea.added", idea, board=board.pk)
    return idea


def _add_for_guest(idea: Idea) -> Idea:
    guest = Guest.objects.get(pk=idea.guest_id)  # under the lock: trusted, or ended, meanwhile
    if guest.ended_at:
        raise DomainError(_("You do not take part in this board any more."))
    idea.held_at = None if guest.is_trusted else timezone.now()
    idea.save()
    kind = "idea.held" if idea.is_held else "idea.added"
    events.record(idea.board, kind, None, idea=idea.pk, guest=guest.pk)
    audit.record(None, kind, idea, board=idea.board_id, guest=guest.pk)
    return idea


@transaction.atomic
def edit_idea(*, idea: Idea, editor: User | None, title: str, text: str) -> Idea:
    """Change one's idea within 15 minutes; the card says that it was edited.

    Raises DomainError when the time or the phase is over, or the idea was withdrawn.
    """
    board, idea = locked_with_board(idea)
    board.require_allowed(Act.CHANGE_IDEA)
    if idea.is_gone:
        raise DomainError(_("This idea is off the board, so it cannot be changed."))
    _require_own_place(idea)
    if not idea.is_young:
        raise DomainError(_("An idea can be changed for 15 minutes. You can add another one."))
    if idea.guest and not idea.is_held and not idea.guest.is_trusted:
        raise DomainError(_("The facilitator has read this idea, so it stays as it is."))
    words = _checked(title, text)
    if words != {"title": idea.title, "text": idea.text}:
        idea.title, idea.text, idea.edited_at = words["title"], words["text"], timezone.now()
        idea.save(update_fields=["title", "text", "edited_at", "updated_at"])
        events.record(board, "idea.edited", editor, idea=idea.pk)
        audit.record(editor, "idea.edited", idea)
    return idea


@transaction.atomic
def withdraw_idea(*, idea: Idea, actor: User | None) -> Idea:
    """Take one's idea off the board; dots on it go back. Twice changes nothing. Ideas that were
    merged into it stand by themselves again.

    Raises DomainError once ideas are voted on, and for an idea that was merged itself.
    """
    board, idea = locked_with_board(idea)
    if not idea.is_gone:
        board.require_allowed(Act.CHANGE_IDEA)
        _require_own_place(idea)
        idea.withdrawn_at = timezone.now()
        idea.save(update_fields=["withdrawn_at", "updated_at"])
        events.record(board, "idea.withdrawn", actor, idea=idea.pk)
        audit.record(actor, "idea.withdrawn", idea)
        for one in idea.merged.all():
            one.merged_into = idea
            release(board, one, actor)
    return idea


@transaction.atomic
def follow_idea(*, idea: Idea, person: User) -> None:
    """Hear what becomes of the idea; twice changes nothing."""
    events.locked(idea.board)
    idea = survivor_of(idea)
    if Follow.objects.get_or_create(idea=idea, person=person)[1]:
        audit.record(person, "idea.followed", idea)


@transaction.atomic
def unfollow_idea(*, idea: Idea, person: User) -> None:
    """Hear no more of it; who did not follow stays as they are."""
    events.locked(idea.board)
    idea = survivor_of(idea)
    follows = Follow.objects.filter(person=person).within(idea)
    if follows.exists():
        follows.delete()
        audit.record(person, "idea.unfollowed", idea)


def locked_with_board(idea: Idea) -> tuple[Board, Idea]:
    """The board with its lock, and the idea as it is under it."""
    board = events.locked(idea.board)
    idea = Idea.objects.get(pk=idea.pk)
    idea.board = board
    return board, idea


def _require_own_place(idea: Idea) -> None:
    if idea.is_merged:
        raise DomainError(_("This idea was merged. Take it apart from the other one first."))


def _own(idea: Idea, writer: User | Guest, board: Board) -> Idea:
    if writer not in (idea.author, idea.guest) or idea.board_id != board.pk:
        raise DomainError(_("This form was used before. Open the board again to add an idea."))
    return idea


def _checked(title: str, text: str) -> dict[str, str]:
    title, text = " ".join(title.split()), text.strip()
    if not title:
        raise DomainError(_("Write your idea first."))
    if len(title) > TITLE_LENGTH:
        raise DomainError(_("An idea can have 120 characters at most. Say the rest below it."))
    if len(text) > TEXT_LENGTH:
        raise DomainError(_("More about an idea can have 500 characters at most."))
    return {"title": title, "text": text}
