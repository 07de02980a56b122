"""Drafts: kept while somebody types, taken up again, and discarded."""

import uuid

import pytest

from hacks.models import Iteration
from tests.factories import CommentFactory, IterationFactory

from .test_views_iterations import new_url


def autosave_url(hack):
    return f"{new_url(hack)}autosave/"


def test_form_with_an_open_draft_goes_on_with_it(as_member, draft):
    response = as_member.get(new_url(draft.hack))

    assert response.url == f"{draft.get_edit_url()}?resumed=1"
    assert "This is your draft" in as_member.get(response.url).text
    assert as_member.get(f"{new_url(draft.hack)}?another=1").status_code == 200


def test_iteration_kept_as_draft_may_be_empty(as_member, hack):
    response = as_member.post(new_url(hack), {"client_id": uuid.uuid4(), "do": "draft"})

    assert response.url == f"{Iteration.objects.get().get_edit_url()}?saved=1"


def test_autosave_makes_one_draft_and_counts_its_versions(as_member, hack, typed):
    first = as_member.post(autosave_url(hack), {**typed, "tried": "We"}).json()
    again = {**typed, "tried": "We let", "version": first["version"]}
    second = as_member.post(first["urls"]["autosave"], again).json()

    assert (first["number"], first["version"], second["version"]) == (1, 1, 2)
    assert Iteration.objects.get().tried == "We let"


def test_autosave_at_an_old_version_answers_with_what_is_kept(as_member, draft, typed):
    url = f"{draft.get_edit_url()[: -len('edit/')]}autosave/"
    as_member.post(url, {**typed, "tried": "Theirs."})

    response = as_member.post(url, {**typed, "tried": "Mine."})

    assert response.status_code == 409
    assert response.json()["content"]["tried"] == "Theirs."


def test_autosave_of_a_published_iteration_changes_nothing(as_member, published, typed):
    url = f"{published.get_edit_url()[: -len('edit/')]}autosave/"

    response = as_member.post(url, {**typed, "tried": "Changed."})

    assert response.status_code == 422


def test_draft_discarded_while_somebody_writes_lives_on_with_the_words(as_member, draft, typed):
    draft.delete()

    response = as_member.post(draft.get_edit_url(), {**typed, "do": "publish"}, follow=True)

    iteration = Iteration.objects.get()
    assert (iteration.state, iteration.tried) == ("published", typed["tried"])
    assert "Your words are kept in a new one." in response.text


def test_draft_of_another_with_the_number_of_a_discarded_one_is_left_alone(
    as_member, draft, typed, lead
):
    draft.delete()
    other = IterationFactory(hack=draft.hack, number=1, author=lead, state="draft", tried="Mine.")

    as_member.post(draft.get_edit_url(), {**typed, "do": "draft"})

    other.refresh_from_db()
    assert other.tried == "Mine."
    assert Iteration.objects.get(number=2).tried == typed["tried"]


def test_autosave_of_a_discarded_draft_goes_on_in_a_new_one(as_member, draft, typed):
    draft.delete()

    kept = as_member.post(f"{draft.get_edit_url()[: -len('edit/')]}autosave/", typed).json()

    assert kept["urls"]["action"] == Iteration.objects.get().get_edit_url()


def test_form_that_is_refused_keeps_the_words_on_the_page(client, lead, draft, typed):
    client.force_login(lead)

    response = client.post(new_url(draft.hack), {**typed, "tried": "Nothing of this is lost."})

    assert "This form belongs to somebody else." in response.text
    assert "Nothing of this is lost." in response.text


@pytest.mark.parametrize("name", ["client_id", "version"])
def test_form_with_a_hidden_field_that_makes_no_sense_keeps_the_words(as_member, hack, typed, name):
    as_member.post(new_url(hack), {**typed, name: "nonsense", "do": "draft"})

    assert Iteration.objects.get().tried == typed["tried"]


def test_discard_of_a_draft_with_feedback_is_not_offered(as_member, draft, coach):
    CommentFactory(iteration=draft, author=coach)

    page = as_member.get(f"{draft.get_absolute_url()}discard/").text

    assert "This draft has feedback, so it stays." in page
    assert ">Discard</button>" not in page


@pytest.mark.parametrize("verb", ["withdraw", "discard"])
def test_withdraw_and_discard_ask_before_they_act(as_member, published, verb):
    response = as_member.get(f"{published.get_absolute_url()}{verb}/")

    published.refresh_from_db()
    assert (response.status_code, published.state) == (200, "published")
