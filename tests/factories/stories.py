from django.utils import timezone

import factory

from showcase.stories.models import Story, StoryStep

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

    story = factory.SubFactory(StoryFactory)
    line = "We let students draw instead of write."
