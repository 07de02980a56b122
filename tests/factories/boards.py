import factory

from showcase.board.models import Board, Idea, Vote

from .accounts import UserFactory


class BoardFactory(factory.django.DjangoModelFactory):
    """A board of the network in the phase *gather*; ``cohort=…`` makes it a cohort's."""

    class Meta:
        model = Board
        skip_postgeneration_save = True

    question = factory.Sequence(lambda n: f"How might we begin lesson {n}?")
    slug = factory.Sequence(lambda n: f"board-{n}")


class IdeaFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Idea

    board = factory.SubFactory(BoardFactory)
    title = factory.Sequence(lambda n: f"Idea {n}")
    author = factory.SubFactory(UserFactory)


class VoteFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Vote

    idea = factory.SubFactory(IdeaFactory)
    voter = factory.SubFactory(UserFactory)
