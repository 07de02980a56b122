"""Inviting a whole list: read it, show what is wrong in which line, send what is right."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from incubator.core.access import require
from incubator.core.errors import DomainError
from incubator.core.limits import spend

from .. import rules
from ..forms.rosters import RosterFormSet, RosterTextForm, how_many, roster_of
from ..models import Team
from ..services.invitations import invite_roster
from .people import visible_team


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def invite(request, slug):
    team = visible_team(request.user, slug)
    require(rules.can_invite, request.user, team)
    if request.method != "POST":
        return _ask(request, team, RosterTextForm())
    if "line-TOTAL_FORMS" in request.POST:
        return _checked(request, team, RosterFormSet(request.POST, team=team))
    form = RosterTextForm(request.POST, request.FILES)
    if not form.is_valid():
        return _ask(request, team, form)
    return _preview(request, team, roster_of(form.cleaned_data["lines"], team))


def _checked(request, team: Team, roster):
    """Lines that somebody has looked at: sent, where that was asked; what is bad stays."""
    good, bad = roster.good(), roster.bad()
    if request.POST.get("do") != "send" or not good:
        return _preview(request, team, roster)
    spend(request, "invitations", len(good))
    try:
        sent = invite_roster(team=team, guests=good, actor=request.user, batch=_batch(request))
    except DomainError as error:
        messages.error(request, str(error))
        return _preview(request, team, roster)
    messages.success(request, how_many(len(sent)))
    if bad:
        return _preview(request, team, roster_of(bad, team))
    return redirect("cohorts:people", team.slug)


def _ask(request, team: Team, form):
    return render(request, "cohorts/people/invite.html", {"team": team, "form": form})


def _preview(request, team: Team, roster):
    context = {
        "team": team,
        "roster": roster,
        "good": len(roster.good()),
        "bad": len(roster.bad()),
        "batch": _batch(request),
    }
    return render(request, "cohorts/people/preview.html", context)


def _batch(request) -> UUID:
    """The sending's own number: the same list sent twice is sent once."""
    try:
        return UUID(request.POST.get("batch", ""))
    except ValueError:
        return uuid4()
