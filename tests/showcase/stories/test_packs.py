"""Files are made once, tell why they were not, and go with what they show."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

import pytest

from hacks.models import Iteration, Photo
from hacks.services.iterations import withdraw_iteration
from hacks.services.photo_files import sweep_orphans
from hacks.services.photos import remove_photo
from incubator.core.long_work import SILENCE, WorkFailed
from incubator.core.uploads import private_storage
from showcase.stories import making, pdf
from showcase.stories.models import Story, StoryPack
from showcase.stories.selectors.telling import Told, told_of
from showcase.stories.services.packs import ask_for_files
from tests.factories.stories import made_files

pytestmark = pytest.mark.django_db
needs_pango = pytest.mark.skipif(not pdf.is_possible(), reason="Pango is not installed")


def address(story, kind: str) -> str:
    return reverse("stories:story_file", args=[story.pk, kind])


def take_off(photo, lead):
    remove_photo(photo=photo, person=lead)


def withdraw(photo, lead):
    withdraw_iteration(iteration=photo.iteration, person=lead)


def take_words_out(photo, lead):
    Iteration.objects.filter(pk=photo.iteration_id).update(learned="Something else.")


def clear_for_team(photo, lead):
    """Past the services, so that no signal tells of it."""
    Photo.objects.filter(pk=photo.pk).update(cleared_for="team")


@pytest.mark.parametrize("way", [take_off, withdraw, take_words_out, clear_for_team])
def test_what_is_withdrawn_takes_the_files_along(client, story, photo, lead, press, way):
    client.force_login(lead)
    pack = made_files(story)
    assert client.get(address(story, "poster")).status_code == 200

    way(photo, lead)

    for kind in StoryPack.FILES:
        assert client.get(address(story, kind)).status_code == 404
    assert address(story, "poster") not in client.get(story.get_absolute_url()).text
    if way in {take_off, withdraw}:
        assert not StoryPack.objects.filter(pk=pack.pk).exists()


def test_files_of_a_withdrawn_photo_are_deleted(
    story, photo, lead, django_capture_on_commit_callbacks
):
    names = made_files(story).names

    with django_capture_on_commit_callbacks(execute=True):
        remove_photo(photo=photo, person=lead)

    assert [name for name in names if private_storage().exists(name)] == []


def test_sweep_keeps_the_files_of_stories(story):
    names = made_files(story).names

    sweep_orphans(older_than=timedelta(seconds=-60))

    assert [name for name in names if private_storage().exists(name)] == names


def test_files_are_for_who_reads_the_story(client, story, outsider):
    made_files(story)
    Story.objects.update(audience="cohort")
    client.force_login(outsider)

    assert client.get(address(story, "poster")).status_code == 404


@needs_pango
def test_two_presses_make_one_file(story, press, lead):
    first, again, other = press(), press(), press(lead)

    assert first == again == other
    assert (StoryPack.objects.count(), other.run) == (1, 1)
    assert other.is_done


@needs_pango
def test_work_that_fails_says_why_and_runs_again(client, story, member, press, settings):
    root = settings.PRIVATE_MEDIA_ROOT
    settings.PRIVATE_MEDIA_ROOT = root / "elsewhere"
    failed = press()
    client.force_login(member)
    text = client.get(reverse("stories:story_files", args=[story.pk])).text
    settings.PRIVATE_MEDIA_ROOT = root

    again = press()

    assert failed.has_failed
    assert "A photo of this story is missing on the server." in text
    assert "Run it again" in text
    assert (again.pk, again.run, again.is_done) == (failed.pk, 2, True)


@needs_pango
def test_work_whose_worker_was_killed_is_seen_and_begun_again(client, story, member, press):
    old = timezone.now() - 2 * SILENCE
    killed = StoryPack.objects.create(
        story=story, sources=told_of(story).digest, state="running", heard_at=old, done=1, total=3
    )
    client.force_login(member)
    progress = reverse("stories:story_files", args=[story.pk])
    assert "This stopped before it was done." in client.get(progress).text

    again = press()

    assert (again.pk, again.run, again.is_done) == (killed.pk, 2, True)


def test_story_that_changed_while_the_work_waited_fails_softly(story, member, rounds):
    pack = ask_for_files(story=story, person=member)
    Iteration.objects.filter(pk=rounds[0].pk).update(learned="Something else.")

    with pytest.raises(WorkFailed, match="The story has changed meanwhile"):
        making.make(pack)


@needs_pango
def test_story_that_shows_nothing_has_no_files(client, story, member):
    Iteration.objects.update(audience="team", public_confirmed_at=None)
    client.force_login(member)

    url = reverse("stories:story_files", args=[story.pk])
    text = client.post(url, follow=True).text

    assert "Pick an iteration first" in text
    assert not StoryPack.objects.exists()


def test_page_says_where_pango_is_missing(client, story, member, monkeypatch):
    pdf.is_possible.cache_clear()
    monkeypatch.setattr(pdf, "LIBRARIES", (("libnothing.so.0",),))
    client.force_login(member)

    text = client.get(story.get_absolute_url()).text
    client.post(reverse("stories:story_files", args=[story.pk]))
    pdf.is_possible.cache_clear()

    assert "This server cannot make PDFs" in text
    assert not StoryPack.objects.exists()


def test_digest_knows_every_word_and_picture(story, rounds, photo):
    before = told_of(story).digest
    changes = [
        (Story.objects.all(), {"closing": "Another one."}),
        (story.steps.filter(iteration=rounds[2]), {"line": "Another line."}),
        (Photo.objects.all(), {"alt": "Another description."}),
        (Photo.objects.all(), {"file": "turned.jpg"}),
    ]
    seen = [before]
    for rows, values in changes:
        rows.update(**values)
        seen.append(told_of(Story.objects.get()).digest)

    assert len(set(seen)) == len(seen)
    assert isinstance(told_of(story), Told)
