"""Search over the whole site: nothing private leaks."""

from wagtail.models import Page, PageViewRestriction

import pytest

from incubator.home.models import ContentPage
from tests.factories import HackFactory, IdeaFactory, IterationFactory, SchoolFactory, TeamFactory

ADDRESS = "/search/"


@pytest.fixture
def reader(client, request):
    def sign_in(name):
        if name != "anonymous":
            client.force_login(request.getfixturevalue(name))
        return client

    return sign_in


def groups_of(client, words):
    groups = client.get(ADDRESS, {"q": words}).context["groups"]
    return {str(group.title): [result.title for result in group.results] for group in groups}


def add_page(**values):
    return Page.objects.get(depth=2).add_child(instance=ContentPage(**values))


def test_search_finds_each_kind(client, team):
    school = SchoolFactory(name="Harbor School")
    TeamFactory(school=school)
    hack = HackFactory(team=team, audience="public", title="Harbor in a box")
    IterationFactory(hack=hack, audience="public", tried="We built a harbor.")
    add_page(title="A harbor page", slug="harbor")

    assert groups_of(client, "harbor") == {
        "Hacks": ["Harbor in a box"],
        "Iterations": ["We built a harbor."],
        "Teams": ["Harbor School"],
        "Schools": ["Harbor School"],
        "Pages": ["A harbor page"],
    }


@pytest.mark.parametrize(("name", "count"), [("anonymous", 0), ("outsider", 0), ("neighbor", 2)])
def test_search_finds_the_work_of_a_cohort_for_the_cohort(team, reader, name, count):
    hack = HackFactory(team=team, audience="cohort", hope_to_learn="Whether harbors help.")
    IterationFactory(hack=hack, audience="cohort", learned="Harbors help.")

    assert len(groups_of(reader(name), "harbors")) == count


@pytest.mark.parametrize(("state", "audience"), [("draft", "network"), ("withdrawn", "public")])
def test_search_finds_no_unpublished_iteration(hack, reader, state, audience):
    IterationFactory(hack=hack, audience=audience, state=state, tried="A harbor.")

    assert groups_of(reader("office"), "harbor") == {}


@pytest.mark.parametrize("status", ["invited", "withdrawn"])
def test_search_finds_no_team_that_has_no_public_page(client, status):
    TeamFactory(status=status, name="Harbor team")

    assert groups_of(client, "harbor team") == {}


def test_search_finds_no_page_that_is_not_live_or_restricted(client, db):
    add_page(title="Harbor draft", slug="draft", live=False)
    closed = add_page(title="Harbor closed", slug="closed")
    PageViewRestriction.objects.create(page=closed, restriction_type="login")

    assert groups_of(client, "harbor") == {}


def test_search_without_words_says_what_to_type(client, db):
    assert "Type a word or two" in client.get(ADDRESS).text


def test_search_without_a_match_says_what_to_do(client, db):
    page = client.get(ADDRESS, {"q": "<b>nothing"}).text

    assert "Nothing found for “&lt;b&gt;nothing”" in page


@pytest.mark.parametrize(
    "words", ["%", "\x00", "' OR 1=1 --", '"', "a" * 5000, "* AND (", "OR NOT NEAR", "a-b"]
)
def test_search_with_odd_words_still_answers(client, db, words):
    assert client.get(ADDRESS, {"q": words}).status_code == 200


@pytest.mark.parametrize("count", [3, 30])
@pytest.mark.parametrize(("name", "queries"), [("anonymous", 7), ("member", 11), ("office", 11)])
def test_search_asks_the_same_number_of_queries(
    db, reader, django_assert_num_queries, name, queries, count
):
    for number in range(count):
        hack = HackFactory(audience="public", title=f"Harbor {number}")
        IterationFactory(hack=hack, audience="public", tried="We built a harbor.")
        TeamFactory(school=SchoolFactory(name=f"Harbor {number}"))
        add_page(title=f"Harbor {number}", slug=f"harbor-{number}")
        IdeaFactory(title=f"Harbor {number}")
    client = reader(name)
    client.get(ADDRESS, {"q": "harbor"})

    with django_assert_num_queries(queries):
        client.get(ADDRESS, {"q": "harbor"})
