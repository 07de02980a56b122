"""The demonstration's stories, and the files of those that everyone reads."""

from uuid import uuid5

from django.db import transaction

from hacks.models import Hack, Iteration, Photo
from incubator.core.long_work import carry_out
from showcase.stories.making import make
from showcase.stories.models import Story, StoryPack, StoryStep
from showcase.stories.pdf import is_possible
from showcase.stories.selectors.telling import told_of

from .accounts import People
from .keys import key_of, moment_of_story
from .texts.stories import STORIES

PRINTABLE = 400
"""Pixels of a photo's width from which a poster is worth making."""


def load_stories(people: People, *, photo_width: int) -> None:
    """Stories that are not there yet; a poster is made at once, where this machine can."""
    for text in STORIES:
        key = key_of("story", *text["hack"])
        if Story.objects.filter(client_id=key).exists():
            continue
        story = _add(text, key, people)
        if story and not story.is_draft and photo_width >= PRINTABLE and is_possible():
            _make_files(story)


@transaction.atomic
def _add(text, key, people: People) -> Story | None:
    hack = Hack.objects.filter(client_id=key_of("hack", *text["hack"])).first()
    if hack is None:
        return None
    words = {name: text[name] for name in ("title", "opening", "closing", "audience")}
    lead = text["shared_by"] and people[text["shared_by"]]
    shared = {"shared_by": lead, "shared_at": moment_of_story()} if lead else {}
    story = Story.objects.create(
        hack=hack, client_id=key, created_by=people[text["by"]], **words, **shared
    )
    for number, line, quote, place in text["steps"]:
        iteration = hack.iterations.published().filter(number=number).first()
        if iteration:
            _add_step(story, iteration, line, quote, place)
    return story


def _add_step(story: Story, iteration: Iteration, line: str, quote, place: int | None) -> None:
    """Words that somebody took out of the log meanwhile are not quoted."""
    prompt, words = quote or ("", "")
    if words not in getattr(iteration, prompt or "tried"):
        prompt, words = "", ""
    cleared = Photo.objects.shown().filter(iteration=iteration, cleared_for="public")
    step = {"line": line, "prompt": prompt, "words": words}
    told = StoryStep.objects.create(story=story, iteration=iteration, **step)
    if place is not None:
        told.photos.set(cleared.order_by("position")[place : place + 1])


def _make_files(story: Story) -> None:
    """Here and now, so that the poster is there before anybody asks for it."""
    digest = told_of(story).digest
    made = {"client_id": uuid5(story.client_id, digest), "asked_by": story.created_by}
    pack = StoryPack.objects.create(story=story, sources=digest, **made)
    carry_out(StoryPack, pack.pk, pack.run, make)
