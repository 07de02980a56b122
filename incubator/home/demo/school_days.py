"""On which days the demonstration's schools are open: no weekend, no holiday, no winter recess."""

from collections.abc import Callable
from datetime import date, timedelta

FRIDAY = 4
DAY = timedelta(days=1)

#: Name, month, day.
FIXED = [
    ("New Year’s Day", 1, 1),
    ("Juneteenth", 6, 19),
    ("Independence Day", 7, 4),
    ("Veterans Day", 11, 11),
]
#: Name, month, weekday (Monday: 0), the how manieth (-1: the last).
MOVING = [
    ("Martin Luther King Jr. Day", 1, 0, 3),
    ("Presidents’ Day", 2, 0, 3),
    ("Patriots’ Day", 4, 0, 3),
    ("Memorial Day", 5, 0, -1),
    ("Labor Day", 9, 0, 1),
    ("Indigenous Peoples’ Day", 10, 0, 2),
    ("Thanksgiving", 11, 3, 4),
]
RECESS = "Winter recess"


def holidays(first: date, last: date) -> list[tuple[str, date, date]]:
    """Name, first and last day of those that touch the days from ``first`` to ``last``."""
    years = range(first.year - 1, last.year + 1)
    found = [one for year in years for one in _of_year(year)]
    return [one for one in found if one[1] <= last and one[2] >= first]


def is_school_day(day: date) -> bool:
    return day.weekday() <= FRIDAY and not holidays(day, day)


def nearest(day: date, is_possible: Callable[[date], bool], *, within: int = 30) -> date:
    """The possible day that is the fewest days from this one, a later one before an earlier."""
    for days in range(within):
        for one in (day + days * DAY, day - days * DAY):
            if is_possible(one):
                return one
    raise ValueError(f"No day near {day} is possible")


def school_day_before(day: date) -> date:
    """This day, or the last one before it on which schools are open."""
    while not is_school_day(day):
        day -= DAY
    return day


def school_day_after(day: date) -> date:
    """This day, or the first one after it on which schools are open."""
    while not is_school_day(day):
        day += DAY
    return day


def _of_year(year: int) -> list[tuple[str, date, date]]:
    days = [(name, date(year, month, day)) for name, month, day in FIXED]
    days += [(name, _nth(year, *rest)) for name, *rest in MOVING]
    single = [(name, day, day + DAY if name == "Thanksgiving" else day) for name, day in days]
    return [*single, (RECESS, date(year, 12, 24), date(year, 12, 31))]


def _nth(year: int, month: int, weekday: int, number: int) -> date:
    if number < 0:
        last = date(year, month + 1, 1) - DAY
        return last - (last.weekday() - weekday) % 7 * DAY
    first = date(year, month, 1)
    return first + ((weekday - first.weekday()) % 7 + 7 * (number - 1)) * DAY
