"""Hours in which mail waits, on the wall clock of the site's time zone.

Who has which hours is an upper app's business: ``settings.QUIET_HOURS`` names a function that
gives a person's spans.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string

DAY = timedelta(days=1)
MINUTES = 24 * 60


@dataclass(frozen=True, order=True)
class QuietSpan:
    """Quiet every day from ``starts`` until ``ends``, over midnight too; ``decided_by`` in words.

    The same time twice is the whole day.
    """

    starts: time
    ends: time
    decided_by: str = ""

    def covers(self, clock: time) -> bool:
        """Whether it is quiet at this time of day; at ``ends`` it is over."""
        if self.starts < self.ends:
            return self.starts <= clock < self.ends
        return clock >= self.starts or clock < self.ends

    def end_after(self, moment: datetime) -> datetime:
        """When the span that covers the moment ends, in UTC.

        In the night when clocks go back, an end that comes twice is the later one; in the night
        when they go forward, an end that never comes is an hour later on the clock.
        """
        local = timezone.localtime(moment)
        day = local.date() if self.ends > local.time() else local.date() + DAY
        clock = datetime.combine(day, self.ends, local.tzinfo)
        return max(clock.replace(fold=fold).astimezone(UTC) for fold in (0, 1))


def quiet_until(spans: Sequence[QuietSpan], moment: datetime) -> datetime | None:
    """When mail may go again, or None where it may go now.

    Where the spans leave no hour of the day: the same time on the next day, to ask again.
    """
    if is_always_quiet(spans):
        return moment + DAY
    now = moment
    while span := next((one for one in spans if one.covers(timezone.localtime(now).time())), None):
        now = span.end_after(now)
    return now if now != moment else None


def is_always_quiet(spans: Sequence[QuietSpan]) -> bool:
    """Whether the spans together leave no minute of the day."""
    clocks = (time(*divmod(minute, 60)) for minute in range(MINUTES))
    return bool(spans) and all(any(one.covers(clock) for one in spans) for clock in clocks)


def quiet_hours_of(person) -> list[QuietSpan]:
    """The person's quiet hours, as the site's settings find them."""
    return import_string(settings.QUIET_HOURS)(person) if settings.QUIET_HOURS else []
