"""A team decides to adopt, adapt or drop its hack; what it decided before stays to be read."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cohorts.selectors import team_coaches, team_members
from incubator.accounts.models import User
from incubator.core import audit
from incubator.core.errors import DomainError
from incubator.notifications.services import notify

from ..models import Decision, Hack
from .design import NOT_YOURS
from .going_on import require_going_on


@transaction.atomic
def decide(
    *, hack: Hack, actor: User, client_id: UUID, verdict: str, reason: str, decided_on: date
) -> Decision:
    """Keep what the team decided, as the current decision; the same again changes nothing.

    Raises DomainError without a reason, for a day to come, when the id was used elsewhere, or when
    the cohort has finished and the hack does not run.
    """
    require_going_on(hack)
    Hack.objects.select_for_update(of=("self",)).get(pk=hack.pk)
    if first := Decision.objects.filter(client_id=client_id).first():
        return _own(first, hack)
    reason = reason.strip()
    _require_said(reason, decided_on)
    current = hack.decisions.current().first()
    if current and (current.verdict, current.reason) == (verdict, reason):
        return current
    hack.decisions.current().update(is_current=False)
    decision = Decision.objects.create(
        hack=hack,
        verdict=verdict,
        reason=reason,
        decided_on=decided_on,
        decided_by=actor,
        client_id=client_id,
    )
    audit.record(actor, "hack.decided", hack, decision=decision.pk, verdict=verdict)
    _tell(decision, actor)
    return decision


def _own(decision: Decision, hack: Hack) -> Decision:
    if decision.hack_id != hack.pk:
        raise DomainError(NOT_YOURS)
    return decision


def _require_said(reason: str, decided_on: date) -> None:
    if not reason:
        raise DomainError(_("Say why. Other teams learn from the reason."))
    if decided_on > timezone.localdate():
        raise DomainError(_("A decision is of today or earlier."))


def _tell(decision: Decision, actor: User) -> None:
    """The team and its coaches, except who wrote it."""
    hack = decision.hack
    people = [*team_members(hack.team), *team_coaches(hack.team)]
    text = {
        Decision.Verdict.ADOPT: _("%(team)s decided to adopt “%(title)s”."),
        Decision.Verdict.ADAPT: _("%(team)s decided to adapt “%(title)s”."),
        Decision.Verdict.DROP: _("%(team)s decided to drop “%(title)s”."),
    }[decision.verdict]
    notify(
        [person for person in people if person != actor],
        kind="hack.decided",
        text=text % {"team": hack.team, "title": hack.title},
        url=f"{hack.get_absolute_url()}#decision",
        key=f"hack.decided:{decision.pk}",
    )
