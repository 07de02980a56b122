"""Pieces of this app on other pages, and what it asks of upper ones."""

from collections.abc import Iterable
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from incubator.accounts.models import User
from incubator.accounts.panels import InvitationPanel
from incubator.core.panels import Line, OfficePanel, Panel, panels

from .models import Team, TeamInvitation
from .selectors.office import invitation_counts, teams_without_lead
from .selectors.school_year import overdue_cohorts
from .selectors.workshops import own_hours, workshops_seen


class Waiting(NamedTuple):
    """How much of a team's work waits for its coach, and since when the oldest piece does."""

    number: int = 0
    since: datetime | None = None


class CoachWorkPanel(Panel):
    """Registered for ``coach_work_panels``; ``thing`` is a list of teams."""

    def waiting(self) -> dict[int, Waiting]:
        """Id of a team -> what waits there; teams where nothing waits may be left out."""
        return {}


def what_waits(teams: list[Team]) -> dict[int, Waiting]:
    """Id of a team -> what waits for its coach, in all upper apps together."""
    found = [panel.waiting() for panel in panels("coach_work_panels", teams, None)]
    return {team.pk: _sum(one.get(team.pk) for one in found) for team in teams}


def coaches_with_waiting(coaches: Iterable[User]) -> list[User]:
    """The same people, each with ``waiting``; their teams stand in ``coached``."""
    people = list(coaches)
    by_team = what_waits([row.team for person in people for row in person.coached])
    for person in people:
        person.waiting = _sum(by_team[row.team_id] for row in person.coached)
    return people


def _sum(parts: Iterable[Waiting | None]) -> Waiting:
    kept = [part for part in parts if part and part.number]
    since = min((part.since for part in kept if part.since), default=None)
    return Waiting(sum(part.number for part in kept), since)


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


class WorkshopsPanel(Panel):
    """On a cohort's page: its workshops, as far as the reader may know of each; one query."""

    template_name = "cohorts/panels/workshops.html"
    order = 15

    def get_context_data(self, parent_context=None):
        found = workshops_seen(self.user).filter(cohort=self.thing)
        workshops = list(found.order_by("starts_at", "pk"))
        coming = [one for one in workshops if not one.is_over]
        return {
            "coming": coming,
            "over": [one for one in reversed(workshops) if one.is_over],
            "is_within": any(one.is_within for one in workshops),
            "own": own_hours(workshops),
        }


class OfficePeoplePanel(OfficePanel):
    """Invitations that did not arrive, and the Office's pages about people; one query."""

    order = 10

    @property
    def title(self) -> str:
        return _("People")

    def waits(self) -> list[Line]:
        address = reverse("cohorts:office_invitations")
        bounced, expired = invitation_counts()
        came_back = ngettext(
            "%(number)d invitation came back", "%(number)d invitations came back", bounced
        )
        ran_out = ngettext(
            "%(number)d invitation expired", "%(number)d invitations expired", expired
        )
        lines = [
            (bounced, came_back, "bounced", _("Put the address right, or pass on the link.")),
            (expired, ran_out, "expired", _("Send it again, or withdraw it.")),
        ]
        return [
            Line(words % {"number": number}, f"{address}?state={state}", hint)
            for number, words, state, hint in lines
            if number
        ]

    def links(self) -> list[Line]:
        return [
            Line(
                _("People"),
                reverse("cohorts:office_people"),
                _("Everybody with an account: roles, sign-in, second factor."),
            ),
            Line(
                _("Invitations"),
                reverse("cohorts:office_invitations"),
                _("What became of each: sent, came back, expired, accepted."),
            ),
            Line(
                _("Invite"),
                reverse("cohorts:office_invite"),
                _("A school leader, a coach, or somebody in the Office."),
            ),
        ]


class OfficeTeamsPanel(OfficePanel):
    """Cohorts past their last day, teams that nobody leads, and their pages; two queries."""

    order = 30

    @property
    def title(self) -> str:
        return _("Cohorts and teams")

    def waits(self) -> list[Line]:
        lead_hint = _("Invite the school leader, or make a member the lead.")
        end_hint = _("Complete it: its pages are kept as they are.")
        ended = _("%(cohort)s has ended and is not completed")
        return [
            *(
                Line(ended % {"cohort": cohort}, reverse("cohorts:year"), end_hint)
                for cohort in overdue_cohorts()
            ),
            *(
                Line(_without_lead(team), reverse("cohorts:people", args=[team.slug]), lead_hint)
                for team in teams_without_lead()
            ),
        ]

    def links(self) -> list[Line]:
        return [
            Line(
                _("Coaches"),
                reverse("cohorts:coaches"),
                _("Which teams each coach has, what waits, and the hand-over."),
            ),
            Line(
                _("School year"),
                reverse("cohorts:year"),
                _("Complete a cohort, open it again, and begin the next school year."),
            ),
            Line(
                _("Import schools and teams"),
                reverse("cohorts:office_import"),
                _("From a spreadsheet, with every line shown before anything is added."),
            ),
            Line(
                _("Cohorts"),
                reverse("cohort:index"),
                _("Dates and strands, in the CMS."),
            ),
            Line(
                _("Workshops"),
                reverse("workshop:index"),
                _("Room, agenda, resources and who was there."),
            ),
            Line(_("Teams"), reverse("team:index"), _("Status and names, in the CMS.")),
        ]


def _without_lead(team) -> str:
    words = {"team": team, "cohort": team.cohort}
    return _("%(team)s (%(cohort)s) has no lead") % words
