"""What visitors read of cohorts, schools and teams, and how many questions it costs."""

import pytest

from tests.factories import (
    AspirationFactory,
    CohortFactory,
    HackFactory,
    IterationFactory,
    MembershipFactory,
    TeamFactory,
)
from tests.factories.pages import cohort_page

pytestmark = pytest.mark.django_db


def teams_at_work(cohort, count):
    for _ in range(count):
        team = TeamFactory(cohort=cohort)
        AspirationFactory(team=team)
        MembershipFactory(team=team)
        IterationFactory(hack=HackFactory(team=team), audience="public")


def questions(client, django_assert_num_queries, url, count):
    client.get(url)
    with django_assert_num_queries(count):
        return client.get(url)


@pytest.mark.parametrize("rows", [3, 30])
def test_cohort_page_for_visitors_asks_the_same(client, django_assert_num_queries, rows):
    cohort = CohortFactory(slug="cohort-one")
    cohort_page(cohort)
    teams_at_work(cohort, rows)

    response = questions(client, django_assert_num_queries, "/cohorts/cohort-one/", 11)

    assert response.content.count(b'class="team"') == rows


@pytest.mark.parametrize("rows", [3, 30])
def test_cohort_page_for_members_asks_the_same(client, django_assert_num_queries, rows, member):
    cohort = CohortFactory(slug="cohort-one")
    cohort_page(cohort)
    teams_at_work(cohort, rows)
    client.force_login(member)

    questions(client, django_assert_num_queries, "/cohorts/cohort-one/", 15)


@pytest.mark.parametrize("rows", [3, 30])
def test_cohort_list_asks_the_same(client, django_assert_num_queries, rows, member):
    for _ in range(rows):
        cohort_page(CohortFactory())
    client.force_login(member)

    response = questions(client, django_assert_num_queries, "/cohorts/", 8)

    assert response.content.count(b"story-card__title") == rows


@pytest.mark.parametrize("rows", [3, 30])
def test_school_page_asks_the_same(client, django_assert_num_queries, rows, member, team):
    for _ in range(rows):
        TeamFactory(school=team.school)
    client.force_login(member)

    questions(client, django_assert_num_queries, team.school.get_absolute_url(), 7)


@pytest.mark.parametrize("rows", [3, 30])
def test_team_page_asks_the_same(client, django_assert_num_queries, rows, member, team):
    for _ in range(rows):
        MembershipFactory(team=team)
        AspirationFactory(team=team, is_current=False)
    client.force_login(member)

    questions(client, django_assert_num_queries, team.get_absolute_url(), 15)


def test_team_page_for_visitors_names_nobody(client, team, member):
    response = client.get(team.get_absolute_url())

    assert member.name not in response.content.decode()


def test_team_page_for_people_signed_in_names_members(client, team, member, stranger):
    client.force_login(stranger)

    assert member.name in client.get(team.get_absolute_url()).content.decode()


def test_withdrawn_team_for_strangers_does_not_exist(client, team):
    team.status = "withdrawn"
    team.save()

    assert client.get(team.get_absolute_url()).status_code == 404


def test_cohort_page_unpublished_does_not_exist(client):
    page = cohort_page(CohortFactory())
    page.unpublish()

    assert client.get(page.url).status_code == 404
