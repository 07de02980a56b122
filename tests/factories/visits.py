from datetime import timedelta

from django.utils import timezone

import factory

from cohorts.models import ClosedDay
from cohorts.visits.models import Seat, Slot, Visit

from .cohorts import TeamFactory


def in_days(days: int, *, hour: int = 9):
    """A moment this many days from today, at this hour of Boston's clock."""
    day = timezone.localdate() + timedelta(days=days)
    return timezone.make_aware(timezone.datetime(day.year, day.month, day.day, hour))


class ClosedDayFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ClosedDay

    name = "Demo recess"
    ends_on = factory.SelfAttribute("starts_on")


class SlotFactory(factory.django.DjangoModelFactory):
    """Nine to eleven, a week from today and on from there."""

    class Meta:
        model = Slot

    team = factory.SubFactory(TeamFactory)
    starts_at = factory.Sequence(lambda n: in_days(7 + n))
    ends_at = factory.LazyAttribute(lambda slot: slot.starts_at + timedelta(hours=2))
    seats = 4
    focus_question = "Who speaks first?"
    meeting_point = "Main office, first floor"


class VisitFactory(factory.django.DjangoModelFactory):
    """A team asks another for a visit; dates are added by who needs them."""

    class Meta:
        model = Visit

    team = factory.SubFactory(TeamFactory)
    host = factory.SubFactory(TeamFactory)
    purpose = "To see who speaks first."


def planned_visit(person, slot: Slot) -> Visit:
    """A visit of the person's team with the first seat of the slot, not agreed yet."""
    team = person.memberships.get().team
    visit = VisitFactory(team=team, host=slot.team, slot=slot, status="planned")
    hours = {"starts_at": slot.starts_at, "ends_at": slot.ends_at}
    Seat.objects.create(visit=visit, slot=slot, person=person, number=1, **hours)
    return visit
