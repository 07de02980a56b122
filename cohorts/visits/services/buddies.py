"""Which team visits which, as the Office decides."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cohorts.models import Cohort, Team
from cohorts.selectors import team_leads
from incubator.accounts.models import User
from incubator.core import audit
from incubator.core.errors import DomainError
from incubator.notifications.services import notify

from ..models import Buddy


@transaction.atomic
def pair_buddies(*, cohort: Cohort, hosts: Mapping[Team, Team | None], actor: User) -> list[Buddy]:
    """Give each of these visitors its host, or none; what stays as it is stays untouched, and
    pairs of which a team takes no part any more end.

    The leads of both teams hear of a new pair. Raises DomainError when a team would be its own
    host, is of another cohort or is not active.
    """
    Cohort.objects.select_for_update().get(pk=cohort.pk)
    active = set(Team.objects.active().filter(cohort=cohort).values_list("pk", flat=True))
    for visitor, host in hosts.items():
        _require_possible(visitor, host, active)
    current = {one.visitor_id: one for one in Buddy.objects.current().filter(visitor__in=hosts)}
    made = []
    for visitor, host in hosts.items():
        before = current.get(visitor.pk)
        if before and host and before.host_id == host.pk:
            continue
        if before:
            _end(before, actor)
        if host:
            made.append(_pair(visitor, host, actor))
    for pair in Buddy.objects.broken().filter(visitor__cohort=cohort):
        _end(pair, actor)
    return made


def _end(pair: Buddy, actor: User) -> None:
    Buddy.objects.filter(pk=pair.pk).update(ended_at=timezone.now())
    audit.record(actor, "buddies.ended", pair)


def _pair(visitor: Team, host: Team, actor: User) -> Buddy:
    pair = Buddy.objects.create(visitor=visitor, host=host, paired_by=actor)
    audit.record(actor, "buddies.paired", pair, visitor=visitor.pk, host=host.pk)
    notify(
        [*team_leads(visitor), *team_leads(host)],
        kind="buddies",
        text=_("%(team)s is to visit %(host)s.") % {"team": visitor, "host": host},
        url="/visits/",
        key=f"buddies:{pair.pk}",
    )
    return pair


def _require_possible(visitor: Team, host: Team | None, active: set[int]) -> None:
    if host and visitor.pk == host.pk:
        raise DomainError(_("%(team)s cannot visit itself.") % {"team": visitor})
    if visitor.pk not in active or (host and host.pk not in active):
        raise DomainError(_("Only active teams of this cohort can be paired."))
