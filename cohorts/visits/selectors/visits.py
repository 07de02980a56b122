"""What pages of visits show."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from cohorts.models import Membership, Team
from cohorts.rules import is_member_of
from incubator.accounts.models import User

from .. import rules
from ..models import Candidate, Debrief, Mark, Seat, Slot, TakeAway, Visit
from .debriefs import debriefs_of, take_aways_of
from .slots import open_slots_of

OTHER_DATES = 3
MONTH = timedelta(days=30)


@dataclass
class Row:
    """A visitor in the table of dates: answers in the order of the dates, None where open."""

    person: User
    answers: list[Mark | None]


@dataclass
class VisitPage:
    """A visit as one person sees it."""

    visit: Visit
    candidates: list[Candidate]
    rows: list[Row]
    seats: list[Seat]
    other_slots: list[Slot]
    may_mark: bool
    may_pick: bool
    may_agree: bool
    may_cancel: bool
    may_debrief: bool
    may_make_hacks: bool
    debriefs: list[Debrief]
    take_aways: list[TakeAway]

    @property
    def missing(self) -> list[Seat]:
        """Seats whose class nobody covers yet."""
        return [seat for seat in self.seats if not seat.is_covered]

    @property
    def is_past(self) -> bool:
        return bool(self.visit.slot) and self.visit.slot.is_past


def visit_page(visit: Visit, user) -> VisitPage:
    """A visit (with ``team``, ``host``, ``slot``) with its dates, seats and what one may do."""
    candidates = _candidates(visit, user) if visit.is_asking else []
    seats = list(visit.seats.taken().select_related("person")) if visit.is_coming else []
    for seat in seats:
        seat.visit = visit
        seat.may_change = rules.can_note_cover(user, seat)
    is_over = visit.is_cancelled
    return VisitPage(
        visit=visit,
        candidates=candidates,
        rows=_rows(candidates),
        seats=seats,
        other_slots=list(open_slots_of(visit.host)[:OTHER_DATES]) if is_over else [],
        may_mark=rules.can_mark(user, visit),
        may_pick=rules.can_pick(user, visit),
        may_agree=visit.is_coming and rules.can_agree(user, visit),
        may_cancel=rules.can_cancel(user, visit) and not visit.has_begun,
        may_debrief=rules.can_debrief(user, visit),
        may_make_hacks=visit.has_begun and is_member_of(user, visit.team),
        debriefs=debriefs_of(visit) if visit.has_begun else [],
        take_aways=take_aways_of(visit, user) if visit.has_begun else [],
    )


def visits_of(user) -> list[Visit]:
    """Visits of the person's teams that wait for a date, are to come, or were in the last month;
    the next one first."""
    mine = Visit.objects.visible_to(user).exclude(status=Visit.Status.CANCELLED)
    teams = Team.objects.of_member(user).order_by().values("pk")
    found = mine.filter(team__in=teams) | mine.filter(host__in=teams)
    found = found.exclude(slot__ends_at__lt=timezone.now() - MONTH)
    return list(
        found.select_related("team__school", "host__school", "slot").order_by("slot__starts_at")
    )


def visiting_teams(user, host: Team) -> QuerySet[Team]:
    """Teams with which the person can visit this host."""
    teams = Team.objects.of_member(user).active().exclude(pk=host.pk)
    return teams.select_related("school", "cohort")


def visitors_to_choose(teams) -> QuerySet[User]:
    """Members of these teams now."""
    current = Membership.objects.current().filter(team__in=[team.pk for team in teams])
    return User.objects.filter(pk__in=current.values("user_id")).order_by("name", "pk")


def _candidates(visit: Visit, user) -> list[Candidate]:
    """The dates with ``own_answer``, ``can_come`` (how many) and whether it is ``open``."""
    found = list(visit.candidates.select_related("slot").prefetch_related("marks__person"))
    free = dict(open_slots_of(visit.host).values_list("pk", "free_seats"))
    for one in found:
        marks = one.marks.all()
        one.own_answer = next((mark.answer for mark in marks if mark.person_id == user.pk), None)
        one.can_come = sum(mark.answer in Mark.CAN_COME for mark in marks)
        one.free_seats = free.get(one.slot_id, 0)
        one.may_be_picked = 0 < one.can_come <= one.free_seats
    return found


def _rows(candidates: list[Candidate]) -> list[Row]:
    people = {mark.person for one in candidates for mark in one.marks.all()}
    return [
        Row(person, [_mark_of(person, one) for one in candidates])
        for person in sorted(people, key=lambda one: (one.name, one.pk))
    ]


def _mark_of(person: User, candidate: Candidate) -> Mark | None:
    return next((mark for mark in candidate.marks.all() if mark.person_id == person.pk), None)
