"""Where a hack goes: deciding about it, counting its reach, saying what it needs."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from incubator.core.access import require
from incubator.core.errors import DomainError
from incubator.core.forms import attempt
from incubator.core.limits import limited

from .. import rules
from ..forms.direction import (
    DecisionForm,
    ReachForm,
    SettleForm,
    SupportForm,
    decision_to_begin_with,
    new_support,
    reach_to_begin_with,
)
from ..models import Support
from ..selectors.direction import supports_of
from ..services import decisions, reach, supports
from .lookup import visible_hack


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@limited("hacks")
def decide(request, team, hack):
    hack = visible_hack(request, team, hack)
    require(rules.can_decide, request.user, hack)
    form = DecisionForm(request.POST or None, initial=decision_to_begin_with())
    if form.is_valid():
        values = {"hack": hack, "actor": request.user, **form.cleaned_data}
        if attempt(form, decisions.decide, **values):
            messages.success(request, _("Your team’s decision is kept, with its reason."))
            return redirect(f"{hack.get_absolute_url()}#decision")
    return render(request, "hacks/direction/decide.html", {"form": form, "hack": hack})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@limited("hacks")
def count_reach(request, team, hack):
    hack = visible_hack(request, team, hack)
    require(rules.can_count_reach, request.user, hack)
    form = ReachForm(request.POST or None, initial=reach_to_begin_with(hack))
    if form.is_valid():
        values = {"hack": hack, "actor": request.user, **form.values()}
        if attempt(form, reach.count_reach, **values):
            messages.success(request, _("The count is kept. Earlier ones stay to be read."))
            return redirect(f"{hack.get_absolute_url()}#reach")
    return render(request, "hacks/direction/count_reach.html", {"form": form, "hack": hack})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@limited("hacks")
def ask_support(request, team, hack):
    hack = visible_hack(request, team, hack)
    require(rules.can_ask_support, request.user, hack)
    form = SupportForm(request.POST or None, initial=new_support())
    if form.is_valid():
        values = {"hack": hack, "actor": request.user, **form.cleaned_data}
        if attempt(form, supports.ask_support, **values):
            messages.success(request, _("It is on the list of supports needed."))
            return redirect("hacks:ask_support", team, hack.slug)
    context = {"form": form, "hack": hack, "supports": supports_of(hack)}
    return render(request, "hacks/direction/supports.html", context)


@require_POST
@login_required
@limited("hacks")
def settle_support(request, pk):
    found = Support.objects.visible_to(request.user).select_related("hack__team")
    support = get_object_or_404(found, pk=pk)
    require(rules.can_ask_support, request.user, support.hack)
    form = SettleForm(request.POST)
    if form.is_valid():
        try:
            supports.settle_support(
                support=support, actor=request.user, state=form.cleaned_data["state"]
            )
        except DomainError as refusal:
            messages.error(request, str(refusal))
    return redirect("hacks:ask_support", support.hack.team.slug, support.hack.slug)
