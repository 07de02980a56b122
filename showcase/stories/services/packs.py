"""Asking for a story's files, and letting those go that show what it shows no more."""

from uuid import uuid5

from django.db import transaction
from django.utils.translation import gettext as _

from hacks.models import Hack
from incubator.accounts.models import User
from incubator.core import audit
from incubator.core.errors import DomainError
from incubator.core.long_work import ask_again, ask_for
from incubator.core.uploads import delete_files, private_storage

from ..models import Story, StoryPack
from ..selectors.telling import told_of
from ..tasks import make_files


@transaction.atomic
def ask_for_files(*, story: Story, person: User) -> StoryPack:
    """The files of what the story shows now: those there are, or new work; never two at once.

    Files that failed or stopped are begun again. Raises DomainError where there is nothing to show.
    """
    Story.objects.select_for_update().get(pk=story.pk)
    told = told_of(story)
    if not told.steps:
        raise DomainError(_("Pick an iteration first that the story’s readers may see."))
    if pack := story.packs.filter(sources=told.digest).first():
        return ask_again(pack, task=make_files)
    audit.record(person, "story.files_asked", story)
    return ask_for(
        StoryPack,
        task=make_files,
        asked_by=person,
        client_id=uuid5(story.client_id, told.digest),
        story=story,
        sources=told.digest,
    )


def drop_outdated(*, hack: Hack) -> int:
    """Delete made files that show what their stories show no more; gives how many packs."""
    stories = Story.objects.filter(hack=hack, packs__isnull=False).distinct()
    return sum(_drop(one) for one in stories.select_related("hack__team__school"))


def _drop(story: Story) -> int:
    digest = told_of(story).digest
    outdated = story.packs.filter(state=StoryPack.State.DONE).exclude(sources=digest)
    names = [name for pack in outdated for name in pack.names]
    count = outdated.count()
    outdated.delete()
    transaction.on_commit(lambda: delete_files(private_storage(), names), robust=True)
    return count
