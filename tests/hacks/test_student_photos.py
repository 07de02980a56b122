"""Photos of students stay inside where district, cohort or school decided so."""

from uuid import uuid4

from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

import pytest

from cohorts.models import LocalProcedures
from hacks.models import Photo
from hacks.services.photos import add_photo, update_photo
from incubator.core.errors import DomainError
from tests.factories import HackFactory, IterationFactory, PhotoFactory
from tests.factories.pages import highlight_page
from tests.factories.pictures import jpeg_with_place

pytestmark = pytest.mark.django_db
PEOPLE = ["anonymous", "stranger", "outsider", "neighbor", "member", "lead", "coach", "office"]
OUTSIDE = {"anonymous", "stranger", "outsider"}
DECIDERS = ["school", "cohort", "district"]


@pytest.fixture
def iteration(team, member):
    hack = HackFactory(team=team, audience="public")
    return IterationFactory(hack=hack, number=1, author=member, audience="public")


def photo_of(iteration, people="students", cleared_for="public"):
    return PhotoFactory(iteration=iteration, people=people, cleared_for=cleared_for)


@pytest.fixture
def say_no(team, settings):
    def decide(decider):
        if decider == "district":
            no = {"student_photos_may_go_public": False}
            settings.DISTRICT_PROCEDURES = {**settings.DISTRICT_PROCEDURES, **no}
        else:
            owner = {decider: getattr(team, decider)}
            LocalProcedures.objects.create(student_photos_may_go_public=False, **owner)

    return decide


@pytest.mark.parametrize("decider", DECIDERS)
@pytest.mark.parametrize("who", PEOPLE)
def test_cleared_photo_leaves_the_outside_at_once(request, iteration, say_no, who, decider):
    user = AnonymousUser() if who == "anonymous" else request.getfixturevalue(who)
    students, adults = photo_of(iteration), photo_of(iteration, people="adults")
    assert set(Photo.objects.visible_to(user)) == {students, adults}

    say_no(decider)

    seen = set(Photo.objects.visible_to(user))
    assert seen == ({adults} if who in OUTSIDE else {students, adults})


def test_photos_of_other_schools_stay(iteration, say_no):
    other = photo_of(IterationFactory(audience="public", public_confirmed_at=timezone.now()))
    say_no("school")

    assert list(Photo.objects.visible_to(AnonymousUser())) == [other]


@pytest.mark.parametrize("who", PEOPLE)
def test_file_follows_and_is_never_kept_by_a_cache(reader, iteration, member, say_no, who):
    upload = SimpleUploadedFile("photo.jpg", jpeg_with_place(size=(900, 600)))
    photo = add_photo(iteration=iteration, author=member, upload=upload, client_id=uuid4())
    Photo.objects.filter(pk=photo.pk).update(people="students", cleared_for="public")
    client, address = reader(who), reverse("hacks:photo_file", args=[photo.pk, 400, "jpg"])
    before = client.get(address)

    say_no("school")

    assert (before.status_code, before["Cache-Control"]) == (200, "private, no-cache")
    assert client.get(address).status_code == (404 if who in OUTSIDE else 200)


def test_highlight_loses_the_photo(client, iteration, say_no):
    photo = photo_of(iteration)
    page = highlight_page("A story", iteration=iteration)
    assert str(photo.pk) in client.get(page.url).content.decode()

    say_no("school")

    assert str(photo.pk) not in client.get(page.url).content.decode()


@pytest.mark.parametrize("decider", DECIDERS)
def test_service_refuses_public_and_names_who_decided(iteration, member, say_no, decider):
    photo = photo_of(iteration, cleared_for="cohort")
    say_no(decider)

    with pytest.raises(DomainError, match=f"The {decider} decided that. Photos of students"):
        update_photo(photo=photo, person=member, alt="", people="students", cleared_for="public")
    update_photo(photo=photo, person=member, alt="", people="adults", cleared_for="public")


def test_form_refuses_public_and_keeps_what_was_typed(as_member, iteration, say_no):
    photo = photo_of(iteration, cleared_for="cohort")
    say_no("school")
    prefix = f"photo-{photo.pk}"
    sent = {
        "tried": "We let them choose.",
        "happened": "They did.",
        "learned": "More of it.",
        "next_move": "keep",
        "audience": "public",
        "version": "1",
        "client_id": str(iteration.client_id),
        f"{prefix}-alt": "Six hands.",
        f"{prefix}-people": "students",
        f"{prefix}-cleared_for": "public",
        "do": "publish",
    }

    page = as_member.post(iteration.get_edit_url(), sent).content.decode()

    assert "The school decided that. Photos of students do not go public here" in page
    assert "We let them choose." in page
    assert Photo.objects.get().cleared_for == "cohort"


def test_form_says_it_before_anybody_asks(as_member, iteration, say_no):
    photo_of(iteration, cleared_for="cohort")
    say_no("cohort")

    page = as_member.get(iteration.get_edit_url()).content.decode()

    assert "The cohort decided that. Photos of students do not go public here" in page


def test_photo_button_refuses_in_its_answer(as_member, iteration, say_no):
    photo = photo_of(iteration, cleared_for="cohort")
    say_no("school")
    prefix = f"photo-{photo.pk}"
    sent = {f"{prefix}-people": "students", f"{prefix}-cleared_for": "public"}

    response = as_member.post(reverse("hacks:edit_photo", args=[photo.pk]), sent)

    assert response.status_code == 422
    assert Photo.objects.get().cleared_for == "cohort"
