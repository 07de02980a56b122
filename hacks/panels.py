"""What this app adds to the pages of cohorts and teams."""

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cohorts.panels import CoachWorkPanel, Waiting
from cohorts.rules import is_member_of
from cohorts.selectors import cohort_teams
from incubator.core.panels import Line, OfficePanel, Panel

from .rules import can_lead_set, can_start_hack
from .selectors.coach import waiting_by_team
from .selectors.endings import end_of_hacks
from .selectors.hack_list import hack_list
from .selectors.hack_sets import hack_sets, led_sets
from .selectors.latest import latest_public, with_public_photos
from .selectors.pictures import picture
from .selectors.progress import team_progress
from .selectors.supports import supports_needed
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


class SchoolSetsPanel(Panel):
    """On a school's page: the hacks that it leads together; four queries, one more for who is
    signed in."""

    template_name = "hacks/panels/school_sets.html"
    order = 10

    def get_context_data(self, parent_context=None):
        sets = hack_sets(self.user, school=self.thing)
        return {
            "school": self.thing,
            "led_sets": led_sets(sets, self.user),
            "may_lead": can_lead_set(self.user, self.thing),
        }


class OfficeHacksPanel(OfficePanel):
    """What hacks need, and the way to the library; one query."""

    order = 40

    @property
    def title(self) -> str:
        return _("Hacks")

    def waits(self) -> list[Line]:
        number = supports_needed(self.user)
        words = ngettext("%(number)d support is needed", "%(number)d supports are needed", number)
        hint = _("What hacks need to go on or to spread, as their teams wrote it.")
        address = reverse("hacks:office_supports")
        return [Line(words % {"number": number}, address, hint)] if number else []

    def links(self) -> list[Line]:
        return [
            Line(
                _("Supports needed"),
                reverse("hacks:office_supports"),
                _("What hacks need to go on or to spread, by cohort and kind, and as a file."),
            ),
            Line(
                _("Hack sets"),
                reverse("hacks:hack_set_list"),
                _("What schools lead together, and whom it reaches."),
            ),
        ]


class IterationsForCoachPanel(CoachWorkPanel):
    """Iterations that wait for a coach; one query."""

    def waiting(self) -> dict[int, Waiting]:
        rows = waiting_by_team(self.thing)
        return {team: Waiting(number, since) for team, number, since in rows}


def _first_picture(iteration):
    photos = iteration.visible_photos
    return picture(photos[0]) if photos else None
