from django.utils import timezone

import pytest

from tests.factories import CommentFactory, IterationFactory

pytestmark = pytest.mark.django_db


def read(client, person):
    client.force_login(person)
    return client.get("/me/").content.decode()


def test_dashboard_with_nothing_to_do_says_so(client, stranger):
    assert "Nothing waits for you" in read(client, stranger)


def test_dashboard_offers_own_drafts_only(client, hack, member):
    IterationFactory(hack=hack, number=1, state="draft", published_at=None, author=member)
    IterationFactory(hack=hack, number=2, state="draft", published_at=None)

    text = read(client, member)

    assert f"Iteration 1 of “{hack.title}”" in text
    assert f"Iteration 2 of “{hack.title}”" not in text


def test_dashboard_shows_feedback_without_an_answer(client, hack, member):
    iteration = IterationFactory(hack=hack)
    CommentFactory(iteration=iteration, kind="what_if", text="What if they drew it?")
    CommentFactory(iteration=iteration, kind="like", text="I like the paper.")

    text = read(client, member)

    assert "What if they drew it?" in text
    assert "New today" in text
    assert "I like the paper." not in text


def test_dashboard_counts_what_waits_for_the_coach(client, hack, coach):
    IterationFactory(hack=hack)

    assert "1 iteration waits for you as coach" in read(client, coach)


def test_dashboard_asks_the_lead_about_public(client, hack, lead, member):
    iteration = IterationFactory(hack=hack, audience="network", public_requested_at=timezone.now())

    assert "may this be public" in read(client, lead)
    assert "may this be public" not in read(client, member)
    assert iteration.waits_for_lead


@pytest.mark.parametrize("rows", [3, 30])
def test_dashboard_asks_the_same(client, django_assert_num_queries, rows, hack, member):
    for number in range(rows):
        one = IterationFactory(hack=hack, number=number + 1)
        CommentFactory(iteration=one, kind="wish")
    client.force_login(member)
    client.get("/me/")

    with django_assert_num_queries(14):
        client.get("/me/")
