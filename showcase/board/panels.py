"""What boards add to lower pages; a query each."""

from django.urls import reverse
from django.utils.translation import gettext as _

from incubator.core.panels import Line, OfficePanel, Panel

from .overviews import team_boards, team_ideas, team_tries
from .selectors import boards_of_cohort, idea_of_hack


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


class BeganAsIdeaPanel(Panel):
    """On a hack's page: the idea that it began as."""

    template_name = "board/panels/began_as.html"
    order = 10

    def get_context_data(self, parent_context=None):
        return {"idea": idea_of_hack(self.thing, self.user)}


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
