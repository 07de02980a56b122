"""How many a hack reaches, counted again as it spreads."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from incubator.accounts.models import User
from incubator.core import audit
from incubator.core.errors import DomainError

from ..models import Hack, Reach
from .design import NOT_YOURS
from .going_on import require_going_on


@transaction.atomic
def count_reach(
    *, hack: Hack, actor: User, client_id: UUID, counted_on: date, counts: dict[str, int | None]
) -> Reach:
    """Keep classrooms, students and teachers of this day as the current count.

    The same counts of the same day again change nothing; earlier ones stay. Raises DomainError
    where nothing is counted, for a day to come, when the id was used elsewhere, or when the cohort
    has finished and the hack does not run.
    """
    require_going_on(hack)
    Hack.objects.select_for_update(of=("self",)).get(pk=hack.pk)
    if first := Reach.objects.filter(client_id=client_id).first():
        return _own(first, hack)
    counts = {name: counts.get(name) for name in Reach.COUNTS}
    _require_counted(counts, counted_on)
    current = hack.reaches.current().first()
    if current and current.counted_on == counted_on and _counts_of(current) == counts:
        return current
    hack.reaches.current().update(is_current=False)
    reach = Reach.objects.create(
        hack=hack, counted_on=counted_on, counted_by=actor, client_id=client_id, **counts
    )
    audit.record(actor, "hack.reach_counted", hack, reach=reach.pk, **counts)
    return reach


def _counts_of(reach: Reach) -> dict[str, int | None]:
    return {name: getattr(reach, name) for name in Reach.COUNTS}


def _require_counted(counts: dict[str, int | None], counted_on: date) -> None:
    if set(counts.values()) == {None}:
        raise DomainError(_("Count at least one of the three."))
    if counted_on > timezone.localdate():
        raise DomainError(_("A count is of today or earlier."))


def _own(reach: Reach, hack: Hack) -> Reach:
    if reach.hack_id != hack.pk:
        raise DomainError(NOT_YOURS)
    return reach
