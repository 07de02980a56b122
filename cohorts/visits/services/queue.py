"""A seat that is free goes to who waits for it, the longest first."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cohorts.models import Team
from cohorts.selectors import team_leads
from incubator.accounts.models import User
from incubator.core import audit
from incubator.core.dates import in_words
from incubator.core.errors import DomainError
from incubator.core.retries import retried

from ..models import Seat, Slot, Visit, Waiting
from . import seats as seating
from .guards import locked_host, require_two_teams, require_visitors
from .letters import tell
from .settling import settle


def give_free_seats(slot: Slot, actor: User | None) -> list[Seat]:
    """Give what is free to who waits; the caller holds the host's lock.

    A seat taken so is like any other: cover is asked for, and the person may give it back. Who
    left the team, or visits another school then, stays on the list.
    """
    teams = Team.objects.filter(waits__in=Waiting.objects.open().filter(slot=slot)).values("pk")
    if not list(Team.objects.select_for_update().filter(pk__in=teams).order_by("pk")):
        return []
    found = Slot.objects.open().filter(pk=slot.pk).select_related("team").first()
    given = []
    for wait in _waits_of(slot) if found else []:
        if len(given) < found.free_seats and (seat := _seated(wait, found, actor)):
            given.append(seat)
    return given


def end_waits(waits, outcome: str) -> None:
    """These (a query set) wait no longer."""
    waits.filter(ended_at=None).update(ended_at=timezone.now(), outcome=outcome)


def give_seats_that_stayed_free() -> int:
    """What nobody could take when it came free, as the clock finds it; gives the number of
    seats."""
    waited = Waiting.objects.open().order_by().values("slot")
    return sum(_give_of(slot) for slot in Slot.objects.open().filter(pk__in=waited))


@retried
@transaction.atomic
def _give_of(slot: Slot) -> int:
    locked_host(slot.team_id)
    return len(give_free_seats(slot, None))


def _waits_of(slot: Slot) -> list[Waiting]:
    waits = Waiting.objects.open().filter(slot=slot).select_related("person", "team__school")
    return list(waits.order_by("pk"))


def _seated(wait: Waiting, slot: Slot, actor: User | None) -> Seat | None:
    """The seat that the person has now, or None where it cannot come."""
    try:
        with transaction.atomic():
            require_two_teams(slot.team, wait.team)
            require_visitors(wait.team, slot.team, [wait.person])
            visit = _visit_of(wait, slot)
            [seat] = seating.take_seats(visit, slot, [wait.person])
    except DomainError:
        return None
    wait.ended_at, wait.outcome, wait.seat = timezone.now(), Waiting.Outcome.SEATED, seat
    wait.save(update_fields=["ended_at", "outcome", "seat", "updated_at"])
    settle(visit, actor, [])
    audit.record(actor, "visit.seat_given", visit, seat=seat.pk, wait=wait.pk, slot=slot.pk)
    _tell(wait, visit, seat)
    return seat


def _visit_of(wait: Waiting, slot: Slot) -> Visit:
    """The team's visit in this slot, or a new one."""
    visits = Visit.objects.filter(team=wait.team, slot=slot, status__in=Visit.COMING)
    if visit := visits.select_related("team", "host", "slot").order_by("pk").first():
        return visit
    return Visit.objects.create(
        team=wait.team,
        host=slot.team,
        slot=slot,
        status=Visit.Status.PLANNED,
        purpose=wait.purpose,
        asked_by=wait.person,
    )


def _tell(wait: Waiting, visit: Visit, seat: Seat) -> None:
    """The person, and the leads of both teams, whoever set the seat free."""
    person = wait.person
    words = {"name": person.get_short_name(), "host": visit.host, "day": in_words(visit.slot.day)}
    yours = _(
        "A seat came free, and it is yours: you visit %(host)s on %(day)s. Note who covers your "
        "class, or give the seat back."
    )
    tell(visit, [person], None, f"given:{seat.pk}", yours % words)
    leads = [*team_leads(visit.host), *team_leads(visit.team)]
    told = _("A seat came free: %(name)s, who waited for it, visits %(host)s on %(day)s.") % words
    others = [one for one in leads if one.pk != person.pk]
    tell(visit, others, None, f"given:{seat.pk}", told)
