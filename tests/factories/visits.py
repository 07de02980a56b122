from datetime import timedelta

from django.utils import timezone

import factory

from cohorts.models import ClosedDay
from cohorts.visits.models import Slot

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
