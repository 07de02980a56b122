"""How a highlight stands on its way to the public: whom it waits for, what they said."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from wagtail.models import TaskState

from cohorts.models import Membership, Team
from incubator.accounts.rules import is_office
from incubator.core.dates import in_words

from ..models import HighlightPage, TeamApproval, TeamWord
from ..said import fingerprint, teams_in

MOST = 6


@dataclass
class Asking:
    """A revision that waits for its teams: the page as it says it, and its fingerprint."""

    state: TaskState
    page: HighlightPage
    fingerprint: str


@dataclass
class TeamStanding:
    """A team in a revision; ``word`` is its open question or its yes, if it was asked."""

    team: Team
    word: TeamWord | None
    has_lead: bool


def asking_of(page: HighlightPage) -> Asking | None:
    """The revision that waits for the word of its teams now."""
    state = page.current_workflow_task_state
    if state is None or not isinstance(state.task.specific, TeamApproval):
        return None
    told = state.revision.as_object()
    return Asking(state, told, fingerprint(told))


def may_read(user, asking: Asking) -> bool:
    """Whether this revision tells of a team of the person; the Office reads all.

    A team that was asked about an earlier one, and is left out of this, does not.
    """
    if is_office(user):
        return True
    mine = Team.objects.of_member(user).order_by().values("pk")
    return teams_in(asking.page).filter(pk__in=mine).exists()


def standing_of_teams(page: HighlightPage) -> list[TeamStanding]:
    """All teams in these words, each with its last word on just them."""
    words = TeamWord.objects.filter(page_id=page.pk, fingerprint=fingerprint(page))
    last = {word.team_id: word for word in words.select_related("answered_by").order_by("pk")}
    teams = list(teams_in(page))
    leads = Membership.objects.current().leads().filter(team__in=teams)
    led = set(leads.values_list("team_id", flat=True))
    return [TeamStanding(team, last.get(team.pk), team.pk in led) for team in teams]


def open_words_of(user) -> QuerySet[TeamWord]:
    """Highlights that wait for this person's word, longest first."""
    words = TeamWord.objects.open().of_lead(user)
    return words.select_related("page", "team__school")[:MOST]


def words_waited_for() -> QuerySet[TeamWord]:
    """All words that teams owe, longest first."""
    return TeamWord.objects.open().select_related("page", "team__school")[:MOST]


def how_it_stands(page: HighlightPage) -> str:
    """In one sentence, for who was asked about it."""
    if open_words := page.team_words.open().select_related("team__school"):
        teams = ", ".join(str(word.team) for word in open_words)
        return _("It waits for: %(teams)s.") % {"teams": teams}
    if page.approved_schedule and page.go_live_at:
        return _("It was approved and goes out on %(day)s.") % {"day": in_words(page.go_live_at)}
    if page.live and not page.has_unpublished_changes:
        return _("It is public.")
    return _("The Office works on it. It does not go out without your team’s word.")
