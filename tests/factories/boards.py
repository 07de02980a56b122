from django.utils import timezone

import factory

from showcase.board.guest_tokens import SIGNER, digest_of
from showcase.board.models import Board, Guest, Idea, Spotlight, Vote
from showcase.board.models.guest import GUEST_TIME

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


class SpotlightFactory(factory.django.DjangoModelFactory):
    """In the queue of a board; ``idea=…``, ``iteration=…`` or ``highlight=…`` says what."""

    class Meta:
        model = Spotlight

    board = factory.SubFactory(BoardFactory)
    position = factory.Sequence(lambda n: n + 1)


class GuestFactory(factory.django.DjangoModelFactory):
    """A guest of a board that takes guests; ``as_guest`` makes a browser theirs."""

    class Meta:
        model = Guest

    board = factory.SubFactory(BoardFactory, is_open_to_guests=True)
    number = factory.Sequence(lambda n: n + 1)
    token_digest = factory.LazyAttribute(lambda guest: digest_of(f"token-{guest.number}"))
    notice = "0" * 64
    language = "en"
    expires_at = factory.LazyFunction(lambda: timezone.now() + GUEST_TIME)


def cookies_of(guest: Guest) -> dict[str, str]:
    """What the browser of a guest that the factory made holds."""
    return {f"guest-{guest.board.slug}": SIGNER.sign(f"token-{guest.number}")}
