"""All visits, as the Office sees them: who goes where, what came of it, who has met nobody yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from cohorts.models import Cohort, School, Team
from hacks.models import Iteration

from ..models import Seat, Slot, Visit
from .slots import Month, month_of, month_to_open, next_month


def office_visits(
    *, cohort: Cohort | None = None, school: School | None = None, status: str = ""
) -> QuerySet[Visit]:
    """Visits that touch this cohort and school, the latest date first, with ``visitors`` (seats
    taken), ``first_tried_at``, when a hack that came of it first told what happened, and whether
    a return visit was offered (``is_return_offered``) and took place (``is_returned``)."""
    found = Visit.objects.select_related(
        "team__school", "team__cohort", "host__school", "host__cohort", "slot"
    )
    if cohort:
        found = found.filter(Q(team__cohort=cohort) | Q(host__cohort=cohort))
    if school:
        found = found.filter(Q(team__school=school) | Q(host__school=school))
    if status:
        found = found.filter(status=status)
    slots, visits = Slot.objects.offered(), Visit.objects.begun().in_return()
    return found.annotate(
        visitors=_seats(),
        first_tried_at=_first_tried(),
        is_return_offered=Exists(slots.filter(return_of=OuterRef("pk"))),
        is_returned=Exists(visits.filter(slot__return_of=OuterRef("pk"))),
    ).order_by("-slot__starts_at", "-pk")


def return_in_words(visit: Visit) -> str:
    """How far the visit in return has come, for a visit of ``office_visits``."""
    if visit.is_returned:
        return _("Took place")
    return _("Offered") if visit.is_return_offered else ""


def days_to_first_iteration(visit: Visit) -> int | None:
    """Days from a visit (of ``office_visits``) to the first iteration of a hack that came of it."""
    if not visit.first_tried_at or not visit.slot:
        return None
    return (timezone.localdate(visit.first_tried_at) - visit.slot.day).days


def month_of_visits(first: date | None, visits: Iterable[Visit]) -> Month:
    """The visits that have a date in this month, as a table; without a month, in the first one
    with something to come. One query."""
    dated = [visit for visit in visits if visit.slot]
    coming = [visit.slot for visit in dated if visit.is_coming]
    first = first or month_to_open(coming)
    slots = []
    for visit in dated:
        if first <= visit.slot.day < next_month(first):
            visit.slot.visit, visit.slot.team = visit, visit.host
            slots.append(visit.slot)
    return month_of(first, slots)


def access_needs(visits: Iterable[Visit]) -> list[Visit]:
    """Visits to come whose slot names access, lunch or interpreters; the next one first."""
    found = [one for one in visits if one.is_coming and not one.slot.is_past and one.slot.access]
    return sorted(found, key=lambda one: one.slot.starts_at)


@dataclass
class Standing:
    """How often a team hosted and visited so far, and what it has before it; ``returned`` are the
    visits that it hosted in return for one of its own."""

    team: Team
    hosted: int
    visited: int
    returned: int
    to_come: int

    @property
    def has_done_neither(self) -> bool:
        return not self.hosted and not self.visited


def standings(*, cohort: Cohort | None = None, school: School | None = None) -> list[Standing]:
    """Each active team's part in visits; those that did least come first; one query."""
    teams = Team.objects.active().select_related("school", "cohort")
    if cohort:
        teams = teams.filter(cohort=cohort)
    if school:
        teams = teams.filter(school=school)
    begun = Visit.objects.begun()
    coming = Visit.objects.filter(status__in=Visit.COMING, slot__starts_at__gt=timezone.now())
    teams = teams.annotate(
        hosted=_number(begun, "host"),
        visited=_number(begun, "team"),
        returned=_number(begun.in_return(), "host"),
        to_come=_number(coming, "host") + _number(coming, "team"),
    )
    found = [Standing(one, one.hosted, one.visited, one.returned, one.to_come) for one in teams]
    return sorted(found, key=lambda one: (one.hosted + one.visited, str(one.team)))


def _number(visits: QuerySet[Visit], side: str) -> Coalesce:
    of_team = visits.filter(**{side: OuterRef("pk")}).order_by().values(side)
    return Coalesce(Subquery(of_team.annotate(number=Count("pk")).values("number")), 0)


def _seats() -> Coalesce:
    taken = Seat.objects.taken().filter(visit=OuterRef("pk")).order_by().values("visit")
    return Coalesce(Subquery(taken.annotate(number=Count("pk")).values("number")), 0)


def _first_tried() -> Subquery:
    told = Iteration.objects.published().filter(hack__taken_away__visit=OuterRef("pk"))
    return Subquery(told.order_by("published_at").values("published_at")[:1])
