"""Muting a team in one's digest: on one's own page, or by the link of a mail."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from cohorts.models import Team
from incubator.core.limits import limited

from ..selectors.muted import is_muted, mute_of, muted_teams
from ..services import muting


@require_POST
@login_required
@limited("mail_choices")
def mute_team(request, pk):
    team = get_object_or_404(Team.objects.visible_to(request.user), pk=pk)
    muting.mute_team(person=request.user, team=team, actor=request.user)
    messages.success(request, _("The digest leaves out the news of %(team)s.") % {"team": team})
    return redirect("mailings:my_digest")


@require_POST
@login_required
@limited("mail_choices")
def hear_team(request, pk):
    team = muted_teams(request.user).filter(pk=pk).first()
    if team:
        muting.hear_team(person=request.user, team=team, actor=request.user)
        messages.success(request, _("The news of %(team)s come again.") % {"team": team})
    return redirect("mailings:my_digest")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@limited("mail_choices")
def mute_by_mail(request, token):
    """The link beside a team: a GET only asks, a POST mutes or takes it back."""
    found = mute_of(token)
    if found is None:
        raise Http404
    if request.method == "POST":
        change = muting.hear_team if "again" in request.POST else muting.mute_team
        actor = request.user if request.user.is_authenticated else None
        change(person=found.person, team=found.team, actor=actor)
    context = {
        "team": found.team,
        "is_muted": is_muted(found.person, found.team),
        "is_done": request.method == "POST",
    }
    return render(request, "mailings/mute_team.html", context)
