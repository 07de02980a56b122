"""Seats in a slot: taken and given back, never one twice."""

from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, OperationalError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from incubator.accounts.models import User
from incubator.core.dates import in_words
from incubator.core.errors import DomainError, JustTaken
from incubator.core.retries import may_pass

from ..models import Seat, Slot, Visit
from .dates import with_other_dates
from .guards import VisitorsRefused


def take_seats(visit: Visit, slot: Slot, people: Iterable[User]) -> list[Seat]:
    """A seat for each; the caller holds the host's lock.

    Raises DomainError when seats are missing, or somebody visits another school at that time;
    JustTaken when the database stopped it.
    """
    people = list(people)
    require_nobody_elsewhere(people, slot.starts_at, slot.ends_at, besides=slot)
    require_no_seat(slot, people)
    taken = set(Seat.objects.taken().filter(slot=slot).values_list("number", flat=True))
    free = [number for number in range(1, slot.seats + 1) if number not in taken]
    if len(free) < len(people):
        left = _seats_left(slot, len(free))
        raise DomainError(with_other_dates(left, slot.team, besides=slot, seats=len(people)))
    hours = {"starts_at": slot.starts_at, "ends_at": slot.ends_at}
    seats = [
        Seat(visit=visit, slot=slot, person=person, number=number, **hours)
        for person, number in zip(people, free, strict=False)
    ]
    try:
        with transaction.atomic():
            return Seat.objects.bulk_create(seats)
    except (IntegrityError, OperationalError) as error:  # somebody was booked at the same moment
        if isinstance(error, OperationalError) and not may_pass(error):
            raise
        sentence = with_other_dates(_("This was just taken."), slot.team, besides=slot)
        raise JustTaken(sentence) from error


def move_seats(slot: Slot) -> list[Seat]:
    """Take the slot's visitors along to its new hours; the caller holds the host's lock.

    Raises DomainError when somebody visits another school then.
    """
    seats = list(Seat.objects.taken().filter(slot=slot).select_related("person", "visit"))
    people = [seat.person for seat in seats]
    require_nobody_elsewhere(people, slot.starts_at, slot.ends_at, besides=slot)
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


def require_nobody_elsewhere(
    people: Iterable[User], starts_at: datetime, ends_at: datetime, *, besides: Slot | None = None
) -> None:
    """Raise DomainError when one of them has a seat in another slot at that time."""
    busy = Seat.objects.taken().overlapping(starts_at, ends_at).exclude(slot=besides)
    if seat := busy.filter(person__in=people).select_related("person").first():
        day = in_words(timezone.localdate(starts_at))
        words = {"name": seat.person.get_short_name(), "day": day}
        raise VisitorsRefused(_("%(name)s visits another school at that time on %(day)s.") % words)


def require_no_seat(slot: Slot, people: Iterable[User]) -> None:
    """Raise DomainError when one of them has a seat in this slot, in another visit or so far."""
    taken = Seat.objects.taken().filter(slot=slot, person__in=people).select_related("person")
    if seat := taken.first():
        words = {"name": seat.person.get_short_name(), "day": in_words(slot.day)}
        raise VisitorsRefused(_("%(name)s has a seat on %(day)s already.") % words)


def _seats_left(slot: Slot, number: int) -> str:
    if not number:
        return _("All seats on %(day)s were just taken.") % {"day": in_words(slot.day)}
    words = ngettext(
        "Only %(number)d seat is left on %(day)s.",
        "Only %(number)d seats are left on %(day)s.",
        number,
    )
    return words % {"number": number, "day": in_words(slot.day)}
