"""A visit: asked for, its date chosen, prepared, cancelled."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from incubator.core.access import require
from incubator.core.errors import DomainError
from incubator.core.forms import attempt
from incubator.core.limits import limited
from incubator.core.panels import panels

from .. import rules, selectors
from ..calendars import links_of
from ..forms import AgreeForm, AskForm, CancelForm, CoverForm, MarkForm
from ..models import Seat, Slot, Visit
from ..selectors.waiting import waiting_with
from ..services import visitors
from ..services import visits as service


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@limited("visits")
def ask_to_visit(request, pk):
    slot = _slot_to_ask_for(request, pk)
    require(rules.can_ask, request.user, slot)
    teams = selectors.visiting_teams(request.user, slot.team)
    form = AskForm(
        request.POST or None,
        teams=teams,
        slots=selectors.open_slots_of(slot.team),
        people=selectors.visitors_to_choose(teams),
        initial={"slots": [slot.pk], "people": [request.user.pk]},
    )
    if form.is_valid():
        values = {"actor": request.user, **form.cleaned_data}
        if visit := attempt(form, service.request_visit, **values):
            return redirect(visit)
    return render(request, "visits/ask.html", {"form": form, "slot": slot})


@require_safe
@login_required
def visit(request, pk):
    return _page(request, visible_visit(request, pk))


@require_POST
@login_required
@limited("visits")
def mark_dates(request, pk):
    visit = visible_visit(request, pk)
    require(rules.can_mark, request.user, visit)
    page = selectors.visit_page(visit, request.user)
    form = MarkForm(request.POST, candidates=page.candidates)
    if form.is_valid():
        _attempt(
            request,
            _("Your answers are saved."),
            lambda: service.mark_dates(visit=visit, person=request.user, answers=form.answers()),
        )
    return redirect(visit)


@require_POST
@login_required
@limited("visits")
def pick_date(request, pk):
    visit = visible_visit(request, pk)
    require(rules.can_lead_visit, request.user, visit)
    slot = get_object_or_404(
        Slot.objects.visible_to(request.user), pk=number_of(request.POST.get("slot"))
    )
    _attempt(
        request,
        _("The date is chosen."),
        lambda: service.pick_date(visit=visit, slot=slot, actor=request.user),
    )
    return redirect(visit)


@require_POST
@login_required
@limited("visits")
def agree(request, pk):
    visit = visible_visit(request, pk)
    require(rules.can_agree, request.user, visit)
    form = AgreeForm(request.POST)
    if form.is_valid():
        _attempt(
            request,
            _("Your answers are saved."),
            lambda: service.agree(visit=visit, actor=request.user, **form.cleaned_data),
        )
    return redirect(visit)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@limited("visits")
def note_cover(request, pk, seat):
    seat = _seat(request, pk, seat)
    require(rules.can_note_cover, request.user, seat)
    initial = {"cover": seat.cover, "needs_no_cover": seat.needs_no_cover}
    form = CoverForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            service.note_cover(seat=seat, actor=request.user, **form.cleaned_data)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Class cover is noted."))
            return redirect(seat.visit)
    return render(request, "visits/cover.html", {"form": form, "seat": seat, "visit": seat.visit})


@require_POST
@login_required
@limited("visits")
def give_seat_back(request, pk, seat):
    seat = _seat(request, pk, seat)
    require(rules.can_drop, request.user, seat)
    _attempt(
        request,
        _("The seat is free again."),
        lambda: visitors.give_seat_back(seat=seat, actor=request.user),
    )
    return redirect(seat.visit)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@limited("visits")
def cancel_visit(request, pk):
    visit = visible_visit(request, pk)
    require(rules.can_lead_visit, request.user, visit)
    form = CancelForm(request.POST or None)
    if visit.is_cancelled:
        return redirect(visit)
    if form.is_valid():
        _attempt(
            request,
            _("Everybody concerned is told."),
            lambda: service.cancel_visit(visit=visit, actor=request.user, **form.cleaned_data),
        )
        return redirect(visit)
    context = {"form": form, "visit": visit, "is_asked": rules.is_asked(request.user, visit)}
    return render(request, "visits/cancel.html", context)


def visible_visit(request, pk: int) -> Visit:
    visits = Visit.objects.visible_to(request.user)
    visits = visits.select_related("team__school", "host__school", "slot__return_of")
    return get_object_or_404(visits, pk=pk)


def _slot_to_ask_for(request, pk: int) -> Slot:
    """Who sends the form after the slot or its team was withdrawn has it back with a sentence."""
    is_sent = request.method == "POST"
    slots = selectors.slots_to_ask_for(request.user, is_sent=is_sent)
    return get_object_or_404(slots.select_related("team__school", "team__cohort"), pk=pk)


def _seat(request, pk: int, seat: int) -> Seat:
    visit = visible_visit(request, pk)
    found = get_object_or_404(visit.seats.taken().select_related("person"), pk=seat)
    found.visit = visit
    return found


def _page(request, visit: Visit):
    page = selectors.visit_page(visit, request.user)
    is_to_come = visit.is_coming and not visit.has_begun
    context = {
        "page": page,
        "visit": visit,
        "panels": panels("visit_page_panels", visit, request.user),
        "waits": waiting_with(visit, request.user) if is_to_come else [],
        "links": links_of(visit) if visit.is_coming else None,
        "mark_form": MarkForm(candidates=page.candidates) if page.may_mark else None,
        "agree_form": AgreeForm(
            initial={
                "is_host_sure": visit.is_host_sure,
                "is_office_told": visit.is_office_told,
            }
        ),
    }
    return render(request, "visits/visit.html", context)


def _attempt(request, done: str, work) -> None:
    """Do it and say so, or say why not."""
    try:
        work()
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)


def number_of(text: str | None) -> int:
    """The number that a form or an address has, else 0."""
    is_number = bool(text) and text.isascii() and text.isdigit() and len(text) < 19
    return int(text) if is_number else 0
