from datetime import timedelta

from django.utils import timezone

import factory

from cohorts.models import ClosedDay
from cohorts.visits.models import Buddy, Candidate, EvidenceNote, Seat, Slot, Stop, Visit
from cohorts.visits.models.stop import room_key_of

from .cohorts import TeamFactory

#: What a host says of a slot.
DETAILS = {
    "seats": 4,
    "focus_question": "Who speaks first?",
    "look_fors": "",
    "meeting_point": "Main office",
    "travel": "",
    "access": "",
    "must_know": "",
}


def in_days(days: int, *, hour: int = 9):
    """A moment this many days from today, at this hour of Boston's clock."""
    day = timezone.localdate() + timedelta(days=days)
    return timezone.make_aware(timezone.datetime(day.year, day.month, day.day, hour))


def hours(days: int, length: int = 2) -> tuple:
    """From nine on, so many days from today."""
    return in_days(days), in_days(days) + timedelta(hours=length)


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


class BuddyFactory(factory.django.DjangoModelFactory):
    """A team that goes to see another."""

    class Meta:
        model = Buddy

    visitor = factory.SubFactory(TeamFactory)
    host = factory.SubFactory(TeamFactory)


class StopFactory(factory.django.DjangoModelFactory):
    """The first half hour of its slot, in room 12."""

    class Meta:
        model = Stop

    slot = factory.SubFactory(SlotFactory)
    school = factory.LazyAttribute(lambda stop: stop.slot.team.school)
    room = "Room 12"
    room_key = factory.LazyAttribute(lambda stop: room_key_of(stop.room))
    what = "Students ask the first question."
    starts_at = factory.LazyAttribute(lambda stop: stop.slot.starts_at)
    ends_at = factory.LazyAttribute(lambda stop: stop.starts_at + timedelta(minutes=30))


class VisitFactory(factory.django.DjangoModelFactory):
    """A team asks another for a visit; dates are added by who needs them."""

    class Meta:
        model = Visit

    team = factory.SubFactory(TeamFactory)
    host = factory.SubFactory(TeamFactory)
    purpose = "To see who speaks first."


class EvidenceNoteFactory(factory.django.DjangoModelFactory):
    """Of the visit as a whole; the author is whoever the test needs."""

    class Meta:
        model = EvidenceNote

    kind = "saw"
    text = "Two students ask the third what she thinks."


def own_date(visit: Visit, starts_at) -> Candidate:
    """Two hours that the visitors propose."""
    ends_at = starts_at + timedelta(hours=2)
    return visit.candidates.create(own_starts_at=starts_at, own_ends_at=ends_at)


def planned_visit(person, slot: Slot, number: int = 1) -> Visit:
    """A visit of the person's team with a seat of the slot, not agreed yet."""
    team = person.memberships.get().team
    visit = VisitFactory(team=team, host=slot.team, slot=slot, status="planned")
    hours = {"starts_at": slot.starts_at, "ends_at": slot.ends_at}
    Seat.objects.create(visit=visit, slot=slot, person=person, number=number, **hours)
    return visit
