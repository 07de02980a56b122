"""The list of hacks: filters and words find only what the reader may see."""

from django.contrib.auth.models import AnonymousUser

import pytest

from hacks.selectors.hack_list import hack_list
from tests.factories import BigIdeaFactory, HackFactory, IterationFactory

ADDRESS = "/hacks/"


def found(user, **filters):
    return set(hack_list(user, **filters).values_list("title", flat=True))


@pytest.fixture
def anyone(db):
    return AnonymousUser()


def test_list_words_in_hidden_design_do_not_match(team, anyone, neighbor):
    hack = HackFactory(team=team, audience="cohort", hope_to_learn="Whether harbors help.")
    IterationFactory(hack=hack, audience="public")

    assert found(anyone, words="harbors") == set()
    assert found(neighbor, words="harbors") == {hack.title}


def test_list_words_in_hidden_iteration_do_not_match(team, anyone, neighbor):
    hack = HackFactory(team=team, audience="public")
    IterationFactory(hack=hack, audience="cohort", learned="Harbors help.")

    assert found(anyone, words="harbors") == set()
    assert found(neighbor, words="harbors") == {hack.title}


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_list_words_in_unpublished_iterations_do_not_match(team, member, state):
    IterationFactory(hack=HackFactory(team=team), state=state, learned="Harbors help.")

    assert found(member, words="harbors") == set()


def test_list_words_may_stand_in_different_places(team, anyone):
    hack = HackFactory(team=team, audience="public", title="Show it first")
    IterationFactory(hack=hack, audience="public", learned="Harbors help.")
    HackFactory(audience="public", title="Show it last")

    assert found(anyone, words="show HARBORS") == {"Show it first"}


def test_list_words_ignore_case_of_letters_beyond_ascii(anyone):
    HackFactory(audience="public", title="Élan in the lobby")

    assert found(anyone, words="élan") == {"Élan in the lobby"}


def test_list_words_with_percent_match_only_a_percent(anyone):
    HackFactory(audience="public", title="Everyone")
    HackFactory(audience="public", title="100% talk")

    assert found(anyone, words="%") == {"100% talk"}


@pytest.mark.parametrize("name", ["lever", "big_idea", "competency"])
def test_list_filters_by_the_design_only_where_it_is_visible(team, anyone, neighbor, name):
    values = {"lever": "space", "big_idea": BigIdeaFactory(), "competency": "together"}
    value = values[name]
    hack = HackFactory(team=team, audience="cohort", **{name: value})
    IterationFactory(hack=hack, audience="public")

    assert found(anyone, **{name: value}) == set()
    assert found(neighbor, **{name: value}) == {hack.title}


def test_list_filters_by_school_and_status(anyone):
    hack = HackFactory(audience="public", status="parked")
    HackFactory(audience="public", status="trying", team=hack.team)
    HackFactory(audience="public", status="parked")

    assert found(anyone, school=hack.team.school, status="parked") == {hack.title}


def test_list_counts_only_visible_iterations(team, anyone):
    hack = HackFactory(team=team, audience="public", how_might_we="talk more?")
    IterationFactory(hack=hack, audience="public")
    IterationFactory(hack=hack, audience="cohort")
    IterationFactory(hack=hack, audience="network", state="draft")

    row = hack_list(anyone).get()

    assert (row.iteration_count, row.shown_question) == (1, "talk more?")


def test_list_hides_the_question_of_a_hidden_design(team, anyone):
    IterationFactory(hack=HackFactory(team=team, audience="team"), audience="public")

    assert hack_list(anyone).get().shown_question is None


def test_list_without_a_match_offers_to_clear_the_filters(client, db):
    page = client.get(ADDRESS, {"words": "nothing"}).content.decode()

    assert "No hack fits all of this" in page
    assert "Clear filters" in page


def test_list_with_an_unknown_filter_still_answers(client, db):
    HackFactory(audience="public", title="Open hack")

    response = client.get(ADDRESS, {"school": "nowhere", "lever": "x", "page": "999"})

    assert response.status_code == 200
    assert "Open hack" in response.content.decode()


def test_list_pages_by_24(client, db):
    for _ in range(25):
        HackFactory(audience="public")

    first = client.get(ADDRESS).context["page"]
    second = client.get(ADDRESS, {"page": 2}).context["page"]

    assert (len(first), len(second)) == (24, 1)


@pytest.mark.parametrize("count", [3, 30])
@pytest.mark.parametrize(("name", "queries"), [("anonymous", 5), ("member", 8), ("office", 8)])
def test_list_asks_the_same_number_of_queries(
    db, reader, django_assert_num_queries, name, queries, count
):
    for _ in range(count):
        IterationFactory(hack=HackFactory(audience="public"), audience="public")
    client = reader(name)

    with django_assert_num_queries(queries):
        client.get(ADDRESS, {"words": "a drawing"})
