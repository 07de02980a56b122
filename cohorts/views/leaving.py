"""Leaving a team, ending a membership or coaching, and changing who leads: asked, then done."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from incubator.accounts.fresh import fresh_sign_in_required
from incubator.core.access import require
from incubator.core.errors import DomainError

from .. import rules
from ..models import CoachAssignment, Membership
from ..selectors.memberships import is_last_lead
from ..services import coaching, memberships
from .people import visible_team

asked_then_done = require_http_methods(["GET", "HEAD", "POST"])


@asked_then_done
@login_required
@fresh_sign_in_required
def leave_team(request, slug):
    team = visible_team(request.user, slug)
    require(rules.can_leave, request.user, team)
    rows = Membership.objects.visible_to(request.user).of(request.user).filter(team=team)
    own = rows.order_by("-started_at").first()
    if request.method != "POST":
        is_stuck = is_last_lead(own) and not rules.can_manage_coaches(request.user)
        context = {"team": team, "membership": own, "is_stuck": is_stuck}
        return render(request, "cohorts/people/leave.html", context)
    try:
        memberships.end_membership(membership=own, actor=request.user)
    except DomainError as refusal:
        messages.error(request, str(refusal))
        return redirect("cohorts:people", slug)
    messages.success(request, _("You have left %(team)s.") % {"team": team})
    return redirect("home:dashboard")


@asked_then_done
@login_required
@fresh_sign_in_required
def end_membership(request, slug, pk):
    membership = _membership(request, slug, pk)
    require(rules.can_end_membership, request.user, membership)
    if membership.user_id == request.user.pk:
        return redirect("cohorts:leave_team", slug)
    if request.method != "POST":
        return render(request, "cohorts/people/end.html", {"membership": membership})
    sentence = _("%(name)s no longer belongs to the team.") % {"name": membership.user}
    return _done(request, slug, sentence, memberships.end_membership, membership=membership)


@asked_then_done
@login_required
@fresh_sign_in_required
def change_role(request, slug, pk):
    membership = _membership(request, slug, pk)
    require(rules.can_change_role, request.user, membership)
    role = request.POST.get("role")
    if role not in Membership.Role.values:
        return render(request, "cohorts/people/role.html", {"membership": membership})
    words = {"name": membership.user, "role": Membership.Role(role).label}
    sentence = _("%(name)s has the role “%(role)s” now.") % words
    act = memberships.change_role
    return _done(request, slug, sentence, act, membership=membership, role=role)


@asked_then_done
@login_required
@fresh_sign_in_required
def end_coaching(request, slug, pk):
    team = visible_team(request.user, slug)
    rows = CoachAssignment.objects.visible_to(request.user).filter(team=team)
    assignment = get_object_or_404(rows.select_related("coach", "team__school"), pk=pk)
    require(rules.can_manage_coaches, request.user)
    if request.method != "POST":
        return render(request, "cohorts/people/end_coaching.html", {"assignment": assignment})
    sentence = _("%(name)s no longer coaches the team.") % {"name": assignment.coach}
    return _done(request, slug, sentence, coaching.end_coaching, assignment=assignment)


def _membership(request, slug: str, pk: int) -> Membership:
    team = visible_team(request.user, slug)
    rows = Membership.objects.visible_to(request.user).filter(team=team)
    return get_object_or_404(rows.select_related("user", "team__school", "team__cohort"), pk=pk)


def _done(request, slug: str, sentence: str, act, **things):
    """Do it and say so, or say why not; back to the people of the team."""
    try:
        act(actor=request.user, **things)
        messages.success(request, sentence)
    except DomainError as refusal:
        messages.error(request, str(refusal))
    return redirect("cohorts:people", slug)
