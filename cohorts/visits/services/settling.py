"""What a visit is after each change, and whom it concerns."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from cohorts.selectors import team_leads
from incubator.accounts.models import User
from incubator.core import audit
from incubator.core.dates import in_words

from ..models import Mark, Visit
from .letters import tell

Status = Visit.Status


def settle(visit: Visit, actor: User | None, changed: list[str]) -> None:
    """Confirmed while nothing is missing, planned otherwise."""
    is_covered = all(seat.is_covered for seat in visit.seats.taken())
    is_ready = visit.is_host_sure and visit.is_office_told and is_covered
    before, visit.status = visit.status, Status.CONFIRMED if is_ready else Status.PLANNED
    keep(visit, *changed, "status")
    if is_ready and before != Status.CONFIRMED:
        audit.record(actor, "visit.confirmed", visit)
        words = {"team": visit.team, "host": visit.host, "day": in_words(visit.slot.day)}
        told = _("Confirmed: %(team)s visits %(host)s on %(day)s.") % words
        tell(visit, concerned(visit), actor, f"confirmed:{visit.slot_id}", told)


def keep(visit: Visit, *fields: str) -> None:
    """Keep these fields; calendars see that something changed."""
    visit.sequence += 1
    visit.save(update_fields=[*fields, "sequence", "updated_at"])


def marks_of(visit: Visit) -> QuerySet[Mark]:
    """What its visitors said of its dates, or were asked."""
    return Mark.objects.filter(candidate__visit=visit)


def concerned(visit: Visit) -> list[User]:
    """Who comes or said when they could, and the leads of both teams."""
    visitors = User.objects.filter(pk__in=visit.seats.taken().values("person_id"))
    if visit.is_asking:
        visitors = User.objects.filter(pk__in=marks_of(visit).values("person_id"))
    return [*visitors, *team_leads(visit.host), *team_leads(visit.team)]
