"""Stops of a slot: rooms that visitors see, no room of a school twice at one time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from cohorts.models import School
from incubator.core.dates import hours_in_words, in_words
from incubator.core.errors import DomainError

from ..models import Slot, Stop
from ..models.stop import room_key_of

MOST_STOPS = 12


@dataclass(frozen=True)
class PlannedStop:
    """A stop as somebody wants it: its hours counted from the slot's start, and the ``pk`` of the
    stop that it was before."""

    room: str
    what: str
    begins: timedelta
    ends: timedelta
    pk: int | None = None


class StopRefused(DomainError):
    """The ``field`` of the stop with this ``number`` (from 0) is impossible."""

    def __init__(self, sentence: str, *, number: int, field: str):
        super().__init__(sentence)
        self.number, self.field = number, field


def plan_of(slot: Slot) -> list[PlannedStop]:
    """The stops that the slot has."""
    return [
        PlannedStop(
            room=stop.room,
            what=stop.what,
            begins=stop.starts_at - slot.starts_at,
            ends=stop.ends_at - slot.starts_at,
            pk=stop.pk,
        )
        for stop in slot.stops.all()
    ]


def keep_stops(slot: Slot, planned: Iterable[PlannedStop]) -> None:
    """Give the slot (with ``team``) these stops; the caller holds the host's lock.

    Raises StopRefused when one is outside the slot's hours, or its room is taken then.
    """
    School.objects.select_for_update(no_key=True).get(pk=slot.team.school_id)
    gone = {stop.pk: stop for stop in slot.stops.all()}
    stops = [_placed(gone.pop(one.pk, None), slot, one) for one in planned]
    others = list(_others(slot, stops))
    for number, stop in enumerate(stops):
        _require_hours(stop, slot, number)
        _require_free_room(stop, [*others, *stops[:number]], number)
    free_rooms(slot)  # two stops can change places
    Stop.objects.filter(pk__in=gone).delete()
    for stop in stops:
        stop.save()


def free_rooms(slot: Slot) -> None:
    """Keep no room for this slot any more."""
    slot.stops.held().update(freed_at=timezone.now())


def _placed(stop: Stop | None, slot: Slot, planned: PlannedStop) -> Stop:
    stop = stop or Stop(slot=slot, school_id=slot.team.school_id)
    stop.room, stop.room_key, stop.what = planned.room, room_key_of(planned.room), planned.what
    stop.starts_at = slot.starts_at + planned.begins
    stop.ends_at = slot.starts_at + planned.ends
    stop.freed_at = None
    return stop


def _others(slot: Slot, stops: list[Stop]) -> QuerySet[Stop]:
    held = Stop.objects.held().filter(school_id=slot.team.school_id).exclude(slot=slot)
    keys = {stop.room_key for stop in stops}
    return held.overlapping(slot.starts_at, slot.ends_at).filter(room_key__in=keys)


def _require_hours(stop: Stop, slot: Slot, number: int) -> None:
    if stop.ends_at <= stop.starts_at:
        raise StopRefused(_("A stop ends after it starts."), number=number, field="ends")
    hours = {"hours": hours_in_words(slot.starts_at, slot.ends_at)}
    outside = _("The visit is from %(hours)s: choose a time within it.") % hours
    if not slot.starts_at <= stop.starts_at < slot.ends_at:
        raise StopRefused(outside, number=number, field="starts")
    if stop.ends_at > slot.ends_at:
        raise StopRefused(outside, number=number, field="ends")


def _require_free_room(stop: Stop, others: list[Stop], number: int) -> None:
    for other in others:
        is_same_time = other.starts_at < stop.ends_at and other.ends_at > stop.starts_at
        if other.room_key == stop.room_key and is_same_time:
            words = {
                "day": in_words(timezone.localdate(other.starts_at)),
                "hours": hours_in_words(other.starts_at, other.ends_at),
            }
            taken = _("On %(day)s, %(hours)s, another stop is in this room.") % words
            raise StopRefused(taken, number=number, field="room")
