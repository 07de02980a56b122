from django.core.files.base import ContentFile
from django.utils import timezone

import factory

from hacks.models import Iteration
from incubator.core.uploads import private_storage
from showcase.stories.models import Story, StoryPack, StoryStep
from showcase.stories.selectors.telling import told_of

from .accounts import UserFactory
from .hacks import HackFactory


class StoryFactory(factory.django.DjangoModelFactory):
    """A shared story; ``shared_at=None`` makes a draft."""

    class Meta:
        model = Story

    hack = factory.SubFactory(HackFactory)
    title = factory.Sequence(lambda n: f"Story {n}")
    audience = factory.SelfAttribute("hack.audience")
    shared_at = factory.LazyFunction(timezone.now)
    created_by = factory.SubFactory(UserFactory)


class StoryStepFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = StoryStep
        skip_postgeneration_save = True

    story = factory.SubFactory(StoryFactory)
    line = "We let students draw instead of write."

    @factory.post_generation
    def photos(self, create, picked, **_more):
        if picked:
            self.photos.set(picked)


def made_files(story: Story) -> StoryPack:
    """Files that are there already, in place of the long work that makes them."""
    storage = private_storage()
    paper = ContentFile(b"%PDF-1.7 made up")
    names = {kind: storage.save(f"aa/bb/{kind}.pdf", paper) for kind in StoryPack.FILES}
    digest = told_of(story).digest
    return StoryPack.objects.create(story=story, sources=digest, state="done", **names)


def story_with_files(iteration: Iteration) -> Story:
    """Of one iteration and for who may read it."""
    story = StoryFactory(
        hack=iteration.hack, audience=iteration.audience, created_by=iteration.author
    )
    StoryStepFactory(story=story, iteration=iteration)
    made_files(story)
    return story
