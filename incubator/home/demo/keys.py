"""How the demonstration knows its own rows again."""

from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid5

from django.utils import timezone

from .school_days import school_day_before
from .texts.cohort import BOSTON

NAMESPACE = UUID("6f1f5e0e-6d0c-4b7a-9a34-2f0c8b1a0918")


def key_of(*parts: object) -> UUID:
    """The same id for the same path, on every machine and at every run."""
    return uuid5(NAMESPACE, "/".join(str(part) for part in parts))


def moment(day: date, hour: int = 15, minute: int = 20) -> datetime:
    """A moment of that day in Boston."""
    return datetime.combine(day, time(hour, minute), BOSTON)


def moment_of_iteration(text: dict) -> datetime:
    """When it was posted: after school that day, or so many days before the data is loaded."""
    if "waiting_days" not in text:
        return moment(text["on"])
    day = timezone.localdate() - timedelta(days=text["waiting_days"])
    return moment(school_day_before(day))


def moment_of_story() -> datetime:
    """When the stories were told: at the last workshop of the year."""
    return moment(date(2019, 6, 12), 14, 0)
