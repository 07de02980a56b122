"""What this app adds to the pages of cohorts and teams."""

from django.db.models import Count

from cohorts.panels import CoachWorkPanel, Waiting
from cohorts.rules import is_member_of
from cohorts.selectors import cohort_teams
from incubator.core.panels import Panel

from .rules import can_start_hack
from .selectors.coach import waiting_by_team
from .selectors.endings import end_of_hacks
from .selectors.hack_list import hack_list
from .selectors.latest import latest_public, with_public_photos
from .selectors.pictures import picture
from .selectors.progress import team_progress
from .selectors.team_hacks import team_hacks

LATEST = 6
LEANING = 12
"""Hacks on a big idea's page; the library has all."""


class CohortTeamsPanel(Panel):
    """A cohort's teams with their aspirations and a progress line each; three queries."""

    template_name = "hacks/panels/cohort_teams.html"
    order = 10

    def get_context_data(self, parent_context=None):
        teams = list(cohort_teams(self.thing, self.user))
        lines = team_progress(teams, self.user)
        return {"rows": [(team, lines[team.pk]) for team in teams], "cohort": self.thing}


class CohortLatestPanel(Panel):
    """The cohort's latest public iterations; two queries."""

    template_name = "hacks/panels/cohort_latest.html"
    order = 20

    def get_context_data(self, parent_context=None):
        latest = with_public_photos(latest_public()).filter(hack__team__cohort=self.thing)[:LATEST]
        return {"cards": [(one, _first_picture(one)) for one in latest]}


class BigIdeaHacksPanel(Panel):
    """On a big idea's page: the hacks that lean on it, and from how many teams and schools; two
    queries."""

    template_name = "hacks/panels/big_idea_hacks.html"
    order = 10

    def get_context_data(self, parent_context=None):
        found = hack_list(self.user, big_idea=self.thing)
        return {
            "idea": self.thing,
            "hacks": found[:LEANING],
            "reach": found.order_by().aggregate(
                hacks=Count("pk"),
                teams=Count("team", distinct=True),
                schools=Count("team__school", distinct=True),
            ),
        }


class CohortEndPanel(Panel):
    """What completing a cohort means for the hacks of its active teams; one query."""

    template_name = "hacks/panels/cohort_end.html"

    def get_context_data(self, parent_context=None):
        return end_of_hacks(self.thing)


class TeamHacksPanel(Panel):
    """A team's hacks with their latest iterations; three queries."""

    template_name = "hacks/panels/team_hacks.html"
    order = 10

    def get_context_data(self, parent_context=None):
        may_start = can_start_hack(self.user, self.thing)
        return {
            "team": self.thing,
            "hacks": team_hacks(self.thing, self.user),
            "may_start": may_start,
            "may_post": may_start if self.thing.is_active else is_member_of(self.user, self.thing),
        }


class IterationsForCoachPanel(CoachWorkPanel):
    """Iterations that wait for a coach; one query."""

    def waiting(self) -> dict[int, Waiting]:
        rows = waiting_by_team(self.thing)
        return {team: Waiting(number, since) for team, number, since in rows}


def _first_picture(iteration):
    photos = iteration.visible_photos
    return picture(photos[0]) if photos else None
