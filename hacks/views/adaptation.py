"""Adapting another team's hack."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from incubator.core.access import require
from incubator.core.forms import attempt
from incubator.core.limits import limited

from .. import rules
from ..forms.adaptation import AdaptForm, initial_of
from ..selectors.adaptation import teams_to_adapt_for
from ..services import adaptation
from .lookup import visible_design


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@limited("hacks")
def adapt_hack(request, team, hack):
    source = visible_design(request, team, hack)
    require(rules.can_adapt_hack, request.user, source)
    teams = teams_to_adapt_for(source, request.user)
    form = AdaptForm(request.POST or None, teams=teams, initial=initial_of(source, teams))
    if form.is_valid():
        values = {"source": source, "author": request.user, **form.for_adaptation()}
        if adapted := attempt(form, adaptation.adapt_hack, **values):
            messages.success(request, _("Your team’s hack is ready. Both pages show the link."))
            return redirect(adapted)
    return render(request, "hacks/adapt.html", {"form": form, "source": source})
