"""The week's digests: planned once, when their moment has come, then sent by a task."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import DigestDelivery
from ..selectors.recipients import digest_readers
from ..tasks import send_digests
from ..weeks import moment_of, week_of

ROWS_AT_ONCE = 500


def send_due_digests(now: datetime | None = None) -> int:
    """Plan this week's digests if they are due, and let a task send those that wait.

    Gives how many wait. Safe to run as often as one likes: who has a row of this week gets no
    second one, and who joins later is part of the next week.
    """
    now = now or timezone.now()
    week = week_of(now)
    moment = moment_of(week)
    if moment is None or now < moment:
        return 0
    plan_digests(week=week)
    _close_earlier(week, now)
    planned = max(now, timezone.now())  # rows that were planned a moment ago are due, too
    waiting = DigestDelivery.objects.filter(week=week).due(planned).count()
    if waiting:
        transaction.on_commit(lambda: send_digests.enqueue(week.isoformat()))
    return waiting


@transaction.atomic
def plan_digests(*, week: date) -> None:
    """A row for everybody whom the digest reaches, unless this week has been planned."""
    if DigestDelivery.objects.filter(week=week).exists():
        return
    people = digest_readers().values_list("pk", flat=True)
    rows = [DigestDelivery(person_id=pk, week=week) for pk in people]
    DigestDelivery.objects.bulk_create(rows, ROWS_AT_ONCE, ignore_conflicts=True)


def _close_earlier(week: date, now: datetime) -> None:
    """What did not go out in its week is old: its news are part of this one."""
    earlier = DigestDelivery.objects.waiting().filter(week__lt=week)
    earlier.update(state="left_out", claimed_at=now, reason=_("Its week is over."))
