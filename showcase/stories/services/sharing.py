"""Who sees a story: the lead's word, and taking it back."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from incubator.accounts.models import User
from incubator.core import audit
from incubator.core.errors import DomainError, StaleVersion
from incubator.notifications.services import notify

from ..models import Story
from ..selectors.telling import Told, told_of


@transaction.atomic
def share_story(*, story: Story, lead: User, audience: str, seen: str) -> None:
    """Let this audience read what the lead saw; what may not be shown to it leaves the story.

    ``seen`` is the digest of what the lead read, told for that audience. Raises StaleVersion when
    it is not that any more, and DomainError when nothing is left to show.
    """
    locked = Story.objects.select_for_update().get(pk=story.pk)
    if locked.shared_at and locked.audience == audience:
        return
    told = told_of(story, audience)
    if told.digest != seen:
        raise StaleVersion(_("The story has changed since you opened it. Read it again."))
    if not told.steps:
        raise DomainError(_("Nothing in this story may be shown to these readers."))
    _leave_out(story, told)
    locked.audience, locked.shared_by = audience, lead
    locked.shared_at = timezone.now()
    locked.save(update_fields=["audience", "shared_by", "shared_at", "updated_at"])
    audit.record(lead, "story.shared", story, audience=audience)
    _tell(story, lead, "shared", _("“%(title)s” is shared now."))


def _leave_out(story: Story, told: Told) -> None:
    """What the lead did not see comes back by the team's hand alone."""
    shown = {step.iteration.pk: step for step in told.steps}
    story.steps.exclude(iteration__in=shown).update(is_told=False)
    for step in story.steps.filter(iteration__in=shown):
        kept = shown[step.iteration_id]
        step.prompt, step.words = kept.prompt, kept.words
        step.save(update_fields=["prompt", "words"])
        step.photos.set(kept.photos)


@transaction.atomic
def take_back_story(*, story: Story, actor: User) -> None:
    """Make it a draft of the team again; a second time changes nothing."""
    locked = Story.objects.select_for_update().get(pk=story.pk)
    if locked.is_draft:
        return
    locked.shared_at = locked.shared_by = None
    locked.save(update_fields=["shared_at", "shared_by", "updated_at"])
    audit.record(actor, "story.taken_back", story)
    _tell(story, actor, "taken_back", _("“%(title)s” is a draft of your team again."))


def _tell(story: Story, actor: User, event: str, text: str) -> None:
    """Tell who wrote it, unless they did it themselves."""
    author = story.created_by
    notify(
        [author] if author and author != actor else [],
        kind=f"story.{event}",
        text=text % {"title": story},
        url=story.get_absolute_url(),
        key=f"story:{story.pk}:{event}:{timezone.now():%Y%m%d%H%M%S}",
    )
