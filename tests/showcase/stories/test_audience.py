"""A story never shows what its reader may not see in the log, and shows it no longer than that."""

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

import pytest

from hacks.models import Iteration, Photo
from hacks.services.iterations import withdraw_iteration
from hacks.services.photos import remove_photo, update_photo
from hacks.services.publicity import take_back_public
from showcase.stories.models import Story
from showcase.stories.querysets import NARROW_TO_WIDE, iterations_for, photos_for
from showcase.stories.selectors.telling import reaches, told_of
from tests.factories import IterationFactory, PhotoFactory

pytestmark = pytest.mark.django_db
READERS = ["anonymous", "stranger", "outsider", "neighbor", "coach", "office", "member", "lead"]
#: Who reads a shared story, by whom it is for.
READ = {
    "team": {"coach", "member", "lead"},
    "cohort": {"neighbor", "coach", "office", "member", "lead"},
    "network": set(READERS) - {"anonymous"},
    "public": set(READERS),
}


def person(request, name):
    return AnonymousUser() if name == "anonymous" else request.getfixturevalue(name)


def readers_of(request, story) -> set[str]:
    return {
        name for name in READERS if Story.objects.visible_to(person(request, name)).contains(story)
    }


@pytest.mark.parametrize("audience", READ)
def test_story_is_read_by_its_audience_alone(request, story, audience):
    Story.objects.update(audience=audience)

    assert readers_of(request, story) == READ[audience]


@pytest.mark.parametrize("audience", READ)
def test_draft_is_read_by_the_team_alone(request, story, audience):
    Story.objects.update(audience=audience, shared_at=None)

    assert readers_of(request, story) == READ["team"]


def test_story_of_which_nothing_is_left_is_for_the_team_alone(request, story, rounds):
    Iteration.objects.update(audience="cohort", public_confirmed_at=None)

    assert readers_of(request, story) == READ["team"]


@pytest.mark.parametrize("audience", NARROW_TO_WIDE)
def test_what_is_told_is_what_every_reader_may_see(request, public_hack, member, audience):
    """Every kind of iteration and photo there is, against the rules of the log itself."""
    for number, reach in enumerate([*NARROW_TO_WIDE, "draft"], 1):
        state = {"state": "draft", "published_at": None} if reach == "draft" else {}
        one = IterationFactory(
            hack=public_hack,
            number=number,
            author=member,
            audience="team" if reach == "draft" else reach,
            **state,
        )
        for cleared_for in ("team", "cohort", "public"):
            for people in ("none", "students", "adults"):
                PhotoFactory(iteration=one, cleared_for=cleared_for, people=people)
    told = set(iterations_for(audience))
    shown = set(photos_for(audience).filter(iteration__in=told))
    assert told
    photos = Photo.objects.shown().with_reach()
    assert {one for one in photos if reaches(one, audience)} == set(photos_for(audience))

    for name in READ[audience]:
        reader = person(request, name)
        assert told <= set(Iteration.objects.visible_to(reader))
        assert shown <= set(Photo.objects.visible_to(reader))


def page(client, story) -> str:
    return client.get(story.get_absolute_url()).text


def test_page_tells_the_chain(client, story, photo):
    text = page(client, story)

    for words in ("Line one.", "Line two.", "Line three.", story.closing, story.opening):
        assert words in text
    assert text.count("Drawing showed us thinking that we had missed.") == 2
    assert str(photo.pk) in text
    assert "<svg" in text  # the way back, for paper


def take_off(story, photo, lead):
    remove_photo(photo=photo, person=lead)


def clear_for_cohort(story, photo, lead):
    update_photo(photo=photo, person=lead, alt=photo.alt, people="none", cleared_for="cohort")


def withdraw(story, photo, lead):
    withdraw_iteration(iteration=photo.iteration, person=lead)


def narrow(story, photo, lead):
    take_back_public(thing=photo.iteration, actor=lead)


@pytest.mark.parametrize("way", [take_off, clear_for_cohort, withdraw, narrow])
def test_withdrawn_photo_leaves_the_page_at_once(client, story, photo, lead, way):
    assert str(photo.pk) in page(client, story)

    way(story, photo, lead)

    text = page(client, story)
    assert str(photo.pk) not in text
    assert photo.alt not in text
    assert ("Line one." in text) == (way in {take_off, clear_for_cohort})


