"""What needs a person today, in one place."""

from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.utils import timezone

from wagtail.models import GroupApprovalTask, TaskState

from cohorts.models import Membership, Team
from cohorts.selectors import with_aspiration
from cohorts.selectors.memberships import former_memberships
from hacks.models import Comment, Hack, Iteration
from hacks.selectors.asks import open_asks
from hacks.selectors.coach import days_between, waiting_iterations
from hacks.selectors.posting import drafts_of
from hacks.selectors.progress import Progress, team_progress
from incubator.accounts.rules import is_office
from showcase.board.overviews import BoardThatWaits, boards_that_wait
from showcase.models import TeamWord
from showcase.selectors.approval import open_words_of

MOST = 6


@dataclass
class Dashboard:
    """Lists are short; a count stands beside a link to the whole."""

    teams: list[tuple[Team, Progress]] = field(default_factory=list)
    former: list[Membership] = field(default_factory=list)
    drafts: list[Iteration] = field(default_factory=list)
    feedback: list[Comment] = field(default_factory=list)
    public_requests: list[Hack | Iteration] = field(default_factory=list)
    words: list[TeamWord] = field(default_factory=list)
    boards: list[BoardThatWaits] = field(default_factory=list)
    waiting_count: int = 0
    coaches: bool = False
    reviews: list = field(default_factory=list)

    @property
    def is_quiet(self) -> bool:
        """Nothing waits."""
        things = (self.drafts, self.feedback, self.public_requests, self.reviews, self.boards)
        return not any(things) and not self.words and not self.waiting_count


def dashboard_of(user, *, is_coach: bool) -> Dashboard:
    """The person's teams, open drafts, unanswered feedback, and what each role waits for."""
    return Dashboard(
        teams=_teams(user),
        former=former_memberships(user),
        drafts=list(drafts_of(user)[:MOST]),
        feedback=_waiting_feedback(user),
        public_requests=_public_requests(user),
        words=list(open_words_of(user)),
        boards=boards_that_wait(user),
        waiting_count=waiting_iterations(user).count() if is_coach else 0,
        coaches=is_coach,
        reviews=list(pages_in_review()) if is_office(user) else [],
    )


def _teams(user) -> list[tuple[Team, Progress]]:
    teams = Team.objects.of_member(user).select_related("school", "cohort")
    teams = list(with_aspiration(teams))
    lines = team_progress(teams, user)
    return [(team, lines[team.pk]) for team in teams]


def _waiting_feedback(user) -> list[Comment]:
    """Newest first, each with ``days_waiting``."""
    teams = Team.objects.of_member(user).values("pk")
    waiting = list(open_asks(user, teams)[:MOST])
    now = timezone.now()
    for comment in waiting:
        comment.days_waiting = days_between(comment.created_at, now)
    return waiting


def _public_requests(user) -> list[Hack | Iteration]:
    """What members want to be public and the person, as team lead, has not decided."""
    led = Team.objects.of_lead(user).values("pk")
    hacks = Hack.objects.waiting_for_lead().filter(team__in=led)
    iterations = Iteration.objects.published().waiting_for_lead().filter(hack__team__in=led)
    return [
        *hacks.select_related("team__school")[:MOST],
        *iterations.select_related("hack__team__school")[:MOST],
    ]


def pages_in_review() -> QuerySet[TaskState]:
    """Pages that wait for the Office's review, longest first, at most six."""
    states = TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS, task__in=GroupApprovalTask.objects.values("pk")
    )
    return states.select_related("workflow_state", "revision").order_by("started_at")[:MOST]
