"""Dates in words, in the reader's language: "Monday, November 19"."""

import datetime

from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext, pgettext


def in_words(value: datetime.date) -> str:
    """The day, with the year only when it is not this one; the weekday of a day long past is left
    out."""
    day, today = _local_day(value), timezone.localdate()
    if day.year == today.year:
        return date_format(day, pgettext("date format, this year", "l, F j"))
    if day > today:
        return date_format(day, pgettext("date format, a year to come", "l, F j, Y"))
    return date_format(day, pgettext("date format, another year", "F j, Y"))


def moment_in_words(value: datetime.datetime) -> str:
    """The day and the time of day; today and yesterday by their names."""
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    words = {"time": time_format(local, pgettext("time format", "g:i a")), "day": in_words(local)}
    days_ago = (timezone.localdate() - local.date()).days
    if days_ago == 0:
        return gettext("Today, %(time)s") % words
    if days_ago == 1:
        return gettext("Yesterday, %(time)s") % words
    return gettext("%(day)s, %(time)s") % words


def hours_in_words(starts_at: datetime.datetime, ends_at: datetime.datetime) -> str:
    """Two times of one day, in Boston: "9:00 a.m. to 11:00 a.m."."""
    words = {"start": hour_in_words(starts_at), "end": hour_in_words(ends_at)}
    return gettext("%(start)s to %(end)s") % words


def hour_in_words(value: datetime.datetime) -> str:
    """The time of day, in Boston: "9:00 a.m."."""
    return time_format(timezone.localtime(value), pgettext("time format", "g:i a"))


def _local_day(value: datetime.date) -> datetime.date:
    if not isinstance(value, datetime.datetime):
        return value
    return (timezone.localtime(value) if timezone.is_aware(value) else value).date()
