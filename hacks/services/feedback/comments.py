"""Giving feedback, changing it for a short while, and taking it back."""

import uuid
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from incubator.accounts.models import User
from incubator.core import audit
from incubator.core.errors import DomainError

from ...models import Comment, Hack, Iteration, Photo
from ...rules import COMMENT_EDIT_TIME, can_comment_to_team
from .telling import tell_team, tell_thread

MAX_LENGTH = 2000


@dataclass(frozen=True)
class Pin:
    """Where a comment points: a prompt, or a point on a photo in thousandths from the top left."""

    pin_prompt: str = ""
    pin_photo: Photo | None = None
    pin_x: int | None = None
    pin_y: int | None = None


NOWHERE = Pin()


@transaction.atomic
def add_comment(
    *,
    author: User,
    hack: Hack,
    iteration: Iteration | None = None,
    kind: str,
    text: str,
    audience: str,
    pin: Pin = NOWHERE,
    client_id: uuid.UUID,
) -> Comment:
    """Give feedback on an iteration, or on the hack's design; sent twice it is kept once.

    Raises DomainError for an empty or too long text, a pin that is not on the thing, a team
    comment by somebody outside the team, and a thing that takes no comments.
    """
    _require_open(hack, iteration, author)
    _require_audience(hack, author, audience)
    _require_pin(iteration or hack, pin)
    values = {"kind": _known_kind(kind), "text": _checked(text), "audience": audience}
    comment, is_new = _create_once(
        client_id, author=author, hack=hack, iteration=iteration, **values, **vars(pin)
    )
    if is_new:
        audit.record(author, "comment.added", comment, kind=kind, audience=audience)
        tell_team(comment)
    return comment


@transaction.atomic
def reply_to_comment(*, parent: Comment, author: User, text: str, client_id: uuid.UUID) -> Comment:
    """Answer in a thread, to the same audience; sent twice it is kept once.

    Raises DomainError for a reply to a reply or to a withdrawn comment.
    """
    if parent.is_reply:
        raise DomainError(_("Write your reply to the first comment of the thread."))
    if parent.is_withdrawn:
        raise DomainError(_("This comment was withdrawn, so it takes no replies."))
    _require_open(parent.hack, parent.iteration, author)
    reply, is_new = _create_once(
        client_id,
        author=author,
        parent=parent,
        hack=parent.hack,
        iteration=parent.iteration,
        audience=parent.audience,
        text=_checked(text),
    )
    if is_new:
        audit.record(author, "comment.replied", reply, parent=parent.pk)
        tell_thread(reply)
    return reply


@transaction.atomic
def edit_comment(*, comment: Comment, editor: User, text: str) -> Comment:
    """Change the words of one's comment within 15 minutes; the page says that it was edited.

    Raises DomainError when the time is over or the comment was withdrawn.
    """
    comment = Comment.objects.select_for_update().get(pk=comment.pk)
    if comment.is_withdrawn:
        raise DomainError(_("This comment was withdrawn, so it cannot be changed."))
    if timezone.now() - comment.created_at >= COMMENT_EDIT_TIME:
        raise DomainError(_("A comment can be changed for 15 minutes. Now you can reply to it."))
    if (text := _checked(text)) != comment.text:
        comment.text, comment.edited_at = text, timezone.now()
        comment.save(update_fields=["text", "edited_at", "updated_at"])
        audit.record(editor, "comment.edited", comment)
    return comment


@transaction.atomic
def withdraw_comment(*, comment: Comment, actor: User) -> Comment:
    """Take one's comment off the page; a trace stays in its place."""
    comment = Comment.objects.select_for_update().get(pk=comment.pk)
    if not comment.is_withdrawn:
        comment.withdrawn_at = timezone.now()
        comment.save(update_fields=["withdrawn_at", "updated_at"])
        audit.record(actor, "comment.withdrawn", comment)
    return comment


def _create_once(client_id: uuid.UUID, **values) -> tuple[Comment, bool]:
    comment, is_new = Comment.objects.get_or_create(client_id=client_id, defaults=values)
    if not is_new and comment.author_id != values["author"].pk:
        raise DomainError(_("This form was used before. Open the page again to comment."))
    return comment, is_new


def _checked(text: str) -> str:
    text = text.strip()
    if not text:
        raise DomainError(_("Write a comment first."))
    if len(text) > MAX_LENGTH:
        raise DomainError(_("A comment can have 2,000 characters at most."))
    return text


def _known_kind(kind: str) -> str:
    if kind not in Comment.Kind.values:
        raise DomainError(_("Choose the kind of your comment."))
    return kind


def _require_open(hack: Hack, iteration: Iteration | None, author: User) -> None:
    if iteration is None or iteration.is_published:
        return
    if iteration.is_withdrawn:
        raise DomainError(_("This iteration was withdrawn, so it takes no new comments."))
    if not can_comment_to_team(author, hack):
        raise DomainError(_("Only the team and its coaches can comment on a draft."))


def _require_audience(hack: Hack, author: User, audience: str) -> None:
    if audience not in Comment.Audience.values:
        raise DomainError(_("Choose who can see your comment."))
    if audience == Comment.Audience.TEAM and not can_comment_to_team(author, hack):
        raise DomainError(_("Only the team and its coaches can write comments for the team alone."))


def _require_pin(thing: Hack | Iteration, pin: Pin) -> None:
    if pin.pin_prompt and pin.pin_prompt not in thing.PROMPTS:
        raise DomainError(_("Choose a place on this page for your comment."))
    if pin.pin_photo is None:
        return
    on_thing = isinstance(thing, Iteration) and pin.pin_photo.iteration_id == thing.pk
    if not on_thing or pin.pin_photo.removed_at or pin.pin_prompt:
        raise DomainError(_("This photo is not on this iteration. Choose one that is."))
    if not all(at is not None and 0 <= at <= 1000 for at in (pin.pin_x, pin.pin_y)):
        raise DomainError(_("The point is outside the photo. Choose a point on it."))
