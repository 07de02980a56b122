"""What pages of visits show."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import (
    BooleanField,
    Case,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    QuerySet,
    When,
)
from django.utils import timezone

from cohorts.models import Cohort, Membership, Team
from incubator.accounts.models import User

from .. import rules
from ..models import Candidate, Debrief, Mark, Seat, Slot, Stop, Visit
from .after import Afterwards, afterwards
from .slots import OTHER_DATES, open_slots_of, slots_instead
from .travel import people_in_a_hurry

MONTH = timedelta(days=30)


@dataclass
class Row:
    """A visitor in the table of dates: each date with the answer, None where it is open."""

    person: User
    answers: list[tuple[Candidate, Mark | None]]

    @property
    def is_silent(self) -> bool:
        """The person was named and has not answered yet."""
        return not any(mark and mark.answer for _date, mark in self.answers)


@dataclass
class VisitPage:
    """A visit as one person sees it."""

    visit: Visit
    candidates: list[Candidate]
    rows: list[Row]
    seats: list[Seat]
    stops: list[Stop]
    other_slots: list[Slot]
    in_a_hurry: list[User]
    may_mark: bool
    may_pick: bool
    may_answer: bool
    is_asked: bool
    may_agree: bool
    may_cancel: bool
    may_add: bool
    after: Afterwards | None

    @property
    def own_dates(self) -> list[Candidate]:
        """Dates of the visitors that wait for the host."""
        return [one for one in self.candidates if one.is_own]

    @property
    def missing(self) -> list[Seat]:
        """Seats whose class nobody covers yet."""
        return [seat for seat in self.seats if not seat.is_covered]

    @property
    def is_past(self) -> bool:
        return bool(self.visit.slot) and self.visit.slot.is_past


def visit_page(visit: Visit, user) -> VisitPage:
    """A visit (with ``team``, ``host``, ``slot``) with its dates, seats and what one may do."""
    may_mark = rules.can_mark(user, visit)
    candidates = _candidates(visit, user, may_wait=may_mark) if visit.is_asking else []
    seats = list(visit.seats.taken().select_related("person")) if visit.is_coming else []
    leads_visitors = rules.can_add_visitor(user, visit)
    for seat in seats:
        seat.may_change = leads_visitors or seat.person_id == user.pk
    is_over, may_lead = visit.is_cancelled, rules.can_lead_visit(user, visit)
    return VisitPage(
        visit=visit,
        candidates=candidates,
        rows=_rows(candidates),
        seats=seats,
        stops=list(visit.slot.stops.all()) if visit.is_coming else [],
        other_slots=_other_slots(visit) if is_over else [],
        in_a_hurry=people_in_a_hurry(visit) if visit.is_coming and not visit.has_begun else [],
        may_mark=may_mark,
        may_pick=visit.is_asking and may_lead,
        may_answer=any(one.is_own for one in candidates) and rules.can_answer(user, visit),
        is_asked=rules.is_asked(user, visit),
        may_agree=visit.is_coming and rules.can_agree(user, visit),
        may_cancel=may_lead and not (is_over or visit.has_begun),
        may_add=leads_visitors,
        after=afterwards(visit, user) if visit.has_begun else None,
    )


def visits_of(user) -> list[Visit]:
    """Visits of the person's teams that wait for a date, are to come, or were in the last month;
    the next one first; each with ``hosts`` (a team of the person is the host), ``may_write`` a
    debrief once it began, and ``has_written`` one."""
    mine = Visit.objects.visible_to(user).exclude(status=Visit.Status.CANCELLED)
    teams = Team.objects.of_member(user).order_by().values("pk")
    found = mine.filter(team__in=teams) | mine.filter(host__in=teams)
    found = found.exclude(slot__ends_at__lt=timezone.now() - MONTH)
    came = Exists(Seat.objects.taken().filter(visit=OuterRef("pk"), person=user))
    hosts = ExpressionWrapper(Q(host__in=teams), output_field=BooleanField())
    found = found.annotate(
        hosts=hosts,
        may_write=Case(When(came, then=True), default=hosts),
        has_written=Exists(Debrief.objects.filter(visit=OuterRef("pk"), person=user)),
    )
    return list(
        found.select_related("team__school", "host__school", "slot").order_by("slot__starts_at")
    )


def visits_to_come(cohort: Cohort) -> int:
    """How many visits of the cohort's teams, there or here, have not begun, asked for or planned;
    one query."""
    found = Visit.objects.exclude(status=Visit.Status.CANCELLED)
    found = found.exclude(slot__starts_at__lte=timezone.now())
    return found.filter(Q(team__cohort=cohort) | Q(host__cohort=cohort)).count()


def visiting_teams(user, host: Team) -> QuerySet[Team]:
    """Teams with which the person can visit this host."""
    teams = Team.objects.of_member(user).active().exclude(pk=host.pk)
    return teams.select_related("school", "cohort")


def visitors_to_choose(teams) -> QuerySet[User]:
    """Members of these teams now."""
    current = Membership.objects.current().filter(team__in=[team.pk for team in teams])
    people = User.objects.filter(pk__in=current.values("user_id"), is_active=True)
    return people.order_by("name", "pk")


def visitors_to_add(visit: Visit) -> QuerySet[User]:
    """Members of the visiting team without a seat in it."""
    taken = visit.seats.taken().values("person_id")
    return visitors_to_choose([visit.team]).exclude(pk__in=taken)


def who_can_come(candidate: Candidate) -> list[User]:
    """Members of the visiting team, not of the host's, who can come then, in the order in which
    they were asked; one query."""
    visit, current = candidate.visit, Membership.objects.current()
    marks = candidate.marks.filter(answer__in=Mark.CAN_COME)
    marks = marks.filter(person__in=current.filter(team=visit.team_id).values("user_id"))
    marks = marks.exclude(person__in=current.filter(team=visit.host_id).values("user_id"))
    found = marks.select_related("person").order_by("pk")
    return [mark.person for mark in found]


def _candidates(visit: Visit, user, *, may_wait: bool) -> list[Candidate]:
    """The dates with ``own_answer``, ``can_come`` (how many) and what may be done with each."""
    found = list(visit.candidates.select_related("slot").prefetch_related("marks__person"))
    free = dict(open_slots_of(visit.host).values_list("pk", "free_seats"))
    for one in found:
        marks = one.marks.all()
        one.own_answer = next((mark.answer for mark in marks if mark.person_id == user.pk), None)
        one.can_come = sum(mark.answer in Mark.CAN_COME for mark in marks)
        one.free_seats = free.get(one.slot_id, 0)
        one.may_be_picked = 0 < one.can_come <= one.free_seats
        one.may_be_waited_for = may_wait and not (one.is_own or one.is_past or one.free_seats)
        one.may_be_accepted = one.is_own and one.can_come > 0 and not one.is_past
    return found


def _other_slots(visit: Visit) -> list[Slot]:
    """The next three slots that would do instead."""
    return list(slots_instead(visit).select_related("team__school")[:OTHER_DATES])


def _rows(candidates: list[Candidate]) -> list[Row]:
    people = {mark.person for one in candidates for mark in one.marks.all()}
    return [
        Row(person, [(one, _mark_of(person, one)) for one in candidates])
        for person in sorted(people, key=lambda one: (one.name, one.pk))
    ]


def _mark_of(person: User, candidate: Candidate) -> Mark | None:
    return next((mark for mark in candidate.marks.all() if mark.person_id == person.pk), None)
