"""Whether visitors have the time to come from one school to the next."""

from datetime import timedelta

from django.conf import settings

from incubator.accounts.models import User

from ..models import Seat, Visit


def people_in_a_hurry(visit: Visit) -> list[User]:
    """Visitors of a visit (with its slot) who are at another school less than
    ``VISIT_TRAVEL_MINUTES`` before or after it; one query."""
    slot, gap = visit.slot, timedelta(minutes=settings.VISIT_TRAVEL_MINUTES)
    near = Seat.objects.taken().overlapping(slot.starts_at - gap, slot.ends_at + gap)
    near = near.exclude(slot=slot).exclude(slot__team__school=visit.host.school_id)
    visitors = visit.seats.taken().values("person_id")
    return list(
        User.objects.filter(pk__in=near.filter(person__in=visitors).values("person_id")).order_by(
            "name", "pk"
        )
    )
