"""Making a story: kept as a draft at once, each form once, nobody's words overwritten."""

from uuid import uuid4

from django.urls import reverse

import pytest

from hacks.models import Iteration, Photo
from incubator.core.models import AuditEntry
from showcase.stories.models import LONGEST_LINE, MOST_STEPS, Story
from showcase.stories.selectors.material import material_of, sentences_of
from tests.factories import IterationFactory, PhotoFactory

pytestmark = pytest.mark.django_db


def form(rounds, **fields) -> dict:
    """What the form sends that tells of all these iterations."""
    told = {f"tell-{one.pk}": "on" for one in rounds}
    lines = {f"line-{one.pk}": f"Line {one.number}." for one in rounds}
    start = {"title": "Our story", "audience": "public", "version": 1, "client_id": str(uuid4())}
    return {**start, **told, **lines, **fields}


def address(hack) -> str:
    return reverse("stories:new_story", args=[hack.team.slug, hack.slug])


@pytest.fixture
def as_member(client, member):
    client.force_login(member)
    return client


def test_member_makes_a_draft_of_picked_pieces(as_member, public_hack, rounds, photo):
    words = next(one for one in sentences_of(rounds[0]) if one.prompt == "learned")
    picks = {f"words-{rounds[0].pk}": words.key, f"photos-{rounds[0].pk}": [str(photo.pk)]}

    response = as_member.post(address(public_hack), form(rounds, closing="Try it.", **picks))

    story = Story.objects.get()
    assert response.url == story.get_absolute_url()
    assert (story.is_draft, story.audience, story.closing) == (True, "public", "Try it.")
    first, second, third = story.steps.all()
    assert (first.prompt, first.words, first.photos.get()) == ("learned", words.words, photo)
    assert [first.line, second.line, third.line] == ["Line 1.", "Line 2.", "Line 3."]


def test_form_sent_twice_makes_one_story(as_member, public_hack, rounds):
    fields = form(rounds)

    for _time in range(2):
        as_member.post(address(public_hack), fields)

    assert Story.objects.count() == 1
    assert AuditEntry.objects.filter(action="story.started").count() == 1


def test_form_that_somebody_else_sent_is_refused(client, public_hack, rounds, member, lead):
    fields = form(rounds)
    client.force_login(lead)
    client.post(address(public_hack), fields)
    client.force_login(member)

    response = client.post(address(public_hack), fields)

    assert "This form was sent by somebody else." in response.text
    assert "Line 2." in response.text


def test_story_without_steps_is_kept_as_a_draft(as_member, public_hack, rounds):
    as_member.post(address(public_hack), form([]))

    assert Story.objects.get().steps.count() == 0


def test_form_that_comes_back_has_lost_nothing(as_member, public_hack, rounds):
    long = "a" * (LONGEST_LINE + 1)
    fields = form(rounds, **{f"line-{rounds[2].pk}": long, "title": ""})

    text = as_member.post(address(public_hack), fields).text

    assert not Story.objects.exists()
    assert long in text
    assert "Line 1." in text


def test_line_of_an_iteration_that_is_not_told_is_kept(as_member, public_hack, rounds):
    fields = form(rounds)
    del fields[f"tell-{rounds[1].pk}"]

    as_member.post(address(public_hack), fields)

    step = Story.objects.get().steps.get(iteration=rounds[1])
    assert (step.is_told, step.line) == (False, "Line 2.")


def test_form_offers_what_its_readers_may_see_and_says_why_not(as_member, public_hack, rounds):
    Iteration.objects.filter(pk=rounds[1].pk).update(audience="cohort", public_confirmed_at=None)
    shown = PhotoFactory(iteration=rounds[0], cleared_for="public", alt="Cleared for all")
    PhotoFactory(iteration=rounds[0], cleared_for="cohort", alt="Not for all")

    text = as_member.get(address(public_hack)).text

    assert str(shown.pk) in text
    assert "Not for all" not in text
    assert "It is cleared for the cohort only." in text
    assert "It is for the cohort only." in text
    assert "Not for all" in as_member.get(f"{address(public_hack)}?for=cohort").text


def test_photo_that_is_not_offered_cannot_be_picked(as_member, public_hack, rounds):
    hidden = PhotoFactory(iteration=rounds[0], cleared_for="team")
    stranger = PhotoFactory(cleared_for="public")

    for photo in (hidden, stranger):
        picks = {f"photos-{rounds[0].pk}": [str(photo.pk)]}
        as_member.post(address(public_hack), form(rounds, **picks))

    assert not Story.objects.filter(steps__photos__isnull=False).exists()


