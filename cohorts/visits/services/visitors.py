"""Who comes to a visit that has a date: added, given back, gone from the team."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from cohorts.models import Team
from cohorts.selectors import team_leads
from incubator.accounts.models import User
from incubator.core import audit
from incubator.core.dates import in_words
from incubator.core.errors import DomainError
from incubator.core.retries import retried

from ..models import Mark, Seat, Visit, Waiting
from . import seats as seating
from .guards import locked, require_coming, require_to_come, require_two_teams, require_visitors
from .letters import tell
from .queue import end_waits, give_free_seats
from .settling import settle
from .visits import cancel_visit


@retried
@transaction.atomic
def add_visitor(*, visit: Visit, person: User, actor: User) -> Visit:
    """Give a seat to one more member of the visiting team, whose class is to be covered as well;
    who has a seat keeps it.

    Raises DomainError when no seat is free, the person is elsewhere then or not in the team, and
    once the visit has begun.
    """
    visit = locked(visit)
    require_coming(visit)
    require_to_come(visit)
    if visit.seats.taken().filter(person=person).exists():
        return visit
    require_two_teams(visit.host, visit.team)
    require_visitors(visit.team, visit.host, [person])
    [seat] = seating.take_seats(visit, visit.slot, [person])
    settle(visit, actor, [])
    audit.record(actor, "visit.visitor_added", visit, seat=seat.pk, person=person.pk)
    words = {"name": person.get_short_name(), "host": visit.host, "day": in_words(visit.slot.day)}
    yours = _("You visit %(host)s on %(day)s. Note who covers your class.") % words
    tell(visit, [person], actor, f"added:{seat.pk}", yours)
    others = [one for one in _leads(visit) if one.pk != person.pk]
    told = _("%(name)s comes to %(host)s as well, on %(day)s.") % words
    tell(visit, others, actor, f"added:{seat.pk}", told)
    return visit


@retried
@transaction.atomic
def give_seat_back(*, seat: Seat, actor: User) -> Visit:
    """One visitor stays at home, and who waits for a seat has it. Twice changes nothing; the last
    one cancels with a reason.

    Raises DomainError for the last visitor, and once the visit has begun.
    """
    visit = locked(seat.visit)
    require_coming(visit)
    taken = visit.seats.taken()
    if not taken.filter(pk=seat.pk).exists():
        return visit
    require_to_come(visit)
    if taken.count() == 1:
        raise DomainError(_("Nobody would come. Cancel the visit with a reason instead."))
    seating.give_up(taken.filter(pk=seat.pk))
    settle(visit, actor, [])
    audit.record(actor, "visit.seat_given_back", visit, seat=seat.pk)
    _tell_of_the_seat(seat, visit, actor, _("%(name)s cannot come to %(host)s."))
    if give_free_seats(visit.slot, actor):
        visit.refresh_from_db()
    return visit


@transaction.atomic
def let_go(*, person: User, actor: User, team: Team | None = None) -> int:
    """Give back the seats that somebody who is gone has in visits to come, of this team or of all;
    gives their number. What they answered about dates not chosen yet goes too, and their places on
    lists.

    The leads hear. A visit to which nobody else comes is cancelled, and its people hear.
    """
    waits = Waiting.objects.filter(person=person)
    end_waits(waits.filter(team=team) if team else waits, Waiting.Outcome.LEFT)
    visits = Visit.objects.filter(team=team) if team else Visit.objects.all()
    coming = Q(seats__in=Seat.objects.taken().filter(person=person, starts_at__gt=timezone.now()))
    asking = Q(status=Visit.Status.ASKING, candidates__marks__person=person)
    freed = 0
    for visit in visits.filter(coming | asking).distinct().order_by("host_id", "pk"):
        freed += _let_go_of(locked(visit), person, actor)
    return freed


def _let_go_of(visit: Visit, person: User, actor: User) -> int:
    """How many seats that freed (none or one)."""
    if visit.is_asking:
        Mark.objects.filter(candidate__visit=visit, person=person).delete()
        audit.record(actor, "visit.left", visit, person=person.pk)
    seat = visit.seats.taken().filter(person=person).first()
    if seat is None or not visit.is_coming or visit.has_begun:
        return 0
    seating.give_up(visit.seats.filter(pk=seat.pk))
    audit.record(actor, "visit.left", visit, seat=seat.pk, person=person.pk)
    if give_free_seats(visit.slot, actor):
        visit.refresh_from_db()
    if visit.seats.taken().exists():
        settle(visit, actor, [])
        _tell_of_the_seat(seat, visit, actor, _("%(name)s does not come to %(host)s any more."))
    else:
        reason = _("Nobody of %(team)s can come any more.") % {"team": visit.team}
        cancel_visit(visit=visit, reason=reason, actor=actor)
    return 1


def _leads(visit: Visit) -> list[User]:
    """The leads of both teams."""
    return [*team_leads(visit.host), *team_leads(visit.team)]


def _tell_of_the_seat(seat: Seat, visit: Visit, actor: User, sentence: str) -> None:
    told = sentence % {"name": seat.person.get_short_name(), "host": visit.host}
    tell(visit, _leads(visit), actor, f"seat:{seat.pk}", told)
