"""A school's bell periods, kept as one list."""

from collections.abc import Iterable
from datetime import time

from django.db import transaction
from django.utils.translation import gettext as _

from incubator.accounts.models import User
from incubator.core import audit
from incubator.core.errors import DomainError

from ..models import BellPeriod, School

MOST_PERIODS = 16

Period = tuple[str, time, time]


class PeriodRefused(DomainError):
    """The ``field`` of the period with this ``number`` (from 0) is impossible."""

    def __init__(self, sentence: str, *, number: int, field: str):
        super().__init__(sentence)
        self.number, self.field = number, field


@transaction.atomic
def keep_periods(*, school: School, periods: Iterable[Period], actor: User) -> list[BellPeriod]:
    """Give the school these periods (name, from, to) and no others; the same again changes
    nothing. Slots that are there keep their hours.

    Raises PeriodRefused for a name that comes twice or an end before the start, DomainError for
    more than sixteen.
    """
    School.objects.select_for_update().get(pk=school.pk)
    periods = [(" ".join(name.split()), starts, ends) for name, starts, ends in periods]
    _require_possible(periods)
    before = list(school.bell_periods.values_list("name", "starts", "ends"))
    if sorted(before) != sorted(periods):
        names = [name for name, _starts, _ends in periods]
        school.bell_periods.exclude(name__in=names).delete()
        for name, starts, ends in periods:
            hours = {"starts": starts, "ends": ends}
            BellPeriod.objects.update_or_create(school=school, name=name, defaults=hours)
        audit.record(actor, "school.periods_kept", school, periods=len(periods))
    return list(school.bell_periods.all())


def _require_possible(periods: list[Period]) -> None:
    if len(periods) > MOST_PERIODS:
        raise DomainError(_("Sixteen periods are enough."))
    names = [name.casefold() for name, _starts, _ends in periods]
    for number, (_name, starts, ends) in enumerate(periods):
        if names[number] in names[:number]:
            raise PeriodRefused(_("This name is there twice."), number=number, field="name")
        if ends <= starts:
            raise PeriodRefused(_("A period ends after it starts."), number=number, field="ends")
