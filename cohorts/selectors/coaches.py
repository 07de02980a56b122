"""Who coaches whom, for the Office."""

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from incubator.accounts.models import User

from ..models import CoachAssignment, Team


def coaches_now() -> QuerySet[User]:
    """People who coach a team now, each with ``coached``: the assignments; two queries."""
    current = CoachAssignment.objects.current()
    people = User.objects.filter(Exists(current.filter(coach=OuterRef("pk"))))
    return _with_teams(people).order_by("name", "pk")


def coach_now(pk: int) -> User | None:
    """One of them."""
    return coaches_now().filter(pk=pk).first()


def successors_of(coach: User) -> QuerySet[User]:
    """Who may take over: everybody else who coaches or has coached, and may sign in."""
    ever = CoachAssignment.objects.filter(coach=OuterRef("pk"))
    others = User.objects.filter(Exists(ever), is_active=True).exclude(pk=coach.pk)
    return others.order_by("name", "pk")


def teams_without_coach() -> QuerySet[Team]:
    """Active teams that nobody coaches now."""
    current = CoachAssignment.objects.current().filter(team=OuterRef("pk"))
    active = Team.objects.filter(~Exists(current), status=Team.Status.ACTIVE)
    return active.select_related("school", "cohort").order_by("-cohort__starts_on", "school__name")


def _with_teams(people: QuerySet[User]) -> QuerySet[User]:
    rows = CoachAssignment.objects.current().select_related("team__school", "team__cohort")
    ordered = rows.order_by("team__school__name", "pk")
    return people.prefetch_related(
        Prefetch("coach_assignments", queryset=ordered, to_attr="coached")
    )
