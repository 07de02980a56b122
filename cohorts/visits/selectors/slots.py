"""What pages of slots show."""

from calendar import SUNDAY, Calendar
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from cohorts.models import BellPeriod, ClosedDay, Cohort, Team
from incubator.accounts.rules import is_office
from incubator.core.dates import hours_in_words, in_words

from ..models import Slot, Visit

WEEKS = Calendar(SUNDAY)
OTHER_DATES = 3
AHEAD = timedelta(days=200)
"""How far an empty month looks for the next one with something to come."""


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
        return next_month(self.first)


def month_of_slots(
    first: date | None,
    user,
    *,
    cohort: Cohort | None = None,
    hosts: Collection[int] | None = None,
) -> Month:
    """The slots of a month, as Boston's days have it; without one, of the first month from this
    one on with something to come. ``hosts``: ids of the only teams that count. Two queries."""
    slots = Slot.objects.visible_to(user).counted().telling_returns_to(user)
    slots = slots.select_related("team__school", "team__cohort")
    slots = slots.filter(team__cohort=cohort) if cohort else slots
    slots = slots if hosts is None else slots.filter(team__in=hosts)
    end = next_month(first) if first else timezone.localdate() + AHEAD
    begin = first or timezone.localdate().replace(day=1)
    found = list(slots.filter(starts_at__gte=midnight(begin), starts_at__lt=midnight(end)))
    first = first or month_to_open(found)
    return month_of(first, [slot for slot in found if first <= slot.day < next_month(first)])


def month_to_open(slots: Iterable[Slot]) -> date:
    """The first day of the month in which the next of these comes, of this month where none
    does."""
    coming = [slot.day for slot in slots if not slot.is_past]
    return min(coming, default=timezone.localdate()).replace(day=1)


def month_of(first: date, slots: list[Slot]) -> Month:
    """These slots as a table of weeks, with the closed days; one query."""
    dates = [list(week) for week in WEEKS.monthdatescalendar(first.year, first.month)]
    closed = list(ClosedDay.objects.between(dates[0][0], dates[-1][-1]))
    weeks = [[_day(one, first, slots, closed) for one in week] for week in dates]
    return Month(first, weeks, slots)


def upcoming_slots(team: Team, user) -> list[Slot]:
    """What a team offers from now on; one query."""
    if not user.is_authenticated:
        return []
    slots = Slot.objects.visible_to(user).upcoming().counted().telling_returns_to(user)
    return list(slots.filter(team=team).select_related("team__school"))


def hosting_teams(user) -> QuerySet[Team]:
    """Teams for which the person can offer visits: those that they lead; for the Office all."""
    teams = Team.objects.active().select_related("school", "cohort")
    return teams if is_office(user) else teams.of_lead(user)


def periods_of(teams: Iterable[Team]) -> QuerySet[BellPeriod]:
    """The bell periods of these teams' schools, a school's together."""
    schools = {team.school_id for team in teams}
    found = BellPeriod.objects.filter(school__in=schools).select_related("school")
    return found.order_by("school__name", "starts", "ends")


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


def next_month(first: date) -> date:
    """The first day of the month after this one."""
    return (first + timedelta(days=31)).replace(day=1)


def proposed_slot(teams) -> dict[str, str]:
    """What a new slot begins with: the team's aspiration, as something to look for."""
    if len(teams) != 1:
        return {}
    current = teams[0].aspirations.filter(is_current=True).first()
    return {"look_fors": current.text if current else ""}


def proposed_details(host: Team) -> dict[str, str]:
    """What a slot for visitors' own date begins with: the door and the way as the team's latest
    slot had them, and its aspiration; two queries."""
    latest = Slot.objects.filter(team=host).order_by("-created_at").first()
    kept = ("meeting_point", "travel", "access", "must_know")
    words = {name: getattr(latest, name) for name in kept} if latest else {}
    return proposed_slot([host]) | words


def proposed_return(visit: Visit) -> dict[str, object]:
    """What the slot begins with that answers a visit: the visiting team asks the same question."""
    asked = {"team": visit.team_id, "focus_question": visit.slot.focus_question}
    return proposed_slot([visit.team]) | asked | {"return_of": visit.pk}


def visits_to_return(teams) -> QuerySet[Visit]:
    """Visits that these teams made, which they can answer with an offer."""
    begun = Visit.objects.begun().filter(team__in=teams, slot__ends_at__lte=timezone.now())
    return begun.filter(host__status=Team.Status.ACTIVE)


def slots_to_ask_for(user, *, is_sent: bool) -> QuerySet[Slot]:
    """Slots whose form the person can open; one that is sent may name a slot withdrawn since,
    and then says so."""
    return Slot.objects.all() if is_sent else Slot.objects.visible_to(user)


def hosts_to_ask(user, *, is_sent: bool) -> QuerySet[Team]:
    """Teams to which the person can open the form for dates; one that is sent may name a team
    that withdrew since, and then says so."""
    seen = Team.objects.visible_to(user)
    return seen | Team.objects.filter(status=Team.Status.WITHDRAWN) if is_sent else seen


def open_slots_of(host: Team) -> QuerySet[Slot]:
    """A host's slots to come that have a seat free."""
    return Slot.objects.open().filter(team=host)


def other_dates(host: Team, *, besides: Slot | None = None, seats: int = 1) -> list[str]:
    """The host's next three dates with so many seats free, in words; one query."""
    found = open_slots_of(host).filter(free_seats__gte=seats)
    if besides:
        found = found.exclude(pk=besides.pk)
    return [slot_in_words(slot) for slot in found[:OTHER_DATES]]


def slot_in_words(slot: Slot) -> str:
    """Its day and hours."""
    return f"{in_words(slot.day)}, {hours_in_words(slot.starts_at, slot.ends_at)}"


def slots_instead(visit: Visit) -> QuerySet[Slot]:
    """Where the visitors of a visit (with ``team`` and ``host``) could go instead: the host's
    other slots, those of its cohort once the host takes no part any more, none for a team that
    takes no part itself."""
    if not visit.team.is_active:
        return Slot.objects.none()
    if visit.host.is_active:
        return open_slots_of(visit.host).exclude(pk=visit.slot_id)
    hosts = Team.objects.active().filter(cohort=visit.team.cohort_id).exclude(pk=visit.team_id)
    return Slot.objects.open().filter(team__in=hosts.order_by().values("pk"))
