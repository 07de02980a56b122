from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile

import pytest

from hacks.models import Hack, Photo
from hacks.services.photos import add_photo
from showcase.stories.models import StoryPack
from showcase.stories.services.packs import ask_for_files
from tests.factories import IterationFactory, StoryFactory, StoryStepFactory
from tests.factories.pictures import jpeg_with_place

WORDS = "Drawing showed us thinking that we had missed."


@pytest.fixture
def public_hack(hack):
    Hack.objects.filter(pk=hack.pk).update(audience="public", public_confirmed_at=hack.created_at)
    hack.refresh_from_db()
    return hack


@pytest.fixture
def rounds(public_hack, member):
    """Three iterations that everyone may read."""
    return [
        IterationFactory(hack=public_hack, number=number, author=member, audience="public")
        for number in (1, 2, 3)
    ]


@pytest.fixture
def photo(rounds, member):
    """A real picture on the first one, cleared for everyone."""
    upload = SimpleUploadedFile("photo.jpg", jpeg_with_place(size=(900, 600)))
    photo = add_photo(iteration=rounds[0], author=member, upload=upload, client_id=uuid4())
    Photo.objects.filter(pk=photo.pk).update(
        people="none", cleared_for="public", alt="A wall of drawings by the door."
    )
    photo.refresh_from_db()
    return photo


@pytest.fixture
def story(public_hack, rounds, photo, member):
    """A public story of three steps: words and a photo on the first, words on the second."""
    story = StoryFactory(
        hack=public_hack,
        title="Drawing as an exit ticket",
        opening="Half the class never wrote a word.",
        closing="Ask for a drawing once. See who speaks.",
        created_by=member,
    )
    first, second, third = rounds
    quote = {"prompt": "learned", "words": WORDS}
    StoryStepFactory(story=story, iteration=first, line="Line one.", photos=[photo], **quote)
    StoryStepFactory(story=story, iteration=second, line="Line two.", **quote)
    StoryStepFactory(story=story, iteration=third, line="Line three.")
    return story


@pytest.fixture
def press(story, member, django_capture_on_commit_callbacks):
    """Ask for the files, and let the worker do it."""

    def ask(person=member) -> StoryPack:
        with django_capture_on_commit_callbacks(execute=True):
            pack = ask_for_files(story=story, person=person)
        pack.refresh_from_db()
        return pack

    return ask
