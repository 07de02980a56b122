"""What the Office takes down after a report, and shows again: on the road of withdrawing.

So all that hears of a withdrawal hears of this too: spotlights, highlights, stories, searches.
"""

from django.db import transaction
from django.utils import timezone

from incubator.accounts.models import User
from incubator.core import audit

from ..models import Comment, Iteration, Photo
from ..signals import iteration_changed, iteration_withdrawn, photo_changed, photo_removed
from .going_on import hold_team


@transaction.atomic
def hide_comment(*, comment: Comment, actor: User) -> None:
    """Take a comment off its page; a trace stays. Twice, or withdrawn: nothing changes."""
    comment = Comment.objects.select_for_update().get(pk=comment.pk)
    if comment.is_withdrawn:
        return
    comment.withdrawn_at = comment.hidden_at = timezone.now()
    comment.save(update_fields=["withdrawn_at", "hidden_at", "updated_at"])
    audit.record(actor, "comment.hidden", comment)


@transaction.atomic
def show_comment(*, comment: Comment, actor: User) -> None:
    """Put a comment back that the Office took down. Twice changes nothing."""
    comment = Comment.objects.select_for_update().get(pk=comment.pk)
    if not comment.is_hidden:
        return
    comment.withdrawn_at = comment.hidden_at = None
    comment.save(update_fields=["withdrawn_at", "hidden_at", "updated_at"])
    audit.record(actor, "comment.shown_again", comment)


@transaction.atomic
def hide_iteration(*, iteration: Iteration, actor: User) -> None:
    """Leave a published iteration to its team alone. Twice, or withdrawn: nothing changes."""
    hold_team(iteration.hack)
    iteration = Iteration.objects.select_for_update().get(pk=iteration.pk)
    if not iteration.is_published:
        return
    iteration.state = Iteration.State.WITHDRAWN
    iteration.withdrawn_at = iteration.hidden_at = timezone.now()
    iteration.version += 1
    iteration.save()
    audit.record(actor, "iteration.hidden", iteration)
    iteration_withdrawn.send(sender=Iteration, iteration=iteration)


@transaction.atomic
def show_iteration(*, iteration: Iteration, actor: User) -> None:
    """Publish an iteration again that the Office took down. Twice changes nothing."""
    hold_team(iteration.hack)
    iteration = Iteration.objects.select_for_update().get(pk=iteration.pk)
    if not iteration.is_hidden:
        return
    iteration.state = Iteration.State.PUBLISHED
    iteration.withdrawn_at = iteration.hidden_at = None
    iteration.version += 1
    iteration.save()
    audit.record(actor, "iteration.shown_again", iteration)
    iteration_changed.send(sender=Iteration, iteration=iteration)


@transaction.atomic
def hide_photo(*, photo: Photo, actor: User) -> None:
    """Take a photo off, its files too; its team cannot put it back. Twice changes nothing."""
    photo = Photo.objects.select_for_update().get(pk=photo.pk)
    if photo.removed_at is not None:
        return
    photo.removed_at = photo.hidden_at = timezone.now()
    photo.save(update_fields=["removed_at", "hidden_at", "updated_at"])
    audit.record(actor, "photo.hidden", photo)
    photo_removed.send(sender=Photo, photo=photo)


@transaction.atomic
def show_photo(*, photo: Photo, actor: User) -> None:
    """Put a photo back that the Office took down. Twice changes nothing."""
    photo = Photo.objects.select_for_update().get(pk=photo.pk)
    if not photo.is_hidden:
        return
    photo.removed_at = photo.hidden_at = None
    photo.save(update_fields=["removed_at", "hidden_at", "updated_at"])
    audit.record(actor, "photo.shown_again", photo)
    photo_changed.send(sender=Photo, photo=photo)
