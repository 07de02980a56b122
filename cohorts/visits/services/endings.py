"""A team takes no part any more: its visits to come are handed back, with the reason."""

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from cohorts.models import Team
from incubator.accounts.models import User
from incubator.core.dates import in_words
from incubator.notifications.services import notify

from ..models import Slot, Visit, Waiting
from .queue import end_waits
from .slots import withdraw_slot
from .visits import cancel_visit


@transaction.atomic
def hand_back(*, team: Team, actor: User | None) -> int:
    """Cancel what the team was to visit or host, take its slots back, end its waits; gives the
    number of visits. What has begun stays. Twice changes nothing.

    Everybody concerned hears; a mail names other dates where somebody can still go.
    """
    reason = _reason(team)
    visits = Visit.objects.filter(Q(team=team) | Q(host=team)).order_by("host_id", "pk")
    ended = [
        cancel_visit(visit=visit, reason=reason, actor=actor)
        for visit in visits.exclude(status=Visit.Status.CANCELLED).select_related("slot")
        if not visit.has_begun
    ]
    for slot in Slot.objects.filter(team=team, withdrawn_at=None).upcoming().order_by("pk"):
        withdraw_slot(slot=slot, actor=actor)
    _end_waits(team, reason)
    return len(ended)


def _reason(team: Team) -> str:
    if team.cohort.is_completed:
        return _("%(cohort)s has finished.") % {"cohort": team.cohort}
    return _("%(team)s takes no part any more.") % {"team": team}


def _end_waits(team: Team, reason: str) -> None:
    waits = Waiting.objects.open().filter(team=team)
    for wait in list(waits.select_related("person", "slot__team__school")):
        words = {"host": wait.slot.team, "day": in_words(wait.slot.day), "reason": reason}
        told = _("You wait no longer for a seat at %(host)s on %(day)s: %(reason)s") % words
        key = f"wait:{wait.slot_id}:ended-{wait.pk}"
        notify([wait.person], kind="slot", text=told, url="/visits/", key=key)
    end_waits(waits, Waiting.Outcome.CLOSED)
