"""What visits add to lower pages; a query each."""

from incubator.core.panels import Panel

from .selectors import upcoming_slots


class TeamSlotsPanel(Panel):
    """On a team's page: the visits that it offers from now on, for who is signed in."""

    template_name = "visits/panels/team_slots.html"
    order = 30

    def get_context_data(self, parent_context=None):
        return {"slots": upcoming_slots(self.thing, self.user)}
