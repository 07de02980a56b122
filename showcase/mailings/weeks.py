"""The week of a digest and the moment it goes out, on the wall clock of the site's time zone."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils import timezone

WEEK = timedelta(days=7)


def week_of(moment: datetime) -> date:
    """The Monday of the ISO week in which the moment falls, in Boston."""
    day = timezone.localdate(moment)
    return day - timedelta(days=day.weekday())


def moment_of(week: date) -> datetime | None:
    """When this week's digest goes out; None where the site sends none.

    The same time of day in every week, so 167 or 169 hours after the last in a week in which
    clocks change.
    """
    if settings.DIGEST_WEEKDAY is None:
        return None
    day = week + timedelta(days=settings.DIGEST_WEEKDAY - 1)
    return datetime.combine(day, settings.DIGEST_TIME, timezone.get_default_timezone())


def next_moment(now: datetime) -> datetime | None:
    """When the next digest goes out."""
    moments = [moment_of(week) for week in (week_of(now), week_of(now) + WEEK)]
    return next((one for one in moments if one and one > now), None)
