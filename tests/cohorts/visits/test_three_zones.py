"""A calendar is read on machines whose clocks stand in other zones, by two readers."""

import json
import os
import re
import subprocess
import sys
from datetime import datetime
from pathlib import Path

from django.urls import reverse

import pytest
import time_machine
import vobject
from icalendar import Calendar

from cohorts.visits.calendars import BOSTON
from cohorts.visits.services.feeds import open_feed
from tests.factories import SlotFactory
from tests.factories.visits import planned_visit

READER = Path(__file__).with_name("read_calendars.py")
NOW = datetime(2027, 9, 1, 12, tzinfo=BOSTON)
#: Start and end as Boston's clocks show them.
HOURS = [
    ("2027-03-13T09:00:00-05:00", "2027-03-13T11:00:00-05:00"),  # the day before clocks go forward
    ("2027-03-14T09:00:00-04:00", "2027-03-14T11:00:00-04:00"),  # hours after it
    ("2027-03-15T09:00:00-04:00", "2027-03-15T11:00:00-04:00"),
    ("2027-11-06T09:00:00-04:00", "2027-11-06T11:00:00-04:00"),  # the day before they go back
    ("2027-11-07T09:00:00-05:00", "2027-11-07T11:00:00-05:00"),
    ("2028-01-12T18:00:00-05:00", "2028-01-12T20:30:00-05:00"),  # crosses midnight in UTC
    ("2028-02-29T09:00:00-05:00", "2028-02-29T11:00:00-05:00"),
]


@pytest.fixture
def visits(member, host):
    moments = [[datetime.fromisoformat(one) for one in pair] for pair in HOURS]
    with time_machine.travel(NOW, tick=False):
        slots = [SlotFactory(team=host, starts_at=start, ends_at=end) for start, end in moments]
        yield [planned_visit(member, slot) for slot in slots]


@pytest.fixture
def feed(client, member, visits) -> bytes:
    return client.get(open_feed(owner=member).get_absolute_url()).content


def shown(text: bytes, zone: str) -> dict[str, list[list[str]]]:
    """What each reader shows on a machine in this zone."""
    done = subprocess.run(
        [sys.executable, READER], input=text, env={**os.environ, "TZ": zone}, capture_output=True
    )
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Asia/Tokyo"])
def test_feed_and_files_have_bostons_hours_on_any_machine(client, member, visits, feed, zone):
    client.force_login(member)
    wanted = [list(pair) for pair in HOURS]

    assert shown(feed, zone) == {"icalendar": wanted, "vobject": wanted}
    leap_day = client.get(reverse("visits:visit_ics", args=[visits[-1].pk])).content
    assert shown(leap_day, zone) == {"icalendar": wanted[-1:], "vobject": wanted[-1:]}


def test_feed_is_valid(feed):
    text = feed.decode()
    lines = text.split("\r\n")
    calendar = Calendar.from_ical(text)

    assert lines[-1] == ""
    assert not {"\r", "\n"} & set(text.replace("\r\n", ""))
    assert max(len(line.encode()) for line in lines) <= 75
    assert vobject.readOne(text).validate(raiseException=True)
    assert (calendar["version"], calendar["method"]) == ("2.0", "PUBLISH")
    assert calendar["prodid"]
    (zone,) = calendar.walk("VTIMEZONE")
    assert {f"TZID={one}" for one in re.findall(r"TZID=([^:;]+)", text)} == {f"TZID={zone['tzid']}"}


def test_every_entry_has_what_the_standard_asks(feed):
    events = Calendar.from_ical(feed).walk("VEVENT")

    assert len(events) == len(HOURS)
    assert len({str(event["uid"]) for event in events}) == len(events)
    for event in events:
        assert event.errors == []
        assert {"UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "STATUS"} <= set(event)
        assert event["dtstamp"].dt.utcoffset().total_seconds() == 0
