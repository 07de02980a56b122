"""Reminders of visits: a week before and a day before, relative to the start."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cohorts.models import Membership
from cohorts.selectors import team_leads
from incubator.accounts.models import User
from incubator.core.dates import hours_in_words, in_words
from incubator.notifications.services import notify

from ..models import Visit

DAY = timedelta(days=1)
AHEAD = {"week": 7 * DAY, "day": DAY}


def remind(now: datetime | None = None) -> int:
    """Remind who comes and the leads of both teams; gives how many lines were new.

    Each reminder has a day in which it goes out, and goes once for each start: a visit that moves
    is reminded of anew.
    """
    now = now or timezone.now()
    return sum(_remind_of(name, now + ahead) for name, ahead in AHEAD.items())


@transaction.atomic
def _remind_of(name: str, until: datetime) -> int:
    visits = Visit.objects.filter(
        status__in=Visit.COMING, slot__starts_at__gt=until - DAY, slot__starts_at__lte=until
    ).select_related("team__school", "host__school", "slot")
    return sum(_tell(visit, name) for visit in visits)


def _tell(visit: Visit, name: str) -> int:
    slot = visit.slot
    words = {
        "team": visit.team,
        "host": visit.host,
        "day": in_words(slot.day),
        "hours": hours_in_words(slot.starts_at, slot.ends_at),
    }
    members = Membership.objects.current().filter(team=visit.team).values("user_id")
    visitors = User.objects.filter(pk__in=visit.seats.taken().values("person_id"))
    visitors = visitors.filter(pk__in=members)  # who left the team may have a seat still
    return notify(
        [*visitors, *team_leads(visit.host), *team_leads(visit.team)],
        kind="visit",
        text=_("%(day)s, %(hours)s: %(team)s visits %(host)s.") % words,
        url=visit.get_absolute_url(),
        key=f"visit:{visit.pk}:{name}:{slot.starts_at.isoformat()}",
    )
