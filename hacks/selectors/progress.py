"""How far teams have come, never how good they are."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, Max, QuerySet

from cohorts.models import Team
from incubator.accounts.rules import is_office

from ..models import Hack, Iteration


@dataclass
class Progress:
    """One team's line: iterations, the last one's moment, hacks by status (value, words, count)."""

    iteration_count: int = 0
    last_posted_at: datetime | None = None
    statuses: list[tuple[str, str, int]] = field(default_factory=list)


def team_progress(teams: Iterable[Team], user) -> dict[int, Progress]:
    """A line per team id. The Office counts everything published; others what they may see.

    Two queries, for any number of teams.
    """
    ids = [team.pk for team in teams]
    lines = {pk: Progress() for pk in ids}
    posted = _iterations(user).filter(hack__team__in=ids).values("hack__team")
    for row in posted.annotate(n=Count("pk"), last=Max("published_at")):
        line = lines[row["hack__team"]]
        line.iteration_count, line.last_posted_at = row["n"], row["last"]
    hacks = _hacks(user).filter(team__in=ids).values("team", "status").annotate(n=Count("pk"))
    counts = {(row["team"], row["status"]): row["n"] for row in hacks}
    for pk, line in lines.items():
        line.statuses = [
            (status.value, status.label, counts[pk, status])
            for status in Hack.Status
            if (pk, status) in counts
        ]
    return lines


def _iterations(user) -> QuerySet[Iteration]:
    iterations = Iteration.objects.published().order_by()
    return iterations if is_office(user) else iterations.visible_to(user)


def _hacks(user) -> QuerySet[Hack]:
    hacks = Hack.objects.order_by()
    return hacks if is_office(user) else hacks.visible_to(user)
