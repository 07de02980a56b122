"""What pages of slots show."""

from calendar import SUNDAY, Calendar
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from cohorts.models import ClosedDay, Cohort, Team
from incubator.accounts.rules import is_office

from ..models import Slot

WEEKS = Calendar(SUNDAY)


@dataclass
class Day:
    """A field of the month's table."""

    date: date
    is_outside: bool
    is_today: bool
    closed: ClosedDay | None = None
    slots: list[Slot] = field(default_factory=list)


@dataclass
class Month:
    """A month of slots, as a table of weeks and as a list."""

    first: date
    weeks: list[list[Day]]
    slots: list[Slot]

    @property
    def before(self) -> date:
        return (self.first - timedelta(days=1)).replace(day=1)

    @property
    def after(self) -> date:
        return _next_month(self.first)


def month_of_slots(first: date, user, *, cohort: Cohort | None = None) -> Month:
    """The slots of a month, as Boston's days have it; two queries."""
    dates = [list(week) for week in WEEKS.monthdatescalendar(first.year, first.month)]
    closed = list(ClosedDay.objects.between(dates[0][0], dates[-1][-1]))
    slots = Slot.objects.visible_to(user).counted().select_related("team__school", "team__cohort")
    slots = slots.filter(starts_at__gte=midnight(first), starts_at__lt=midnight(_next_month(first)))
    found = list(slots.filter(team__cohort=cohort) if cohort else slots)
    return Month(
        first, [[_day(one, first, found, closed) for one in week] for week in dates], found
    )


def upcoming_slots(team: Team, user) -> list[Slot]:
    """What a team offers from now on; one query."""
    if not user.is_authenticated:
        return []
    slots = Slot.objects.visible_to(user).upcoming().counted().filter(team=team)
    return list(slots.select_related("team__school"))


def hosting_teams(user) -> Iterable[Team]:
    """Teams for which the person can offer visits: those that they lead; for the Office all."""
    teams = Team.objects.active().select_related("school", "cohort")
    return teams if is_office(user) else teams.of_lead(user)


def midnight(day: date) -> datetime:
    """The moment in which the day begins in Boston."""
    return timezone.make_aware(datetime.combine(day, time.min))


def _day(day: date, first: date, slots: list[Slot], closed: list[ClosedDay]) -> Day:
    return Day(
        date=day,
        is_outside=day.month != first.month,
        is_today=day == timezone.localdate(),
        closed=next((one for one in closed if one.starts_on <= day <= one.ends_on), None),
        slots=[slot for slot in slots if slot.day == day],
    )


def _next_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)


def proposed_slot(teams) -> dict[str, str]:
    """What a new slot begins with: the team's aspiration, as something to look for."""
    if len(teams) != 1:
        return {}
    current = teams[0].aspirations.filter(is_current=True).first()
    return {"look_fors": current.text if current else ""}


def open_slots_of(host: Team) -> QuerySet[Slot]:
    """A host's slots to come that have a seat free."""
    return Slot.objects.open().filter(team=host)
