"""What boards add to lower pages; a query each."""

from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _

from hacks.models import Hack
from incubator.core.panels import Line, OfficePanel, Panel
from showcase.panels import ThreadPanel
from showcase.thread import IDEA, Step

from .overviews import team_boards, team_ideas, team_tries
from .selectors import boards_of_cohort, hacks_of_idea, ideas_of_hacks


class CohortBoardsPanel(Panel):
    """The boards of a cohort that run, for who may see them."""

    template_name = "board/panels/cohort_boards.html"
    order = 25

    def get_context_data(self, parent_context=None):
        return {"boards": boards_of_cohort(self.thing, self.user)}


class TeamBoardsPanel(Panel):
    """The boards that ask a team, its ideas, and what it tries; three queries for people."""

    template_name = "board/panels/team_boards.html"
    order = 30

    def get_context_data(self, parent_context=None):
        if not self.user.is_authenticated:
            return {}
        finders = {"boards": team_boards, "ideas": team_ideas, "tries": team_tries}
        return {name: find(self.thing, self.user) for name, find in finders.items()}


class IdeaThreadPanel(ThreadPanel):
    """On an idea's page: the hacks that it became."""

    @cached_property
    def hacks(self) -> list[Hack]:
        return hacks_of_idea(self.thing, self.user)

    def here(self) -> str:
        return self.thing.page_url


def idea_steps(hacks: list[Hack], user) -> list[Step]:
    """The ideas that these hacks began as; one query for people, none for visitors."""
    if not user.is_authenticated:
        return []
    ideas = ideas_of_hacks(hacks, user)
    return [Step(IDEA, _("Began as an idea"), idea.title, idea.page_url) for idea in ideas]


class OfficeBoardsPanel(OfficePanel):
    """The way to the boards."""

    order = 40

    @property
    def title(self) -> str:
        return _("Boards")

    def links(self) -> list[Line]:
        return [
            Line(
                _("Boards"),
                reverse("board:board_list"),
                _("Ask a question, and run the session in the room."),
            ),
        ]
