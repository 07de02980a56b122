"""What the database refuses, whatever the code above it does."""

from django.db import IntegrityError
from django.db.models import ProtectedError

import pytest

from tests.factories import CommentFactory, HackFactory, IterationFactory, PhotoFactory


def test_database_refuses_a_public_draft(hack):
    with pytest.raises(IntegrityError):
        IterationFactory(hack=hack, state="draft", audience="public")


def test_database_refuses_a_parked_hack_that_says_nothing(team):
    with pytest.raises(IntegrityError):
        HackFactory(team=team, status="parked", what_we_learned="")


def test_database_refuses_a_pin_on_a_photo_without_its_place(hack):
    photo = PhotoFactory(iteration__hack=hack)

    with pytest.raises(IntegrityError):
        CommentFactory(iteration=photo.iteration, pin_photo=photo)


def test_iteration_with_feedback_is_never_deleted(hack):
    comment = CommentFactory(iteration__hack=hack)

    with pytest.raises(ProtectedError):
        comment.iteration.delete()
