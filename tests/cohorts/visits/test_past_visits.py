"""A visit that took place, on the pages of both teams and of the hacks that it made."""

import pytest
import time_machine

from cohorts.visits.models import TakeAway
from tests.factories import HackFactory, MembershipFactory, SlotFactory, VisitFactory
from tests.factories.visits import planned_visit

TEXT = "Start with silence"


@pytest.fixture
def begun(planned, slot):
    with time_machine.travel(slot.starts_at, tick=True):
        yield planned


@pytest.fixture
def source(host):
    return HackFactory(team=host, audience="public", status="trying", title="Silent start")


@pytest.fixture
def made(team):
    return HackFactory(team=team, audience="public", title="Quiet minute")


@pytest.fixture
def take_away(begun, member, source, made):
    return TakeAway.objects.create(visit=begun, person=member, text=TEXT, source=source, hack=made)


@pytest.fixture
def page(client):
    def page(person, thing) -> str:
        client.logout()
        if person:
            client.force_login(person)
        return client.get(thing.get_absolute_url()).text

    return page


def test_visit_stands_on_both_teams_pages_with_what_was_taken_away(
    page, take_away, member, host_lead, team, host, made
):
    for person in (member, host_lead):
        for thing in (team, host):
            text = page(person, thing)
            assert f'href="{take_away.visit.get_absolute_url()}"' in text
            assert TEXT in text
            assert f"Became: {made.title}" in text
    assert f"{team} came to see" in page(member, host)
    assert f"At {host}" in page(host_lead, team)


def test_coach_and_office_see_it_and_nobody_else_does(
    page, take_away, coach, office, neighbor, stranger, team, host, source, made
):
    for person in (coach, office):
        assert TEXT in page(person, team)
    for person in (neighbor, stranger, None):
        for thing in (team, host, source, made):
            text = page(person, thing)
            assert TEXT not in text
            assert take_away.visit.get_absolute_url() not in text
            assert "Seen at" not in text


def test_visit_to_come_is_no_past_visit(page, planned, member, team):
    assert planned.get_absolute_url() not in page(member, team)


def test_cancelled_visit_stands_nowhere(page, begun, member, team):
    begun.status = "cancelled"
    begun.save()

    assert begun.get_absolute_url() not in page(member, team)


def test_hack_says_where_it_was_seen(page, take_away, member, made, host, slot):
    text = page(member, made)

    assert f"Seen at {host.school}, on {slot.day:%B} {slot.day.day}, {slot.day.year}" in text
    assert f'href="{take_away.visit.get_absolute_url()}"' in text


def test_hosts_hack_shows_what_visitors_took_from_it(page, take_away, host_lead, source, team):
    text = page(host_lead, source)

    assert "What visitors took from it" in text
    assert TEXT in text
    assert f"{team}, on" in text
    assert "Became: Quiet minute" in text


def test_hack_that_the_reader_may_not_see_is_not_named(page, take_away, host_lead, source, made):
    made.audience = "team"
    made.save()

    text = page(host_lead, source)

    assert TEXT in text
    assert "Quiet minute" not in text


def test_team_page_tells_of_the_latest_five(page, begun, member, team, host):
    for slot in SlotFactory.create_batch(6, team=host):
        planned_visit(member, slot)

    with time_machine.travel(slot.ends_at, tick=True):
        text = page(member, team)

    assert text.count(f"At {host}") == 5
    assert begun.get_absolute_url() not in text


def take_many(visit, person, number, **more):
    for count in range(number):
        hack = HackFactory(team=visit.team, audience="public")
        TakeAway.objects.create(visit=visit, person=person, text=f"Try {count}", hack=hack, **more)


@pytest.mark.parametrize("number", [1, 30])
def test_team_page_asks_the_same(
    client, begun, member, team, host, number, django_assert_num_queries
):
    for _ in range(number):
        last = VisitFactory(team=team, host=host, slot=begun.slot, status="planned")
    take_many(last, member, number)
    client.force_login(member)

    with django_assert_num_queries(17):
        client.get(team.get_absolute_url())


@pytest.mark.parametrize("number", [1, 30])
def test_hosts_hack_asks_the_same(
    client, begun, member, source, host_lead, number, django_assert_num_queries
):
    take_many(begun, member, number, source=source)
    MembershipFactory(team=begun.team)
    client.force_login(host_lead)

    with django_assert_num_queries(21):
        client.get(source.get_absolute_url())
