"""The demonstration's dates: on no holiday, whatever the day on which it is loaded."""

from datetime import date, datetime, timedelta

from django.utils import timezone

import pytest
import time_machine

from cohorts.models import ClosedDay
from cohorts.visits.models import Slot
from incubator.home.demo.accounts import load_people
from incubator.home.demo.cohorts import load_cohort
from incubator.home.demo.school_days import (
    holidays,
    is_school_day,
    nearest,
    school_day_after,
    school_day_before,
)
from incubator.home.demo.slots import load_slots
from tests.second_factor import SECRET

YEAR = [date(2026, 1, 1) + timedelta(days=days) for days in range(365)]


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2027, 1, 1), "New Year’s Day"),
        (date(2027, 1, 18), "Martin Luther King Jr. Day"),
        (date(2027, 2, 15), "Presidents’ Day"),
        (date(2027, 4, 19), "Patriots’ Day"),
        (date(2027, 5, 31), "Memorial Day"),
        (date(2027, 9, 6), "Labor Day"),
        (date(2027, 10, 11), "Indigenous Peoples’ Day"),
        (date(2026, 11, 26), "Thanksgiving"),
        (date(2026, 11, 27), "Thanksgiving"),
        (date(2026, 12, 28), "Winter recess"),
    ],
)
def test_holiday_closes_the_schools(day, name):
    assert [one[0] for one in holidays(day, day)] == [name]
    assert not is_school_day(day)


def test_day_near_any_day_of_the_year_is_a_school_day():
    for day in YEAR:
        assert is_school_day(school_day_before(day))
        assert is_school_day(school_day_after(day))
        assert abs((nearest(day, is_school_day) - day).days) <= 6


@pytest.mark.parametrize(
    "today", ["2026-11-30", "2026-12-01", "2026-12-20", "2026-12-31", "2027-01-01", "2028-02-29"]
)
def test_slots_keep_away_from_holidays(db, monkeypatch, today):
    monkeypatch.setenv("DEMO_TOTP_SECRET", SECRET)
    noon = timezone.make_aware(datetime.fromisoformat(f"{today}T12:00"))

    with time_machine.travel(noon, tick=False):
        people = load_people("paper-ink-string-2018")
        load_slots(load_cohort(people), people)
        days = [slot.day for slot in Slot.objects.all()]
        sides = [slot.is_past for slot in Slot.objects.all()]

    assert all(is_school_day(day) for day in days)
    assert not any(ClosedDay.objects.on(day).exists() for day in days)
    assert sides.count(True) == 1
    assert max(days) <= noon.date() + timedelta(days=43)
