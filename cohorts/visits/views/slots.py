"""Visits: the month, and slots that host teams offer."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from cohorts.models import School
from incubator.core.access import require
from incubator.core.errors import DomainError
from incubator.core.limits import limited

from .. import rules, selectors
from ..forms import ChangeSlotForm, SlotForm, VisitFilterForm
from ..forms.stops import SlotWithStops, rows_of
from ..models import Slot, Visit
from ..selectors.buddies import buddies_of
from ..selectors.waiting import waiting_list, waits_of
from ..services import slots as service
from .visits import number_of, visible_visit

RETURN = ("return_of__host__school", "return_of__slot")


@require_safe
@login_required
def visits(request):
    form = VisitFilterForm(request.GET)
    cohort, buddies = form.chosen_cohort(), buddies_of(request.user)
    hosts = {one.host_id for one in buddies if one.may_go} if form.is_of_buddies() else None
    kept = request.GET.copy()
    kept.pop("month", None)
    context = {
        "month": selectors.month_of_slots(
            form.chosen_month(), request.user, cohort=cohort, hosts=hosts
        ),
        "form": form,
        "kept": kept.urlencode(),
        "may_host": rules.can_host(request.user),
        "own": selectors.visits_of(request.user),
        "waits": waits_of(request.user),
        "buddies": buddies,
    }
    return render(request, "visits/visits.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@limited("visits")
def offer_slot(request):
    require(rules.can_host, request.user)
    teams = selectors.hosting_teams(request.user)
    before = _visit_to_return(request)
    if before:
        teams = teams.filter(pk=before.team_id)
    initial = selectors.proposed_return(before) if before else selectors.proposed_slot(teams)
    options = {
        "teams": teams,
        "returns": selectors.visits_to_return(teams),
        "periods": selectors.periods_of(teams),
    }
    page = SlotWithStops(SlotForm, request.POST, initial=initial, **options)
    if page.is_valid():
        try:
            offered = _offer(page, request.user)
        except DomainError as refusal:
            page.refuse(refusal)
        else:
            messages.success(request, _offered(len(offered)))
            return redirect(offered[0])
    context = {"form": page.form, "stops": page.stops, "before": before}
    context["school"] = _one_school(teams)
    return render(request, "visits/slot_form.html", context)


@require_safe
@login_required
def slot(request, pk):
    slot = visible_slot(request, pk)
    may_change = rules.can_change_slot(request.user, slot)
    may_come = not slot.is_past and rules.can_ask(request.user, slot)
    context = {
        "slot": slot,
        "may_change": may_change,
        "may_ask": may_come and slot.free_seats > 0,
        "may_wait": may_come and slot.free_seats < 1,
        "waiting": waiting_list(slot, request.user, is_host=may_change),
    }
    return render(request, "visits/slot.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@limited("visits")
def change_slot(request, pk):
    slot = visible_slot(request, pk)
    require(rules.can_change_slot, request.user, slot)
    initial = ChangeSlotForm.initial_of(slot)
    options = {"periods": selectors.periods_of([slot.team]), "stops": rows_of(slot)}
    page = SlotWithStops(ChangeSlotForm, request.POST, initial=initial, **options)
    if page.is_valid():
        try:
            _change(slot, page, request.user)
        except DomainError as refusal:
            page.refuse(refusal)
        else:
            messages.success(request, _("The slot is changed."))
            return redirect(slot)
    context = {"form": page.form, "stops": page.stops, "slot": slot, "school": slot.team.school}
    return render(request, "visits/slot_form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@limited("visits")
def withdraw_slot(request, pk):
    slot = visible_slot(request, pk)
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


def _one_school(teams) -> School | None:
    """The school whose visit is offered, unless one can choose."""
    schools = {team.school for team in teams}
    return schools.pop() if len(schools) == 1 else None


def _offer(page: SlotWithStops, actor) -> list[Slot]:
    data = page.form.cleaned_data
    return service.offer_slots(
        team=data["team"],
        times=page.form.times(),
        values=page.form.values,
        stops=page.planned or (),
        actor=actor,
        client_id=data["client_id"],
        return_of=data["return_of"],
    )


def _visit_to_return(request) -> Visit | None:
    """The visit that a new slot would answer, as its page or the form itself names it."""
    number = request.POST.get("return_of") or request.GET.get("return_of")
    if not number:
        return None
    visit = visible_visit(request, number_of(number))
    require(rules.can_offer_return, request.user, visit)
    return visit


def _change(slot: Slot, page: SlotWithStops, actor) -> Slot:
    moments = {name: page.form.cleaned_data[name] for name in ("starts_at", "ends_at")}
    values = page.form.values
    return service.change_slot(slot=slot, values=values, stops=page.planned, actor=actor, **moments)


def _offered(number: int) -> str:
    words = ngettext("The slot is offered.", "%(number)d slots are offered.", number)
    return words % {"number": number}


def visible_slot(request, pk: int) -> Slot:
    slots = Slot.objects.visible_to(request.user).counted().telling_returns_to(request.user)
    slots = slots.select_related("team__school", "team__cohort", *RETURN)
    slots = slots.prefetch_related("stops")
    return get_object_or_404(slots, pk=pk)
