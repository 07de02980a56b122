"""A draft of a story is kept while it is typed, and nothing shared changes by typing."""

from django.urls import reverse

import pytest

from incubator.core.models import AuditEntry
from showcase.stories.models import LONGEST_LINE, Story

from .test_writing import address, form

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_member(client, member):
    client.force_login(member)
    return client


@pytest.fixture
def draft(story):
    Story.objects.update(shared_at=None)
    story.refresh_from_db()
    return story


def typing_address(story) -> str:
    return reverse("stories:autosave_story", args=[story.pk])


def test_typing_makes_one_draft_and_goes_on_with_it(as_member, public_hack, rounds):
    fields = form(rounds, title="We")
    first = as_member.post(f"{address(public_hack)}autosave/", fields).json()

    again = {**fields, "title": "We drew", "version": first["version"]}
    second = as_member.post(first["urls"]["autosave"], again).json()

    story = Story.objects.get()
    assert (story.title, story.is_draft, second["version"]) == ("We drew", True, 2)
    assert first["urls"]["action"] == reverse("stories:edit_story", args=[story.pk])
    assert [one.line for one in story.steps.all()] == ["Line 1.", "Line 2.", "Line 3."]
    actions = AuditEntry.objects.filter(action__startswith="story.")
    assert list(actions.values_list("action", flat=True)) == ["story.started"]


def test_first_words_whose_answer_was_lost_go_on_in_the_same_draft(as_member, public_hack, rounds):
    fields = form(rounds, title="We")
    for title in ("We", "We drew"):
        as_member.post(f"{address(public_hack)}autosave/", {**fields, "title": title})

    as_member.post(address(public_hack), {**fields, "title": "We drew it"})

    story = Story.objects.get()
    assert story.title == "We drew"  # the form is of the first version: it shows both


def test_form_sent_before_its_new_address_was_known_shows_both(as_member, public_hack, rounds):
    fields = form(rounds, title="We")
    as_member.post(f"{address(public_hack)}autosave/", fields)

    as_member.post(address(public_hack), {**fields, "title": "We drew it"})

    assert Story.objects.get().title == "We drew it"


def test_what_cannot_be_kept_yet_stays_as_it_was(as_member, draft, rounds):
    long = "a" * (LONGEST_LINE + 1)
    fields = form(rounds, title="", opening="New.", **{f"line-{rounds[0].pk}": long})

    told = as_member.post(typing_address(draft), fields).json()

    draft.refresh_from_db()
    assert (draft.title, draft.opening) == ("Drawing as an exit ticket", "New.")
    assert draft.steps.get(iteration=rounds[0]).line == "Line one."
    assert list(told["errors"]) == [f"line-{rounds[0].pk}"]


def test_words_of_somebody_else_are_never_overwritten(as_member, draft, rounds, lead):
    Story.objects.update(opening="What the lead wrote.", version=2)

    answer = as_member.post(typing_address(draft), form(rounds, opening="Mine."))

    draft.refresh_from_db()
    assert answer.status_code == 409
    assert answer.json()["content"]["opening"] == draft.opening == "What the lead wrote."


def test_what_is_kept_comes_back_as_the_form_sent_it(as_member, draft, rounds, photo):
    picks = {f"photos-{rounds[0].pk}": [str(photo.pk)]}
    fields = form(rounds[:2], opening="Mine.", **picks)

    content = as_member.post(typing_address(draft), fields).json()["content"]

    sent = {name: value for name, value in fields.items() if name not in {"client_id", "version"}}
    assert {name: content[name] for name in sent} == sent
    assert content[f"tell-{rounds[2].pk}"] == ""


def test_shared_story_changes_by_no_typing(as_member, story, rounds):
    answer = as_member.post(typing_address(story), form(rounds, title="Another"))

    story.refresh_from_db()
    assert (answer.status_code, story.title) == (422, "Drawing as an exit ticket")
    assert answer.json()["message"] == "This story is no longer a draft."
    edit = as_member.get(reverse("stories:edit_story", args=[story.pk])).text
    assert 'data-autosave-url-value=""' in edit


def test_form_that_lost_what_names_it_keeps_nothing(as_member, public_hack, rounds):
    fields = form(rounds)
    del fields["client_id"]

    answer = as_member.post(f"{address(public_hack)}autosave/", fields)

    assert answer.status_code == 422
    assert not Story.objects.exists()