def test_words_that_left_the_log_leave_the_story(client, story, rounds):
    Iteration.objects.filter(pk=rounds[0].pk).update(learned="Something else.")

    assert page(client, story).count("Drawing showed us thinking that we had missed.") == 1


def test_question_of_a_design_that_is_not_public_stays_out(client, story, public_hack):
    assert public_hack.how_might_we in page(client, story)

    type(public_hack).objects.update(audience="cohort", public_confirmed_at=None)

    assert public_hack.how_might_we not in page(client, story)


def test_page_says_what_came_since_then(client, story, public_hack, member):
    IterationFactory(hack=public_hack, number=4, author=member, audience="public")

    assert "1 iteration, still being tried." in page(client, story)


@pytest.mark.parametrize(("name", "queries"), [("anonymous", 6), ("member", 10), ("lead", 10)])
def test_page_asks_the_same_however_long_the_story(
    request, client, story, name, queries, django_assert_num_queries
):
    if name != "anonymous":
        client.force_login(person(request, name))
    page(client, story)

    with django_assert_num_queries(queries):
        page(client, story)


def share(client, story, audience, **more):
    seen = told_of(story, audience).digest
    fields = {"audience": audience, f"seen-{audience}": seen} | more
    return client.post(reverse("stories:share_story", args=[story.pk]), fields, follow=True)


def test_lead_shares_a_draft(client, story, lead):
    Story.objects.update(shared_at=None, audience="team")
    client.force_login(lead)

    share(client, story, "public")

    story.refresh_from_db()
    assert (story.audience, story.shared_by) == ("public", lead)
    assert story.created_by.notifications.get().kind == "story.shared"


def test_sharing_leaves_out_what_these_readers_may_not_see(client, story, rounds, photo, lead):
    Story.objects.update(shared_at=None, audience="team")
    Iteration.objects.filter(pk=rounds[1].pk).update(audience="cohort", public_confirmed_at=None)
    Photo.objects.update(cleared_for="team")
    client.force_login(lead)

    share(client, story, "public")

    steps = story.steps.order_by("iteration__number")
    assert [one.is_told for one in steps] == [True, False, True]
    assert [list(one.photos.all()) for one in steps] == [[], [], []]
    assert steps[1].line == "Line two."


def test_lead_is_not_taken_at_an_older_word(client, story, lead):
    Story.objects.update(shared_at=None, audience="team")
    seen = told_of(story, "public").digest
    story.steps.update(line="Something nobody approved.")
    client.force_login(lead)

    response = share(client, story, "public", **{"seen-public": seen})

    story.refresh_from_db()
    assert story.is_draft
    assert "The story has changed since you opened it." in response.text


def test_story_with_nothing_to_show_is_not_shared(client, story, lead):
    Story.objects.update(shared_at=None, audience="team")
    Iteration.objects.update(audience="team", public_confirmed_at=None)
    client.force_login(lead)

    response = share(client, story, "public")

    story.refresh_from_db()
    assert story.is_draft
    assert "Nothing in this story may be shown to these readers." in response.text


@pytest.mark.parametrize("name", ["member", "coach", "office"])
def test_only_the_lead_shares(request, client, story, name):
    Story.objects.update(shared_at=None, audience="cohort")
    client.force_login(person(request, name))

    assert share(client, story, "public").status_code in {403, 404}

    story.refresh_from_db()
    assert story.is_draft


@pytest.mark.parametrize("name", ["lead", "office"])
def test_lead_or_office_takes_a_story_back(request, client, story, name):
    client.force_login(person(request, name))

    client.post(reverse("stories:take_back_story", args=[story.pk]))

    assert readers_of(request, story) == READ["team"]


def test_member_asks_the_lead_once_a_version(client, story, member, lead):
    Story.objects.update(shared_at=None)
    client.force_login(member)

    for _time in range(2):
        client.post(reverse("stories:ask_lead", args=[story.pk]))

    told = lead.notifications.get()
    assert (told.kind, told.url) == ("story.asked", story.get_absolute_url())
