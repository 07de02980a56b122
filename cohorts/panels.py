"""Pieces of this app on pages of lower ones."""

from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _

from incubator.accounts.panels import InvitationPanel

from .models import TeamInvitation


class PlacesPanel(InvitationPanel):
    """The teams that an invitation opens, and the role in them."""

    template_name = "cohorts/panels/places.html"

    @cached_property
    def places(self) -> list[TeamInvitation]:
        found = TeamInvitation.objects.filter(invitation=self.thing)
        return list(found.select_related("team__school", "team__cohort"))

    def get_context_data(self, parent_context=None):
        return {"places": self.places}

    def in_words(self) -> list[str]:
        """The same, a sentence a team."""
        words = _("%(role)s of the team %(team)s (%(school)s, %(cohort)s).")
        return [words % _words_of(place) for place in self.places]

    def address(self) -> str:
        """A lead goes on to the team's people, everybody else to the team."""
        if not self.places:
            return ""
        place = self.places[0]
        if place.role == TeamInvitation.Role.LEAD:
            return reverse("cohorts:people", args=[place.team.slug])
        return place.team.get_absolute_url()


def _words_of(place: TeamInvitation) -> dict[str, str]:
    return {
        "role": place.get_role_display(),
        "team": str(place.team),
        "school": str(place.team.school),
        "cohort": str(place.team.cohort),
    }
