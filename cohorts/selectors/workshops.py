"""Workshops as their readers may see them, and who was there."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import (
    Count,
    DateTimeField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce

from incubator.accounts.models import User

from ..models import Attendance, CoachAssignment, Cohort, Membership, Workshop, WorkshopResource


@dataclass
class Row:
    """A person on the Office's list: the teams in the cohort, and the attendance if there is."""

    person: User
    teams: list[str]
    attendance: Attendance | None


@dataclass
class OwnHours:
    """What the reader attended of a list of workshops, as confirmed by the Office."""

    workshops: int
    hours: Decimal


def workshops_seen(user) -> QuerySet[Workshop]:
    """All workshops with what the reader may know of each, in one query.

    ``is_within``: the reader sees room and agenda. ``resource_count`` counts what the reader may
    open; ``own_said_at`` and ``own_confirmed_at`` are the reader's own attendance.
    """
    open_ones = WorkshopResource.objects.visible_to(user).filter(workshop=OuterRef("pk"))
    counted = open_ones.order_by().values("workshop").annotate(n=Count("pk")).values("n")
    own = Attendance.objects.filter(
        workshop=OuterRef("pk"), person=user.pk if user.is_authenticated else None
    )
    return Workshop.objects.annotate(
        is_within=Exists(Workshop.objects.within(user).filter(pk=OuterRef("pk"))),
        resource_count=Coalesce(Subquery(counted, output_field=IntegerField()), 0),
        own_said_at=Subquery(own.values("said_at"), output_field=DateTimeField()),
        own_confirmed_at=Subquery(own.values("confirmed_at"), output_field=DateTimeField()),
    )


def workshop_with_resources(user) -> QuerySet[Workshop]:
    """The same with ``shown_resources``; two queries for one of them."""
    found = WorkshopResource.objects.visible_to(user)
    return workshops_seen(user).prefetch_related(
        Prefetch("resources", queryset=found, to_attr="shown_resources")
    )


def own_hours(workshops: list[Workshop]) -> OwnHours:
    """Sum of ``workshops_seen``."""
    there = [one for one in workshops if one.own_confirmed_at]
    return OwnHours(len(there), sum((one.counted_hours for one in there), Decimal(0)))


def people_of(cohort: Cohort) -> QuerySet[User]:
    """Members and coaches of the cohort now, by name."""
    in_teams = Membership.objects.current().filter(team__cohort=cohort)
    coaches = CoachAssignment.objects.current().filter(team__cohort=cohort)
    either = Q(pk__in=in_teams.values("user_id")) | Q(pk__in=coaches.values("coach_id"))
    return User.objects.filter(either).order_by("name", "pk")


def attendance_list(workshop: Workshop) -> list[Row]:
    """Everybody who may be ticked: the cohort's people, and who was there and left; 4 queries."""
    rows = {one.person_id: one for one in workshop.attendances.select_related("person")}
    people = {one.pk: one for one in people_of(workshop.cohort)}
    people |= {pk: one.person for pk, one in rows.items() if pk not in people}
    teams = _teams_by_person(workshop.cohort)
    found = [Row(one, teams.get(one.pk, []), rows.get(one.pk)) for one in people.values()]
    return sorted(found, key=lambda row: (row.teams, row.person.name, row.person.pk))


def _teams_by_person(cohort: Cohort) -> dict[int, list[str]]:
    teams: dict[int, list[str]] = {}
    for model, person in ((Membership, "user_id"), (CoachAssignment, "coach_id")):
        current = model.objects.current().filter(team__cohort=cohort)
        named = current.annotate(person_key=F(person)).select_related("team__school")
        for row in named.order_by("team__school__name", "pk"):
            teams.setdefault(row.person_key, []).append(str(row.team))
    return teams
