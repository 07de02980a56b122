"""Discussing an idea: comments, and taking one's own back."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from incubator.accounts.models import User
from incubator.core import audit
from incubator.core.errors import DomainError
from incubator.notifications.services import notify

from .. import events
from ..mentions import mentioned_in
from ..models import Idea, IdeaComment
from ..phases import Act
from ..selectors import followers_of
from .merges import survivor_of

LONGEST = 1000


@transaction.atomic
def add_comment(*, idea: Idea, author: User, text: str, client_id: UUID) -> IdeaComment:
    """Say something about an idea; sent twice it is said once. Who is mentioned hears of it, and
    who follows the idea; each once.

    Raises DomainError for no or too many words, a withdrawn idea, a closed board, or an id that
    somebody else used.
    """
    board = events.locked(idea.board)
    idea = survivor_of(idea)
    if known := IdeaComment.objects.filter(client_id=client_id).first():
        return _own(known, idea, author)
    board.require_allowed(Act.COMMENT)
    words = _checked(text)
    if not Idea.objects.shown().filter(pk=idea.pk).exists():
        raise DomainError(_("This idea is not on the board any more, so it takes no comments."))
    comment = IdeaComment.objects.create(idea=idea, author=author, text=words, client_id=client_id)
    events.record(board, "comment.added", author, idea=idea.pk, comment=comment.pk)
    audit.record(author, "idea_comment.added", comment, idea=idea.pk)
    if not board.hides_ideas:
        _tell_mentioned(comment)
        _tell_followers(comment)
    return comment


@transaction.atomic
def withdraw_comment(*, comment: IdeaComment, actor: User) -> None:
    """Take one's comment off the page; a trace stays. Twice changes nothing."""
    board = events.locked(comment.idea.board)
    comment = IdeaComment.objects.get(pk=comment.pk)
    if comment.is_withdrawn:
        return
    comment.withdrawn_at = timezone.now()
    comment.save(update_fields=["withdrawn_at", "updated_at"])
    events.record(board, "comment.withdrawn", actor, idea=comment.idea_id, comment=comment.pk)
    audit.record(actor, "idea_comment.withdrawn", comment)


@transaction.atomic
def hide_comment(*, comment: IdeaComment, actor: User) -> None:
    """Take a comment down after a report; a trace stays. Twice, or withdrawn: nothing changes."""
    board = events.locked(comment.idea.board)
    comment = IdeaComment.objects.get(pk=comment.pk)
    if comment.is_withdrawn:
        return
    comment.withdrawn_at = comment.hidden_at = timezone.now()
    comment.save(update_fields=["withdrawn_at", "hidden_at", "updated_at"])
    events.record(board, "comment.hidden", actor, idea=comment.idea_id, comment=comment.pk)
    audit.record(actor, "idea_comment.hidden", comment)


@transaction.atomic
def show_comment(*, comment: IdeaComment, actor: User) -> None:
    """Put a comment back that the Office took down. Twice changes nothing."""
    board = events.locked(comment.idea.board)
    comment = IdeaComment.objects.get(pk=comment.pk)
    if not comment.is_hidden:
        return
    comment.withdrawn_at = comment.hidden_at = None
    comment.save(update_fields=["withdrawn_at", "hidden_at", "updated_at"])
    events.record(board, "comment.shown_again", actor, idea=comment.idea_id, comment=comment.pk)
    audit.record(actor, "idea_comment.shown_again", comment)


def _own(comment: IdeaComment, idea: Idea, author: User) -> IdeaComment:
    if (comment.idea_id, comment.author_id) != (idea.pk, author.pk):
        raise DomainError(_("This form was used before. Open the idea again to comment."))
    return comment


def _checked(text: str) -> str:
    text = text.strip()
    if not text:
        raise DomainError(_("Write a comment first."))
    if len(text) > LONGEST:
        raise DomainError(_("A comment can have 1,000 characters at most."))
    return text


def _tell_mentioned(comment: IdeaComment) -> None:
    sentence = _("%(person)s mentioned you in a comment on the idea “%(idea)s”.")
    people = mentioned_in(comment.text, comment.idea)
    _tell(people, comment, kind="idea_comment.mentioned", sentence=sentence)


def _tell_followers(comment: IdeaComment) -> None:
    sentence = _("%(person)s commented on the idea “%(idea)s”.")
    people = followers_of(comment.idea)
    _tell(people, comment, kind="idea_comment.added", sentence=sentence)


def _tell(people: Iterable[User], comment: IdeaComment, *, kind: str, sentence: str) -> None:
    """Each hears of a comment once, whatever for."""
    notify(
        [person for person in people if person.pk != comment.author_id],
        kind=kind,
        text=sentence % {"person": comment.author, "idea": comment.idea},
        url=comment.get_absolute_url(),
        key=f"idea-comment:{comment.pk}",
    )
