"""Starting a hack, changing its design and its status."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cohorts.models import Team
from incubator.core.access import require
from incubator.core.errors import DomainError, StaleVersion
from incubator.core.limits import limited

from .. import rules
from ..forms.design import DesignForm, StatusForm, initial_of
from ..services import design
from .conflict import design_conflict, with_choices
from .lookup import visible_hack


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@limited("hacks")
def new_hack(request, team):
    team = get_object_or_404(Team.objects.visible_to(request.user), slug=team)
    require(rules.can_start_hack, request.user, team)
    form = DesignForm(request.POST or None, initial=initial_of(None))
    if request.method == "POST" and form.is_valid():
        try:
            hack = design.create_hack(team=team, author=request.user, **form.for_new_hack())
            return redirect(hack)
        except DomainError as error:
            form.add_error(None, str(error))
    return render(request, "hacks/design_form.html", {"form": form, "team": team})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@limited("hacks")
def edit_hack(request, team, hack):
    hack = visible_hack(request, team, hack)
    require(rules.can_edit_hack, request.user, hack)
    data = with_choices(request.POST, initial_of(hack)) if request.method == "POST" else None
    form = DesignForm(data, initial=initial_of(hack))
    if data and form.is_valid():
        try:
            hack = design.update_design(hack=hack, editor=request.user, **form.for_update())
            return redirect(hack)
        except StaleVersion:
            return design_conflict(request, hack, request.path)
        except DomainError as error:
            form.add_error(None, str(error))
    context = {"form": form, "team": hack.team, "hack": hack}
    return render(request, "hacks/design_form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def set_hack_status(request, team, hack):
    hack = visible_hack(request, team, hack)
    require(rules.can_edit_hack, request.user, hack)
    kept = {"status": hack.status, "what_we_learned": hack.what_we_learned}
    form = StatusForm(request.POST or None, initial=kept)
    if request.method == "POST" and form.is_valid():
        try:
            design.set_status(hack=hack, editor=request.user, **form.cleaned_data)
            return redirect(hack)
        except DomainError as error:
            form.add_error(None, str(error))
    back = reverse("hacks:hack", args=[team, hack.slug])
    return render(request, "hacks/status_form.html", {"form": form, "hack": hack, "back": back})
