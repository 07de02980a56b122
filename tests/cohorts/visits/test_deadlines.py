"""The last days of strands and hacks in calendars to subscribe to."""

from datetime import date, timedelta

from django.utils import timezone

import pytest
import vobject
from icalendar import Calendar

from cohorts.models import CohortStrand
from cohorts.visits.services.feeds import open_feed
from tests.factories import HackFactory


def deadlines_in(client, feed) -> dict[str, date]:
    """Names of the whole-day entries, and their days, as both readers have them."""
    text = client.get(feed.get_absolute_url()).content.decode()
    entries = Calendar.from_ical(text).walk("VEVENT")
    found = {str(one["summary"]): one["dtstart"].dt for one in entries}
    others = vobject.readOne(text).contents.get("vevent", [])
    assert {one.summary.value: one.dtstart.value for one in others} == found
    assert all(one["dtend"].dt - one["dtstart"].dt == timedelta(days=1) for one in entries)
    assert all(str(one["transp"]) == "TRANSPARENT" for one in entries)
    return found


@pytest.fixture
def deadlines(team):
    """The strand's last day is in five days; the team's hacks end from then on."""
    today = timezone.localdate()
    days = {"starts_on": today, "ends_on": today + timedelta(days=5)}
    CohortStrand.objects.create(cohort=team.cohort, strand="hack", **days)
    for number, status in enumerate(["draft_plan", "planned", "trying", "scaled", "parked"], 6):
        ends_on = today + timedelta(days=number)
        HackFactory(team=team, title=f"A {status} hack", status=status, ends_on=ends_on)
    strand = {f"Last day of the strand Hack ({team.cohort})": today + timedelta(days=5)}
    hacks = {
        "Last day of the hack “A planned hack”": today + timedelta(days=7),
        "Last day of the hack “A trying hack”": today + timedelta(days=8),
    }
    return strand, hacks


def test_feed_of_a_person_and_of_a_team_has_the_deadlines_of_strands_and_hacks(
    client, member, team, deadlines, machine_in
):
    strand, hacks = deadlines

    assert deadlines_in(client, open_feed(owner=member)) == strand | hacks
    assert deadlines_in(client, open_feed(owner=member, team=team)) == strand | hacks


def test_feed_of_a_cohort_has_the_deadlines_of_its_strands_alone(client, member, team, deadlines):
    strand, _hacks = deadlines

    assert deadlines_in(client, open_feed(owner=member, cohort=team.cohort)) == strand


def test_deadlines_of_other_teams_hacks_are_nobody_elses(client, neighbor, team, deadlines):
    _strand, hacks = deadlines

    assert not set(deadlines_in(client, open_feed(owner=neighbor))) & set(hacks)


def test_coach_has_deadlines_of_the_hacks_that_a_coach_may_see(client, coach, team, deadlines):
    strand, hacks = deadlines

    assert deadlines_in(client, open_feed(owner=coach, team=team)) == strand | hacks
