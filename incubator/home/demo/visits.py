"""Visits that host teams offer over the weeks to come, and the district's closed days."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from cohorts.models import ClosedDay
from cohorts.visits.models import Slot

from .accounts import People
from .cohorts import Teams
from .keys import key_of
from .texts.visits import CLOSED, SLOTS


def load_visits(teams: Teams, people: People) -> None:
    """Closed days and slots, relative to today; each once."""
    closed = [_close(*row) for row in CLOSED]
    for number, text in enumerate(SLOTS):
        key = key_of("slot", text["team"], number)
        if not Slot.objects.filter(client_id=key).exists():
            _offer(text, key, teams[text["team"]], people[text["lead"]], closed)


def _close(name: str, kind: str, days: int, length: int) -> ClosedDay:
    starts_on = _weekday(days)
    row, _ = ClosedDay.objects.get_or_create(
        name=name,
        defaults={
            "kind": kind,
            "starts_on": starts_on,
            "ends_on": starts_on + timedelta(days=length - 1),
        },
    )
    return row


def _offer(text: dict, key, team, lead, closed: list[ClosedDay]) -> None:
    day = _weekday(text["days"])
    while any(one.starts_on <= day <= one.ends_on for one in closed) or day.weekday() > 4:
        day += timedelta(days=1)
    starts_at = _at(day, *text["starts"])
    Slot.objects.create(
        client_id=key,
        team=team,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=text["minutes"]),
        offered_by=lead,
        **{name: text[name] for name in ("seats", "focus_question", "meeting_point", "travel")},
        look_fors="\n".join(text["look_fors"]),
    )


def _weekday(days: int) -> date:
    """The first day of school from this many days on."""
    day = timezone.localdate() + timedelta(days=days)
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def _at(day: date, hour: int, minute: int) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))
