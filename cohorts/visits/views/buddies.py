"""The Office pairs buddies: by hand, or beginning with a suggestion."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cohorts.models import Cohort
from incubator.core.access import require
from incubator.core.errors import DomainError
from incubator.core.limits import limited

from .. import rules
from ..forms.buddies import BuddiesForm
from ..selectors import buddies as selectors
from ..services.buddies import pair_buddies


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@limited("visits")
def pair_teams(request, slug):
    """``?suggest=1`` fills the form with a suggestion; only saving changes anything. Saving also
    ends the pairs of which a team takes no part any more."""
    require(rules.can_pair, request.user)
    cohort = get_object_or_404(Cohort, slug=slug)
    teams = selectors.active_teams(cohort)
    suggested = selectors.suggested_pairs(teams) if request.GET.get("suggest") else []
    pairs = selectors.current_pairs(cohort)
    hosts = {one.visitor_id: one.host_id for one in pairs}
    hosts |= {one.visitor.pk: one.host.pk for one in suggested}
    initial = {f"host-{visitor}": host for visitor, host in hosts.items()}
    data = request.POST if request.method == "POST" else None
    form = BuddiesForm(data, teams=teams, initial=initial)
    if form.is_valid():
        try:
            made = pair_buddies(cohort=cohort, hosts=form.hosts(), actor=request.user)
        except DomainError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Saved. New pairs: %(number)d.") % {"number": len(made)})
        return redirect("visits:pair_teams", cohort.slug)
    reasons = {one.visitor.pk: one.reasons for one in suggested}
    rows = [(form[f"host-{team.pk}"], reasons.get(team.pk, [])) for team in teams]
    context = {"cohort": cohort, "form": form, "rows": rows, "is_suggested": bool(suggested)}
    context["broken"] = [one for one in pairs if one.is_broken]
    return render(request, "visits/pair_teams.html", context)
