"""Everybody with an account, found by who they are and what they do in teams."""

from django.db.models import Prefetch, Q, QuerySet

from incubator.accounts.models import User
from incubator.accounts.selectors.people import people_with_state

from ..models import CoachAssignment, Cohort, Membership


def directory(
    *, words: str = "", role: str = "", cohort: Cohort | None = None, state: str = "", aup: str = ""
) -> QuerySet[User]:
    """People by name, each with ``places`` (memberships now) and ``coached`` (assignments now).

    ``role`` is lead, member, coach, office or none; ``state`` active, ended or new (never signed
    in); ``aup`` signed or unsigned. Two more queries.
    """
    people = _in_state(_with_role(people_with_state(), role, cohort), state)
    for word in words.split():
        people = people.filter(
            Q(name__icontains=word) | Q(email__icontains=word) | Q(role_line__icontains=word)
        )
    if aup in {"signed", "unsigned"}:
        people = people.filter(signed=aup == "signed")
    return people.prefetch_related(
        _current(Membership.objects, "memberships", "places"),
        _current(CoachAssignment.objects, "coach_assignments", "coached"),
    )


def _current(rows: QuerySet, name: str, to_attr: str) -> Prefetch:
    rows = rows.current().select_related("team__school", "team__cohort")
    return Prefetch(name, queryset=rows, to_attr=to_attr)


def _with_role(people: QuerySet[User], role: str, cohort: Cohort | None) -> QuerySet[User]:
    memberships, coaching = Membership.objects.current(), CoachAssignment.objects.current()
    if cohort:
        memberships = memberships.filter(team__cohort=cohort)
        coaching = coaching.filter(team__cohort=cohort)
    in_teams = Q(pk__in=memberships.values("user_id")) | Q(pk__in=coaching.values("coach_id"))
    if role in Membership.Role:
        return people.filter(pk__in=memberships.filter(role=role).values("user_id"))
    if role == "coach":
        return people.filter(pk__in=coaching.values("coach_id"))
    if role == "none":
        return people.exclude(in_teams)
    if role == "office":
        people = people.filter(Q(in_office=True) | Q(is_superuser=True))
    return people.filter(in_teams) if cohort else people


def _in_state(people: QuerySet[User], state: str) -> QuerySet[User]:
    return {
        "active": people.filter(is_active=True),
        "ended": people.filter(is_active=False),
        "new": people.filter(is_active=True, last_login=None),
    }.get(state, people)


def places_of(person: User) -> tuple[list[Membership], list[CoachAssignment]]:
    """All memberships and coach assignments over all cohorts, the newest first, ended ones too."""
    order = ("-team__cohort__starts_on", "-started_at")
    memberships = person.memberships.select_related("team__school", "team__cohort")
    coached = person.coach_assignments.select_related("team__school", "team__cohort")
    return list(memberships.order_by(*order)), list(coached.order_by(*order))
