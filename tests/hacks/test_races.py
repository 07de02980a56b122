"""Many people at the same moment, on a database that threads share."""

import uuid
from collections import Counter

from django.test import Client

import pytest

from hacks.models import Iteration, Photo
from hacks.services.iterations import edit_published, start_draft
from hacks.services.photos import MAX_PHOTOS
from incubator.core.models import AuditEntry
from tests.crowd import CROWD, at_once
from tests.factories import PhotoFactory

from .test_services_photos import add, picture
from .test_views_iterations import new_url

pytestmark = pytest.mark.django_db(transaction=True)


def test_iteration_sent_ten_times_at_once_is_posted_once(hack, member, coach, typed):
    def send(number):
        client = Client()
        client.force_login(member)
        return client.post(new_url(hack), {**typed, "do": "publish"}).url

    answers = at_once(send)

    iteration = Iteration.objects.get()
    assert Counter(answers) == {iteration.get_absolute_url(): CROWD}
    assert iteration.revisions.count() == 1
    assert AuditEntry.objects.filter(action="iteration.published").count() == 1
    assert coach.notifications.count() == 1


def test_drafts_begun_at_once_have_numbers_of_their_own(hack, member):
    at_once(
        lambda number: start_draft(
            hack=hack, author=member, client_id=uuid.uuid4(), content={"tried": str(number)}
        )
    )

    numbers = Iteration.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == list(range(1, CROWD + 1))


def test_photo_sent_at_once_is_one(draft, member):
    client_id, data = uuid.uuid4(), picture().read()

    photos = at_once(
        lambda number: add(draft, member, upload=picture(data), client_id=client_id), count=4
    )

    assert {photo.pk for photo in photos} == {Photo.objects.get().pk}


def test_photos_sent_at_once_never_exceed_the_room(draft, member):
    PhotoFactory.create_batch(MAX_PHOTOS - 1, iteration=draft, uploaded_by=member)
    data = picture().read()

    at_once(
        lambda number: add(draft, member, upload=picture(data), client_id=uuid.uuid4()), count=4
    )

    assert draft.photos.shown().count() == MAX_PHOTOS


def test_edits_at_once_lose_no_words(published, member):
    def save(number):
        content = {"tried": f"Words of {number}."}
        return edit_published(iteration=published, editor=member, version=1, content=content)

    answers = at_once(save)

    published.refresh_from_db()
    assert (
        Counter(answers)["Somebody else saved this iteration while you were writing."] == CROWD - 1
    )
    assert (published.version, published.revisions.count()) == (2, 2)
