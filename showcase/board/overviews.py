"""What boards show on other pages: a team's, "needs you today", search."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cohorts.models import Team
from hacks.models import Hack
from hacks.querysets import own_cohorts
from hacks.selectors.words import contains, split_words
from incubator.accounts.rules import is_office

from .models import Board, Idea, Vote
from .phases import Phase

MOST = 6
NEW = timedelta(days=7)
"""How long a board counts as newly opened."""


@dataclass(frozen=True)
class BoardThatWaits:
    """A board, and what it waits for."""

    board: Board
    reason: str


def boards_that_wait(user) -> list[BoardThatWaits]:
    """Boards with a timer that ran out for who runs them, and those that ask the person for dots
    or, newly opened, for ideas; one query."""
    facilitated = Board.facilitators.through.objects.filter(user_id=user.pk).values("board_id")
    coached = Team.objects.of_coach(user).order_by().values("cohort_id")
    runs = Q() if is_office(user) else Q(cohort_id__in=coached) | Q(pk__in=facilitated)
    asked = Q(cohort=None) | Q(cohort_id__in=own_cohorts(user)) | Q(pk__in=facilitated)
    own = Idea.objects.filter(board=OuterRef("pk"), author_id=user.pk)
    now = timezone.now()
    found = (
        _running(user)
        .annotate(spent=_dots_spent_by(user))
        .filter(
            Q(runs, timer_ends_at__lte=now)
            | Q(asked, phase=Phase.VOTE, spent__lt=F("vote_budget"))
            | Q(asked, ~Exists(own), phase=Phase.GATHER, created_at__gte=now - NEW)
        )
    )
    return [BoardThatWaits(board, _reason(board, now)) for board in found[:MOST]]


def team_boards(team: Team, user) -> list[Board]:
    """Boards that run and ask this team, as far as the person may see them; newest first."""
    return list(_running(user).filter(Q(cohort=None) | Q(cohort_id=team.cohort_id))[:MOST])


def team_ideas(team: Team, user) -> list[Idea]:
    """The team's newest ideas, as far as the person may see them."""
    ideas = Idea.objects.visible_to(user).shown().filter(team=team)
    return list(ideas.select_related("board").order_by("-pk")[:MOST])


def team_tries(team: Team, user) -> list[Hack]:
    """Hacks of the team that began as an idea, where the person may see both; newest first."""
    ideas = Idea.objects.visible_to(user).shown().order_by()
    hacks = Hack.objects.with_visible_design(user).filter(team=team)
    hacks = hacks.filter(began_as__idea__in=ideas.values("pk"))
    return list(hacks.select_related("team", "began_as__idea__board").order_by("-pk")[:MOST])


def ideas_with_words(user, text: str) -> QuerySet[Idea]:
    """Ideas with every word in title or text, as far as the person may see them; newest first."""
    ideas = Idea.objects.visible_to(user).shown()
    for word in split_words(text):
        ideas = ideas.filter(contains(word, "title", "text"))
    return ideas.select_related("board").order_by("-pk")


def _dots_spent_by(user) -> Coalesce:
    on_it = {"idea__board": OuterRef("pk"), "idea__withdrawn_at": None, "idea__hidden_at": None}
    votes = Vote.objects.of(user).filter(**on_it)
    counted = votes.order_by().values("idea__board").annotate(number=Count("pk"))
    return Coalesce(Subquery(counted.values("number")), 0)


def _running(user) -> QuerySet[Board]:
    boards = Board.objects.visible_to(user).running().select_related("cohort")
    return boards.filter(Q(cohort=None) | Q(cohort__completed_at=None))


def _reason(board: Board, now) -> str:
    if board.timer_ends_at and board.timer_ends_at <= now:
        return _("The timer has run out.")
    if board.phase == Phase.GATHER:
        return _("It asks for your ideas.")
    left = board.vote_budget - board.spent
    sentence = ngettext("You have %(count)d dot left.", "You have %(count)d dots left.", left)
    return sentence % {"count": left}
