"""Seats in a slot: taken and given back, never one twice."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from incubator.accounts.models import User
from incubator.core.dates import in_words
from incubator.core.errors import DomainError

from ..models import Seat, Slot, Visit


def take_seats(visit: Visit, slot: Slot, people: Iterable[User]) -> list[Seat]:
    """A seat for each; the caller holds the host's lock.

    Raises DomainError when seats are missing, or somebody visits another school at that time.
    """
    people = list(people)
    _require_nobody_elsewhere(slot, people)
    taken = set(Seat.objects.taken().filter(slot=slot).values_list("number", flat=True))
    free = [number for number in range(1, slot.seats + 1) if number not in taken]
    if len(free) < len(people):
        raise DomainError(_seats_left(slot, len(free)))
    hours = {"starts_at": slot.starts_at, "ends_at": slot.ends_at}
    seats = [
        Seat(visit=visit, slot=slot, person=person, number=number, **hours)
        for person, number in zip(people, free, strict=False)
    ]
    try:
        with transaction.atomic():
            return Seat.objects.bulk_create(seats)
    except IntegrityError as error:  # somebody was booked elsewhere at the same moment
        raise DomainError(_("This was just taken. Choose another date.")) from error


def move_seats(slot: Slot) -> list[Seat]:
    """Take the slot's visitors along to its new hours; the caller holds the host's lock.

    Raises DomainError when somebody visits another school then.
    """
    seats = list(Seat.objects.taken().filter(slot=slot).select_related("person", "visit"))
    _require_nobody_elsewhere(slot, [seat.person for seat in seats])
    try:
        with transaction.atomic():
            Seat.objects.taken().filter(slot=slot).update(
                starts_at=slot.starts_at, ends_at=slot.ends_at
            )
    except IntegrityError as error:
        raise DomainError(_("A visitor was just booked elsewhere. Choose another time.")) from error
    return seats


def give_up(seats) -> None:
    """Free these seats (a query set); they stay as history."""
    seats.taken().update(given_up_at=timezone.now())


def _require_nobody_elsewhere(slot: Slot, people: list[User]) -> None:
    busy = Seat.objects.taken().overlapping(slot.starts_at, slot.ends_at).exclude(slot=slot)
    if seat := busy.filter(person__in=people).select_related("person").first():
        words = {"name": seat.person.get_short_name(), "day": in_words(slot.day)}
        raise DomainError(_("%(name)s visits another school at that time on %(day)s.") % words)


def _seats_left(slot: Slot, number: int) -> str:
    if not number:
        return _("All seats on %(day)s were just taken. Choose another date.") % {
            "day": in_words(slot.day)
        }
    words = ngettext(
        "Only %(number)d seat is left on %(day)s.",
        "Only %(number)d seats are left on %(day)s.",
        number,
    )
    return words % {"number": number, "day": in_words(slot.day)}
