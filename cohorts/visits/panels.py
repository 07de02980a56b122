"""What visits add to lower pages; a few queries each."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cohorts.models import Cohort
from incubator.core.panels import Line, OfficePanel, Panel

from . import rules
from .selectors import upcoming_slots
from .selectors.buddies import cohorts_to_pair
from .selectors.past import past_visits, visits_of_hack
from .selectors.visits import visits_to_come


class TeamSlotsPanel(Panel):
    """On a team's page: the visits that it offers from now on, for who is signed in; who could
    visit it proposes dates."""

    template_name = "visits/panels/team_slots.html"
    order = 30

    def get_context_data(self, parent_context=None):
        may_propose = rules.can_propose(self.user, self.thing)
        slots = upcoming_slots(self.thing, self.user)
        return {"team": self.thing, "slots": slots, "may_propose": may_propose}


class PastVisitsPanel(Panel):
    """On a team's page: the visits by and to it that took place, for who may see them; three
    queries."""

    template_name = "visits/panels/past_visits.html"
    order = 35

    def get_context_data(self, parent_context=None):
        return {"visits": past_visits(self.thing, self.user), "team": self.thing}


class HackVisitsPanel(Panel):
    """On a hack's page: the visit that it began on, and what visitors took from it, for who may
    see these visits; two queries."""

    template_name = "visits/panels/hack_visits.html"
    order = 20

    def get_context_data(self, parent_context=None):
        found = visits_of_hack(self.thing, self.user)
        return {"seen": found.seen, "taken": found.taken}


class CohortEndPanel(Panel):
    """What completing a cohort means for visits; one query."""

    template_name = "visits/panels/cohort_end.html"
    order = 60

    def get_context_data(self, parent_context=None):
        return {"visits": visits_to_come(self.thing)}


class OfficeVisitsPanel(OfficePanel):
    """Pairs of buddies that have lost a team, and the way to visits and to the buddies of each
    cohort that runs; one query."""

    order = 45

    @property
    def title(self) -> str:
        return _("Visits")

    @cached_property
    def cohorts(self) -> list[Cohort]:
        return cohorts_to_pair()

    def waits(self) -> list[Line]:
        hint = _("Pair anew, or end what cannot go on.")
        return [
            Line(_lost(one), reverse("visits:pair_teams", args=[one.slug]), hint)
            for one in self.cohorts
            if one.broken_pairs
        ]

    def links(self) -> list[Line]:
        hint = _("Which team goes to see which, with a suggestion.")
        words = _("Buddies of %(cohort)s")
        return [
            Line(
                _("Visits"), reverse("visits:visits"), _("What host teams offer, month by month.")
            ),
            Line(
                _("All visits"),
                reverse("visits:office_visits"),
                _("Who goes where, who has hosted and visited, and what came of it."),
            ),
            *(
                Line(
                    words % {"cohort": cohort},
                    reverse("visits:pair_teams", args=[cohort.slug]),
                    hint,
                )
                for cohort in self.cohorts
            ),
        ]


def _lost(cohort: Cohort) -> str:
    words = ngettext(
        "%(number)d pair of buddies in %(cohort)s has lost a team",
        "%(number)d pairs of buddies in %(cohort)s have lost a team",
        cohort.broken_pairs,
    )
    return words % {"number": cohort.broken_pairs, "cohort": cohort}