def test_wider_readers_keep_the_line_of_what_they_may_not_see(as_member, public_hack, rounds):
    Iteration.objects.filter(pk=rounds[1].pk).update(audience="cohort", public_confirmed_at=None)
    as_member.post(address(public_hack), form(rounds, audience="cohort"))
    story = Story.objects.get()
    assert len(story.steps.filter(is_told=True)) == 3

    edit = reverse("stories:edit_story", args=[story.pk])
    as_member.post(edit, form(rounds, audience="public", do="offer", version=1))

    story.refresh_from_db()
    assert story.audience == "public"
    assert story.steps.get(iteration=rounds[1]).line == "Line 2."
    assert "Line 2." in as_member.get(edit).text
    assert "Line 2." not in as_member.get(story.get_absolute_url()).text


def test_older_version_overwrites_nothing_and_shows_both(client, story, rounds, member, lead):
    edit = reverse("stories:edit_story", args=[story.pk])
    client.force_login(lead)
    client.post(edit, form(rounds, opening="What the lead wrote."))
    client.force_login(member)

    response = client.post(edit, form(rounds, opening="What the member wrote."))

    story.refresh_from_db()
    assert response.status_code == 409
    assert story.opening == "What the lead wrote."
    assert "What the lead wrote." in response.text
    assert "What the member wrote." in response.text
    fields = form(rounds, opening="What the member wrote.", version=story.version)
    client.post(edit, fields)
    story.refresh_from_db()
    assert story.opening == "What the member wrote."


def test_same_words_again_change_nothing(as_member, story, rounds):
    edit = reverse("stories:edit_story", args=[story.pk])
    fields = form(rounds)
    as_member.post(edit, fields)

    as_member.post(edit, fields)

    story.refresh_from_db()
    assert story.version == 2


def test_shared_story_is_not_made_wider_by_editing(as_member, story, rounds):
    Story.objects.update(audience="cohort")

    as_member.post(reverse("stories:edit_story", args=[story.pk]), form(rounds, audience="public"))

    story.refresh_from_db()
    assert (story.audience, story.title) == ("cohort", "Our story")


def test_story_holds_a_few_iterations(as_member, public_hack, rounds, member):
    more = [
        IterationFactory(hack=public_hack, number=number, author=member, audience="public")
        for number in range(4, MOST_STEPS + 2)
    ]

    text = as_member.post(address(public_hack), form([*rounds, *more])).text

    assert "A story holds at most 8 iterations." in text
    assert not Story.objects.exists()


def test_sentences_are_whole_and_fit_a_slide(rounds):
    one = rounds[0]
    one.tried, one.happened = "Short. We asked for a drawing? “Nobody wrote a word.” Yes!", ""
    one.learned = f"{'long ' * 70}.\nNext line of it"

    assert [found.words for found in sentences_of(one)] == [
        "We asked for a drawing?",
        "“Nobody wrote a word.”",
        "Next line of it",
    ]


@pytest.mark.parametrize("count", [1, 20])
def test_material_takes_four_queries(public_hack, member, count, django_assert_num_queries):
    for number in range(count):
        one = IterationFactory(hack=public_hack, number=number + 1, author=member)
        PhotoFactory(iteration=one)

    with django_assert_num_queries(4):
        material_of(public_hack, "cohort")


def test_hack_page_leads_to_its_stories(client, story, member):
    visitor = client.get(story.hack.get_absolute_url()).text
    client.force_login(member)
    own = client.get(story.hack.get_absolute_url()).text

    assert story.get_absolute_url() in visitor
    assert "Make a story" not in visitor
    assert address(story.hack) in own


def test_unknown_people_are_never_offered_beyond_the_team(public_hack, rounds):
    photo = PhotoFactory(iteration=rounds[0], cleared_for="team", people=Photo.People.UNKNOWN)

    told = material_of(public_hack, "cohort").rounds[0]

    assert photo not in told.photos
    assert told.kept_back == ["Nobody has said yet who can be recognized in it."]


def test_several_photos_of_an_iteration_come_in_the_order_of_the_log(
    as_member, public_hack, rounds
):
    first, second, third = (
        PhotoFactory(
            iteration=rounds[0], position=place, cleared_for="public", alt=f"Photo {place}"
        )
        for place in (1, 2, 3)
    )

    picks = {f"photos-{rounds[0].pk}": [str(third.pk), str(first.pk)]}
    as_member.post(address(public_hack), form(rounds, **picks))

    story = Story.objects.get()
    assert list(story.steps.first().photos.all()) == [first, third]
    text = as_member.get(story.get_absolute_url()).text
    assert text.index("Photo 1") < text.index("Photo 3")
    assert second.alt not in text


def test_more_photos_than_a_slide_holds_are_refused(as_member, public_hack, rounds):
    photos = [PhotoFactory(iteration=rounds[0], cleared_for="public") for _each in range(4)]
    picks = {f"photos-{rounds[0].pk}": [str(one.pk) for one in photos]}

    text = as_member.post(address(public_hack), form(rounds, **picks)).text

    assert "Choose at most 3 photos of an iteration." in text
    assert not Story.objects.exists()
