"""Acted on: an iteration names the feedback that it answers."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from incubator.accounts.models import User
from incubator.core import audit
from incubator.core.errors import DomainError

from ...models import Comment, Iteration
from ..going_on import require_going_on
from .telling import tell_answered


@transaction.atomic
def mark_acted_on(*, comment: Comment, iteration: Iteration, actor: User) -> Comment:
    """Say that this iteration answers the comment; the writer hears when it is published.

    Raises DomainError for a reply, a withdrawn comment, and an iteration of another hack, a
    withdrawn one, or one that is not later than the comment's own; and when the cohort has
    finished and the hack does not run.
    """
    require_going_on(comment.hack)
    comment = _locked(comment)
    _require_answerable(comment, iteration)
    if comment.acted_on_in_id != iteration.pk:
        comment.acted_on_in, comment.acted_on_by = iteration, actor
        comment.acted_on_at = timezone.now()
        _save_answer(comment)
        audit.record(actor, "comment.acted_on", comment, iteration=iteration.pk)
        tell_answered(iteration=iteration)
    return comment


@transaction.atomic
def unmark_acted_on(*, comment: Comment, actor: User) -> Comment:
    """Open the comment again; raises DomainError as ``require_going_on`` does."""
    require_going_on(comment.hack)
    comment = _locked(comment)
    if comment.acted_on_in_id is not None:
        comment.acted_on_in = comment.acted_on_by = comment.acted_on_at = None
        _save_answer(comment)
        audit.record(actor, "comment.reopened", comment)
    return comment


@transaction.atomic
def set_answers(*, iteration: Iteration, comments: Iterable[Comment], actor: User) -> None:
    """Make these comments, and no others, the feedback that the iteration answers.

    Raises DomainError as ``mark_acted_on`` does.
    """
    chosen = {comment.pk: comment for comment in comments}
    for comment in iteration.answered_comments.exclude(pk__in=chosen):
        unmark_acted_on(comment=comment, actor=actor)
    for comment in chosen.values():
        mark_acted_on(comment=comment, iteration=iteration, actor=actor)


def _locked(comment: Comment) -> Comment:
    """The comment as it is now; nobody else changes it until this transaction ends."""
    return Comment.objects.select_for_update().get(pk=comment.pk)


def _save_answer(comment: Comment) -> None:
    comment.save(update_fields=["acted_on_in", "acted_on_by", "acted_on_at", "updated_at"])


def _require_answerable(comment: Comment, iteration: Iteration) -> None:
    if comment.is_reply:
        raise DomainError(_("Mark the first comment of the thread as acted on."))
    if comment.is_withdrawn:
        raise DomainError(_("This comment was withdrawn, so it needs no answer."))
    if iteration.hack_id != comment.hack_id:
        raise DomainError(_("Choose an iteration of the same hack."))
    if iteration.is_withdrawn:
        raise DomainError(_("This iteration was withdrawn. Choose another one."))
    if comment.iteration and iteration.number <= comment.iteration.number:
        raise DomainError(_("Choose an iteration that came after the one with this comment."))
