"""The week of a digest and its moment, when clocks change too."""

from datetime import date, datetime, timedelta

import pytest

from showcase.mailings.weeks import moment_of, next_moment, week_of

FRIDAY = datetime.fromisoformat("2026-11-20T16:30:00-05:00")
WEEK = date(2026, 11, 16)


@pytest.mark.parametrize(
    ("now", "week"),
    [
        ("2026-11-16T00:00:00-05:00", "2026-11-16"),
        ("2026-11-22T23:59:59-05:00", "2026-11-16"),
        ("2026-11-23T04:59:59+00:00", "2026-11-16"),  # still Sunday in Boston
        ("2026-12-31T12:00:00-05:00", "2026-12-28"),
        ("2027-01-03T12:00:00-05:00", "2026-12-28"),
        ("2026-11-01T01:30:00-04:00", "2026-10-26"),  # the hour that comes twice
        ("2026-11-01T01:30:00-05:00", "2026-10-26"),
    ],
)
def test_week_is_the_iso_week_of_boston(now, week):
    assert str(week_of(datetime.fromisoformat(now))) == week


@pytest.mark.parametrize(
    ("week", "moment", "hours"),
    [
        ("2026-10-26", "2026-10-30T20:00:00+00:00", 168),
        ("2026-11-02", "2026-11-06T21:00:00+00:00", 169),  # clocks went back
        ("2027-03-08", "2027-03-12T21:00:00+00:00", 168),
        ("2027-03-15", "2027-03-19T20:00:00+00:00", 167),  # clocks went forward
    ],
)
def test_moment_is_the_same_on_the_wall_clock_when_clocks_change(week, moment, hours):
    week = date.fromisoformat(week)
    found, before = moment_of(week), moment_of(week - timedelta(days=7))

    assert found == datetime.fromisoformat(moment)
    assert (found.hour, found.isoweekday()) == (16, 5)
    assert (found - before.astimezone(found.tzinfo)).total_seconds() >= 0
    assert (found.timestamp() - before.timestamp()) / 3600 == hours


def test_moment_in_the_night_when_clocks_change_comes_once(settings):
    settings.DIGEST_WEEKDAY = 7
    for text in ("2026-11-01", "2027-03-14"):
        day = date.fromisoformat(text)
        monday = day - timedelta(days=6)
        for clock in ("01:30", "02:30"):
            settings.DIGEST_TIME = datetime.strptime(clock, "%H:%M").time()
            assert week_of(moment_of(monday)) == monday


def test_next_moment_is_of_this_week_or_the_next(settings):
    assert next_moment(FRIDAY - timedelta(hours=1)) == moment_of(WEEK)
    assert next_moment(FRIDAY) == moment_of(WEEK + timedelta(days=7))
    settings.DIGEST_WEEKDAY = None
    assert next_moment(FRIDAY) is None
