"""Visits: the month, and slots that host teams offer."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from incubator.core.access import require
from incubator.core.errors import DomainError
from incubator.core.limits import limited

from .. import rules, selectors
from ..forms import ChangeSlotForm, SlotForm, VisitFilterForm
from ..models import Slot
from ..selectors.buddies import buddies_of
from ..services import slots as service


@require_safe
@login_required
def visits(request):
    form = VisitFilterForm(request.GET)
    cohort = form.chosen_cohort()
    context = {
        "month": selectors.month_of_slots(form.first_day(), request.user, cohort=cohort),
        "form": form,
        "cohort": cohort,
        "may_host": rules.can_host(request.user),
        "own": selectors.visits_of(request.user),
        "buddies": buddies_of(request.user),
    }
    return render(request, "visits/visits.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@limited("visits")
def offer_slot(request):
    require(rules.can_host, request.user)
    teams = selectors.hosting_teams(request.user)
    form = SlotForm(request.POST or None, teams=teams, initial=selectors.proposed_slot(teams))
    if form.is_valid():
        data = form.cleaned_data
        try:
            offered = service.offer_slots(
                team=data["team"],
                times=form.times(),
                values=form.values,
                actor=request.user,
                client_id=data["client_id"],
            )
        except DomainError as refusal:
            form.add_error("day", str(refusal))
        else:
            messages.success(request, _offered(len(offered)))
            return redirect(offered[0])
    return render(request, "visits/slot_form.html", {"form": form})


@require_safe
@login_required
def slot(request, pk):
    slot = _visible_slot(request, pk)
    context = {
        "slot": slot,
        "may_change": rules.can_change_slot(request.user, slot),
        "may_ask": slot.free_seats > 0 and not slot.is_past and rules.can_ask(request.user, slot),
    }
    return render(request, "visits/slot.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@limited("visits")
def change_slot(request, pk):
    slot = _visible_slot(request, pk)
    require(rules.can_change_slot, request.user, slot)
    form = ChangeSlotForm(request.POST or None, initial=ChangeSlotForm.initial_of(slot))
    if form.is_valid():
        moments = {name: form.cleaned_data[name] for name in ("starts_at", "ends_at")}
        try:
            service.change_slot(slot=slot, values=form.values, actor=request.user, **moments)
        except DomainError as refusal:
            form.add_error("day", str(refusal))
        else:
            messages.success(request, _("The slot is changed."))
            return redirect(slot)
    return render(request, "visits/slot_form.html", {"form": form, "slot": slot})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def withdraw_slot(request, pk):
    slot = _visible_slot(request, pk)
    require(rules.can_change_slot, request.user, slot)
    if request.method == "POST":
        try:
            service.withdraw_slot(slot=slot, actor=request.user)
        except DomainError as refusal:
            messages.error(request, str(refusal))
            return redirect(slot)
        messages.success(request, _("The slot is withdrawn."))
        return redirect("visits:visits")
    return render(request, "visits/withdraw_slot.html", {"slot": slot})


def _offered(number: int) -> str:
    words = ngettext("The slot is offered.", "%(number)d slots are offered.", number)
    return words % {"number": number}


def _visible_slot(request, pk: int) -> Slot:
    slots = Slot.objects.visible_to(request.user).counted()
    return get_object_or_404(slots.select_related("team__school", "team__cohort"), pk=pk)
