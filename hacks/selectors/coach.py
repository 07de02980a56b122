"""The coach queue: what waits, what was answered, and how the coach's teams are doing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import (
    Count,
    Exists,
    F,
    IntegerField,
    Max,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce
from django.utils import timezone

from cohorts.models import CoachAssignment, Team

from ..models import Comment, Hack, Iteration, IterationSeen

RECENT = 10


@dataclass(frozen=True)
class CoachQueue:
    """One coach's work. Waiting iterations have ``seen_at``, ``seen_by_name``, ``days_waiting``."""

    waiting: list[Iteration]
    answered: list[Iteration]
    teams: list[Team]


def coach_queue(coach) -> CoachQueue:
    """Iterations of the coach's teams without an answer, longest waiting first; three queries."""
    waiting = list(_with_seen(waiting_iterations(coach), coach))
    now = timezone.now()
    for iteration in waiting:
        iteration.days_waiting = days_between(iteration.published_at, now)
    return CoachQueue(
        waiting, list(answered_iterations(coach)[:RECENT]), list(coached_teams(coach))
    )


def waiting_iterations(coach) -> QuerySet[Iteration]:
    """Published iterations that no coach of their team has answered yet.

    Of a team whose cohort has finished, only those of hacks that go on.
    """
    return (
        _coached(coach).filter(_asks_a_coach(), ~Exists(_answers())).order_by("published_at", "pk")
    )


def answered_iterations(coach) -> QuerySet[Iteration]:
    """Published iterations with an answer; ``answered_at`` is the moment of the last one."""
    last = _answers().order_by("-created_at").values("created_at")[:1]
    answered = _coached(coach).annotate(answered_at=Subquery(last))
    return answered.filter(answered_at__isnull=False).order_by("-answered_at")


def coached_teams(coach) -> QuerySet[Team]:
    """The coach's teams, each with numbers of iterations, waiting ones and open feedback."""
    published = Iteration.objects.published().filter(hack__team=OuterRef("pk"))
    feedback = Comment.objects.kept().threads().unanswered().filter(hack__team=OuterRef("pk"))
    return (
        Team.objects.of_coach(coach)
        .exclude(status=Team.Status.WITHDRAWN)
        .select_related("school", "cohort")
        .annotate(
            iterations_count=_number(published, "hack__team"),
            waiting_count=_number(
                published.filter(_asks_a_coach(), ~Exists(_answers())), "hack__team"
            ),
            open_count=_number(feedback, "hack__team"),
            last_posted_at=Subquery(
                published.order_by()
                .values("hack__team")
                .annotate(at=Max("published_at"))
                .values("at")
            ),
        )
        .order_by(F("last_posted_at").asc(nulls_first=True), "school__name")
    )


def waiting_by_team(teams: Iterable[Team]) -> QuerySet:
    """For each of these teams where something waits: its id, how many, since when the oldest."""
    published = Iteration.objects.published().filter(hack__team__in=[team.pk for team in teams])
    asking = published.filter(_asks_a_coach(), ~Exists(_answers()))
    waiting = asking.order_by().values("hack__team_id")
    counted = waiting.annotate(number=Count("pk"), since=Min("published_at"))
    return counted.values_list("hack__team_id", "number", "since")


def days_between(start: datetime, end: datetime) -> int:
    """Whole days by the calendar of the site's time zone."""
    return (timezone.localdate(end) - timezone.localdate(start)).days


def _coached(coach) -> QuerySet[Iteration]:
    teams = Team.objects.of_coach(coach).exclude(status=Team.Status.WITHDRAWN)
    iterations = Iteration.objects.published().filter(hack__team_id__in=teams.values("pk"))
    return iterations.select_related("hack__team__school", "author")


def _asks_a_coach() -> Q:
    """Its hack goes on; for iterations inside another query too."""
    return Q(hack_id__in=Hack.objects.going_on().order_by().values("pk"))


def _answers() -> QuerySet[Comment]:
    """Comments on an outer iteration since its publication by who then coached its team.

    So a hand-over moves the queue as it is: what was answered stays answered, what waited waits.
    """
    until = Q(ended_at=None) | Q(ended_at__gte=OuterRef("created_at"))
    then = CoachAssignment.objects.filter(
        until,
        team=OuterRef("hack__team_id"),
        coach=OuterRef("author_id"),
        started_at__lte=OuterRef("created_at"),
    )
    return Comment.objects.kept().filter(
        Exists(then), iteration=OuterRef("pk"), created_at__gte=OuterRef("published_at")
    )


def _with_seen(iterations: QuerySet[Iteration], coach) -> QuerySet[Iteration]:
    """With the moment when this coach saw it first, and the name of another coach who did."""
    seen = IterationSeen.objects.filter(iteration=OuterRef("pk"))
    mine = seen.filter(coach=coach).values("seen_at")[:1]
    others = seen.exclude(coach=coach).order_by("seen_at").values("coach__name")[:1]
    return iterations.annotate(seen_at=Subquery(mine), seen_by_name=Subquery(others))


def _number(rows: QuerySet, by: str) -> Coalesce:
    counted = rows.order_by().values(by).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
