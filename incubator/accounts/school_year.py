"""The district's school year, named by the calendar year in which it begins."""

from datetime import date

from django.conf import settings
from django.utils import timezone


def school_year(on: date | None = None) -> int:
    """The school year of a day (today if none is given): 2026 is 2026–27.

    It begins on ``settings.SCHOOL_YEAR_STARTS`` (month, day) in the site's time zone.
    """
    on = on or timezone.localdate()
    return on.year if (on.month, on.day) >= settings.SCHOOL_YEAR_STARTS else on.year - 1


def school_year_in_words(year: int) -> str:
    """2026 → "2026–27"."""
    return f"{year}–{(year + 1) % 100:02d}"
