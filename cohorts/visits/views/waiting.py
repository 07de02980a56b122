"""Waiting for a seat in a slot that is full."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from incubator.core.access import require
from incubator.core.forms import attempt
from incubator.core.limits import limited

from .. import rules, selectors
from ..forms.waiting import WaitForm
from ..models import Waiting
from ..selectors.waiting import people_to_wait
from ..services import waiting as service
from .slots import visible_slot


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@limited("visits")
def wait_for_seat(request, pk):
    slot = visible_slot(request, pk)
    require(rules.can_ask, request.user, slot)
    form = _form(request, slot)
    if form.is_valid():
        values = {"slot": slot, "actor": request.user, **form.cleaned_data}
        if waits := attempt(form, service.wait_for_seat, **values):
            messages.success(request, _done(waits))
            return redirect(slot)
    if request.method != "POST" and (slot.free_seats > 0 or slot.is_past):
        return redirect(slot)
    return render(request, "visits/wait.html", {"form": form, "slot": slot})


@require_POST
@login_required
@limited("visits")
def leave_list(request, pk, wait):
    slot = visible_slot(request, pk)
    waits = Waiting.objects.visible_to(request.user).filter(slot=slot)
    wait = get_object_or_404(waits.select_related("team", "slot"), pk=wait)
    require(rules.can_leave_list, request.user, wait)
    wait = service.leave_list(wait=wait, actor=request.user)
    if wait.outcome == Waiting.Outcome.SEATED:
        messages.info(request, _("The seat came free before that. Give it back on the visit."))
        return redirect(wait.seat.visit)
    messages.success(request, _("Off the list."))
    return redirect(slot)


def _form(request, slot) -> WaitForm:
    teams = selectors.visiting_teams(request.user, slot.team)
    people = people_to_wait(teams, request.user)
    initial = {"people": [request.user.pk]}
    return WaitForm(request.POST or None, teams=teams, people=people, initial=initial)


def _done(waits: list[Waiting]) -> str:
    if all(wait.outcome == Waiting.Outcome.SEATED for wait in waits):
        return _("A seat was free: you have it. Note who covers the class.")
    return _("On the list. When a seat comes free, you hear at once.")
