"""A team's story while it is written: kept at once, whatever is still missing in it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from cohorts.selectors import team_leads
from hacks.models import Hack, Iteration, Photo
from incubator.accounts.models import User
from incubator.core import audit
from incubator.core.errors import DomainError, StaleVersion
from incubator.notifications.services import notify

from ..models import MOST_PHOTOS, MOST_STEPS, Story, StoryStep


@dataclass
class Picked:
    """What a form says of one iteration; ``words`` stand in its log."""

    iteration: Iteration
    is_told: bool
    line: str = ""
    prompt: str = ""
    words: str = ""
    photos: list[Photo] = field(default_factory=list)

    @property
    def values(self) -> dict:
        names = ("is_told", "line", "prompt", "words")
        return {name: getattr(self, name) for name in names}


def start_story(
    *, hack: Hack, author: User, client_id: UUID, texts: dict, steps: Iterable[Picked]
) -> Story:
    """A draft of the team; the same ``client_id`` again gives the first one, as it is by now.

    Raises DomainError for an id of somebody else's, and for too many iterations.
    """
    try:
        with transaction.atomic():
            return _first(author, client_id) or _start(hack, author, client_id, texts, steps)
    except IntegrityError:
        if story := _first(author, client_id):
            return story
        raise


def _first(author: User, client_id: UUID) -> Story | None:
    story = Story.objects.filter(client_id=client_id).first()
    if story and story.created_by_id != author.pk:
        raise DomainError(_("This form was sent by somebody else. Begin again."))
    return story


def _start(hack, author, client_id, texts, steps) -> Story:
    story = Story.objects.create(hack=hack, created_by=author, client_id=client_id, **texts)
    _keep_steps(story, list(steps))
    audit.record(author, "story.started", story)
    return story


@transaction.atomic
def save_story(
    *, story: Story, author: User, version: int, texts: dict, steps: Iterable[Picked]
) -> Story:
    """Keep what a form says; the same words again change nothing at any version.

    Raises StaleVersion where somebody saved other words since ``version`` was read.
    """
    locked = Story.objects.select_for_update(of=("self",))
    story = locked.select_related("hack__team").get(pk=story.pk)
    steps = list(steps)
    if not _differs(story, texts, steps):
        return story
    if version != story.version:
        raise StaleVersion(_("Somebody else saved this story meanwhile."))
    for name, value in texts.items():
        setattr(story, name, value)
    story.version += 1
    story.save()
    _keep_steps(story, steps)
    if not story.is_draft:  # drafts are saved while somebody types
        audit.record(author, "story.saved", story, version=story.version)
    return story


def _differs(story: Story, texts: dict, steps: list[Picked]) -> bool:
    kept = {one.iteration_id: one for one in story.steps.prefetch_related("photos")}
    is_changed = any(getattr(story, name) != value for name, value in texts.items())
    return is_changed or any(_is_new(kept.get(one.iteration.pk), one) for one in steps)


def _is_new(kept: StoryStep | None, picked: Picked) -> bool:
    if kept is None:
        return picked.is_told or bool(picked.line)
    are_others = {one.pk for one in picked.photos} != {one.pk for one in kept.photos.all()}
    return are_others or any(getattr(kept, name) != value for name, value in picked.values.items())


def _keep_steps(story: Story, steps: list[Picked]) -> None:
    """A row for each; what the form did not offer stays as it was."""
    for one in steps:
        if one.is_told or one.line or story.steps.filter(iteration=one.iteration).exists():
            step, _new = story.steps.update_or_create(iteration=one.iteration, defaults=one.values)
            step.photos.set(one.photos)
    if story.steps.filter(is_told=True).count() > MOST_STEPS:
        raise DomainError(
            _("A story holds at most %(count)d iterations. Choose fewer.") % {"count": MOST_STEPS}
        )
    if any(len(one.photos) > MOST_PHOTOS for one in steps):
        raise DomainError(too_many_photos())


def too_many_photos() -> str:
    """What is said where somebody picks more than a slide holds."""
    return _("Choose at most %(count)d photos of an iteration.") % {"count": MOST_PHOTOS}


@transaction.atomic
def ask_lead(*, story: Story, person: User) -> None:
    """Ask the team's leads to share a draft; once for each version of it."""
    notify(
        team_leads(story.team),
        kind="story.asked",
        text=_("%(person)s asks you to share the story “%(title)s”.")
        % {"person": person, "title": story},
        url=story.get_absolute_url(),
        key=f"story:{story.pk}:asked:{story.version}",
    )
    audit.record(person, "story.asked", story)
