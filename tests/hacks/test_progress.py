"""How far teams have come, and their hacks with the latest iteration."""

from django.contrib.auth.models import AnonymousUser

import pytest

from hacks.selectors.progress import team_progress
from hacks.selectors.team_hacks import team_hacks
from tests.factories import HackFactory, IterationFactory, TeamFactory


@pytest.fixture
def work(team):
    """A public hack with an iteration for everyone, one for the team, and a draft."""
    hack = HackFactory(team=team, audience="public", status="trying")
    IterationFactory(hack=hack, number=1, audience="public", tried="For everyone. And more.")
    IterationFactory(hack=hack, number=2, audience="team", tried="For the team.")
    IterationFactory(hack=hack, number=3, state="draft", published_at=None)
    HackFactory(team=team, audience="team", status="parked")
    return hack


@pytest.mark.parametrize(
    ("name", "iterations", "hacks"),
    [("anonymous", 1, 1), ("neighbor", 1, 1), ("member", 2, 2), ("office", 2, 2)],
)
def test_progress_counts_what_the_reader_may_see_and_the_office_all(
    team, work, request, name, iterations, hacks
):
    user = AnonymousUser() if name == "anonymous" else request.getfixturevalue(name)

    line = team_progress([team], user)[team.pk]

    assert (line.iteration_count, sum(n for *_, n in line.statuses)) == (iterations, hacks)


def test_progress_says_the_last_moment_and_statuses_in_order(team, work, member):
    line = team_progress([team], member)[team.pk]

    assert line.last_posted_at == work.iterations.get(number=2).published_at
    assert [(value, count) for value, _, count in line.statuses] == [("trying", 1), ("parked", 1)]


def test_progress_of_a_quiet_team_is_a_line_too(team, member):
    line = team_progress([team], member)[team.pk]

    assert (line.iteration_count, line.last_posted_at, line.statuses) == (0, None, [])


@pytest.mark.parametrize("count", [3, 30])
def test_progress_takes_two_queries(db, django_assert_num_queries, count):
    teams = [TeamFactory() for _ in range(count)]
    for team in teams:
        IterationFactory(hack=HackFactory(team=team, audience="public"), audience="public")

    with django_assert_num_queries(2):
        lines = team_progress(teams, AnonymousUser())

    assert {line.iteration_count for line in lines.values()} == {1}


def test_team_hacks_show_the_latest_visible_iteration(team, work, neighbor, member):
    assert [one.latest.title for one in team_hacks(team, neighbor)] == ["For everyone."]
    assert team_hacks(team, member)[0].latest.title == "For the team."


@pytest.mark.parametrize("count", [3, 30])
def test_team_hacks_take_two_queries(team, django_assert_num_queries, count):
    for _ in range(count):
        IterationFactory(hack=HackFactory(team=team, audience="public"), audience="public")

    with django_assert_num_queries(2):
        hacks = team_hacks(team, AnonymousUser())
        assert {hack.latest.get_absolute_url() for hack in hacks if hack.get_absolute_url()}


def test_team_page_lists_the_hacks_a_visitor_may_see(team, work, client):
    page = client.get(team.get_absolute_url()).text

    assert work.title in page
    assert "For everyone." in page
    assert "Post iteration" not in page


def test_team_page_offers_members_to_post(team, work, member, client):
    client.force_login(member)

    page = client.get(team.get_absolute_url()).text

    assert f"{work.get_absolute_url()}iterations/new/" in page
    assert "Start a hack" in page


@pytest.mark.parametrize("count", [3, 30])
@pytest.mark.parametrize(("name", "queries"), [("anonymous", 4), ("member", 16), ("office", 16)])
def test_team_page_asks_the_same_number_of_queries(
    team, reader, django_assert_num_queries, name, queries, count
):
    for _ in range(count):
        IterationFactory(hack=HackFactory(team=team, audience="public"), audience="public")
    client = reader(name)

    with django_assert_num_queries(queries):
        client.get(team.get_absolute_url())
