"""Inviting a whole list of people to a team."""

from django.contrib.auth.decorators import login_required
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from incubator.core.access import require

from .. import rules
from ..forms.rosters import RosterFormSet, RosterTextForm, how_many, roster_of
from ..models import Team
from ..services.invitations import invite_roster
from .lists import ListPage, go_through
from .people import visible_team


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def invite(request, slug):
    team = visible_team(request.user, slug)
    require(rules.can_invite, request.user, team)
    return go_through(request, _page(team, request.user))


def _page(team: Team, actor) -> ListPage:
    def send(good, batch):
        guests = [form.guest for form in good]
        return how_many(len(invite_roster(team=team, guests=guests, actor=actor, batch=batch)))

    return ListPage(
        text_form=RosterTextForm,
        bound=lambda data: RosterFormSet(data, team=team),
        fresh=lambda lines: roster_of(lines, team),
        send=send,
        ask_template="cohorts/people/invite.html",
        preview_template="cohorts/people/preview.html",
        done=reverse("cohorts:people", args=[team.slug]),
        context={"team": team},
    )
