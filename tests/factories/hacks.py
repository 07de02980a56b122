from django.utils import timezone

import factory

from hacks.models import (
    Audience,
    BigIdea,
    Comment,
    Decision,
    Hack,
    HackSet,
    Iteration,
    Photo,
    Reach,
    Support,
)

from .accounts import UserFactory
from .cohorts import SchoolFactory, TeamFactory


class BigIdeaFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = BigIdea

    name = factory.Sequence(lambda n: f"Big idea {n}")
    slug = factory.Sequence(lambda n: f"big-idea-{n}")


class HackFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Hack

    team = factory.SubFactory(TeamFactory)
    title = factory.Sequence(lambda n: f"Hack {n}")
    slug = factory.Sequence(lambda n: f"hack-{n}")
    how_might_we = "let students show what they know?"
    status = Hack.Status.TRYING
    public_confirmed_at = factory.Maybe("is_public", factory.LazyFunction(timezone.now), None)

    class Params:
        is_public = factory.LazyAttribute(lambda hack: hack.audience == Audience.PUBLIC)
        is_parked = factory.LazyAttribute(lambda hack: hack.status == Hack.Status.PARKED)

    audience = Audience.COHORT
    what_we_learned = factory.Maybe("is_parked", "Ten minutes is too short.", "")


class IterationFactory(factory.django.DjangoModelFactory):
    """A published iteration; ``state=Iteration.State.DRAFT, published_at=None`` makes a draft."""

    class Meta:
        model = Iteration

    class Params:
        is_public = factory.LazyAttribute(lambda one: one.audience == Audience.PUBLIC)

    hack = factory.SubFactory(HackFactory)
    number = factory.Sequence(lambda n: n + 1)
    state = Iteration.State.PUBLISHED
    audience = Audience.COHORT
    tried = "We tried a drawing as the exit ticket."
    happened = "22 of 24 students handed something in."
    learned = "Drawing showed us thinking that we had missed."
    next_move = Iteration.NextMove.TWEAK
    author = factory.SubFactory(UserFactory)
    published_at = factory.LazyFunction(timezone.now)
    public_confirmed_at = factory.Maybe("is_public", factory.LazyFunction(timezone.now), None)


class PhotoFactory(factory.django.DjangoModelFactory):
    """A row without a file; tests of files send a real one."""

    class Meta:
        model = Photo

    iteration = factory.SubFactory(IterationFactory)
    alt = "A wall of drawings."
    people = Photo.People.NONE
    cleared_for = Photo.ClearedFor.COHORT
    file = "photos/none.jpg"
    width = 1200
    height = 900


class CommentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Comment

    iteration = factory.SubFactory(IterationFactory)
    hack = factory.SelfAttribute("iteration.hack")
    author = factory.SubFactory(UserFactory)
    kind = Comment.Kind.LIKE
    text = "The drawing is a great exit ticket."
    audience = Comment.Audience.TEAM


class DecisionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Decision

    hack = factory.SubFactory(HackFactory)
    verdict = Decision.Verdict.ADAPT
    reason = "They drew more than they wrote."
    decided_on = factory.LazyFunction(timezone.localdate)
    decided_by = factory.SubFactory(UserFactory)


class ReachFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Reach

    hack = factory.SubFactory(HackFactory)
    classrooms = 3
    students = 64
    teachers = 2
    counted_on = factory.LazyFunction(timezone.localdate)


class SupportFactory(factory.django.DjangoModelFactory):
    """Needed; ``state="met", settled_at=…`` makes a settled one."""

    class Meta:
        model = Support

    hack = factory.SubFactory(HackFactory)
    purpose = Support.Purpose.SPREAD
    kind = Support.Kind.TIME
    text = "Cover for two mornings."
    asked_by = factory.SubFactory(UserFactory)


class HackSetFactory(factory.django.DjangoModelFactory):
    """Of the school of its ``hacks``, which are given as a list."""

    class Meta:
        model = HackSet
        skip_postgeneration_save = True

    school = factory.SubFactory(SchoolFactory)
    title = factory.Sequence(lambda n: f"Hack set {n}")
    purpose = "They begin with what students bring along."

    @factory.post_generation
    def hacks(self, create, given, **options):
        if create and given:
            self.hacks.set(given)
