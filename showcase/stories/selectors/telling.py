"""A story as its audience may see it now: asked of the log each time."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from hacks.models import Audience, Hack, Iteration, Photo
from showcase.blocks import is_still_said

from ..models import Story, StoryStep
from ..querysets import at_least

LOOK = 3
"""Count on when poster or slides change, so that the files are made anew."""


@dataclass
class ToldStep:
    """One iteration of the story; without words and photos that may not be shown."""

    iteration: Iteration
    line: str
    day: date
    words: str = ""
    prompt: str = ""
    photos: list[Photo] = field(default_factory=list)

    @property
    def number(self) -> int:
        return self.iteration.number

    def said(self) -> list:
        """All that readers find in it."""
        shown = [[str(one.pk), one.file, one.alt] for one in self.photos]
        return [self.number, self.line, self.day.isoformat(), self.prompt, self.words, shown]

    @property
    def prompt_label(self) -> str:
        return StoryStep.Prompt(self.prompt).label if self.prompt else ""


@dataclass
class Told:
    """``hmw``: the hack's question, where this audience may read its design.

    ``lost``: how many iterations, words and photos were picked and may not be shown.
    """

    story: Story
    steps: list[ToldStep]
    hmw: str = ""
    lost: int = 0

    @property
    def digest(self) -> str:
        """The same only while readers find the same words and pictures."""
        story = self.story
        team = [str(story.team), str(story.team.cohort), story.hack.title]
        said = [LOOK, story.pk, story.title, story.opening, story.closing, self.hmw, *team]
        said += [step.said() for step in self.steps]
        return hashlib.sha256(json.dumps(said).encode()).hexdigest()

    @property
    def texts(self) -> list[str]:
        """Every text that is drawn."""
        story = self.story
        head = [story.title, story.opening, story.closing, self.hmw, str(story.team)]
        said = [text for step in self.steps for text in (step.line, step.words)]
        return [*head, str(story.team.cohort), *said]

    @property
    def pictures(self) -> list[tuple[ToldStep, Photo]]:
        """Every photo that is shown, with its step."""
        return [(step, photo) for step in self.steps for photo in step.photos]


def stories_to_read(user) -> QuerySet[Story]:
    """Stories this person may read, with team and hack."""
    return Story.objects.visible_to(user).select_related(
        "hack__team__school", "hack__team__cohort", "hack__team"
    )


def told_of(story: Story, audience: str = "", steps: list[StoryStep] | None = None) -> Told:
    """What everybody in the story's audience may see of it; three queries.

    Another ``audience`` tells what would be seen if the story were for that one; ``steps`` that
    were asked for once (``steps_of``) can be told for several, without a query.
    """
    audience = audience or story.audience
    steps = steps_of(story) if steps is None else steps
    kept = [_told(step, story.hack, audience) for step in steps if _is_kept(step, audience)]
    return Told(
        story=story,
        steps=sorted((step for step, _lost in kept), key=lambda one: one.number),
        hmw=_question(story.hack, audience),
        lost=len(steps) - len(kept) + sum(lost for _step, lost in kept),
    )


def steps_of(story: Story) -> list[StoryStep]:
    """What is told, with iterations that are published and all photos that were picked."""
    sources = [
        Prefetch("iteration", queryset=Iteration.objects.published()),
        Prefetch("photos", queryset=Photo.objects.with_reach()),
    ]
    return list(story.steps.filter(is_told=True).prefetch_related(*sources))


def reaches(photo: Photo, audience: str) -> bool:
    """Of a photo that came ``with_reach``, as ``photos_for`` asks it of many."""
    if audience == Audience.COHORT:
        return photo.cleared_for in {Photo.ClearedFor.COHORT, Photo.ClearedFor.PUBLIC}
    return audience == Audience.TEAM or photo.is_for_all


def _is_kept(step: StoryStep, audience: str) -> bool:
    iteration = getattr(step, "iteration", None)  # none where it is not published any more
    return iteration is not None and iteration.audience in at_least(audience)


def _told(step: StoryStep, hack: Hack, audience: str) -> tuple[ToldStep, int]:
    """The step, and how many of its pieces stay out."""
    iteration = step.iteration
    iteration.hack = hack
    quote = {"words": step.words, "prompt": step.prompt}
    is_said = bool(step.words) and is_still_said(quote, iteration)
    picked = step.photos.all()
    photos = [one for one in picked if _is_shown(one, iteration) and reaches(one, audience)]
    told = ToldStep(
        iteration=iteration,
        line=step.line,
        day=iteration.tried_on or timezone.localdate(iteration.published_at),
        words=step.words if is_said else "",
        prompt=step.prompt if is_said else "",
        photos=photos,
    )
    return told, int(bool(step.words) and not is_said) + len(picked) - len(photos)


def _is_shown(photo: Photo, iteration: Iteration) -> bool:
    return photo.iteration_id == iteration.pk and photo.removed_at is None


def _question(hack: Hack, audience: str) -> str:
    is_plan = hack.status == Hack.Status.DRAFT_PLAN
    if hack.audience not in at_least(audience) or (is_plan and audience != Audience.TEAM):
        return ""
    return hack.how_might_we
