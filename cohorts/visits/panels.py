"""What visits add to lower pages; a query each."""

from django.urls import reverse
from django.utils.translation import gettext as _

from incubator.core.panels import Line, OfficePanel, Panel

from .selectors import upcoming_slots
from .selectors.buddies import cohorts_to_pair


class TeamSlotsPanel(Panel):
    """On a team's page: the visits that it offers from now on, for who is signed in."""

    template_name = "visits/panels/team_slots.html"
    order = 30

    def get_context_data(self, parent_context=None):
        return {"slots": upcoming_slots(self.thing, self.user)}


class OfficeVisitsPanel(OfficePanel):
    """The way to visits, and to the buddies of each cohort that runs."""

    order = 45

    @property
    def title(self) -> str:
        return _("Visits")

    def links(self) -> list[Line]:
        hint = _("Which team goes to see which, with a suggestion.")
        words = _("Buddies of %(cohort)s")
        return [
            Line(
                _("Visits"), reverse("visits:visits"), _("What host teams offer, month by month.")
            ),
            *(
                Line(
                    words % {"cohort": cohort},
                    reverse("visits:pair_teams", args=[cohort.slug]),
                    hint,
                )
                for cohort in cohorts_to_pair()
            ),
        ]
