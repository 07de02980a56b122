"""Visitors propose dates of their own; the host says yes to one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cohorts.models import Team
from incubator.core.access import require
from incubator.core.errors import DomainError
from incubator.core.forms import attempt
from incubator.core.limits import limited

from .. import rules, selectors
from ..forms.own_dates import AcceptForm, Proposal
from ..models import Candidate
from ..services import own_dates as service
from .visits import visible_visit


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@limited("visits")
def propose_dates(request, slug):
    host = _host(request, slug)
    rule = rules.can_come_to if request.method == "POST" else rules.can_propose
    require(rule, request.user, host)
    page = _proposal(request, host)
    if page.is_valid():
        values = page.form.cleaned_data | {"host": host, "dates": page.dates}
        try:
            visit = service.propose_dates(actor=request.user, **values)
        except DomainError as refusal:
            page.refuse(refusal)
        else:
            messages.success(request, _("The host is asked. You hear when it answers."))
            return redirect(visit)
    slots = selectors.open_slots_of(host)[:3]
    context = {"form": page.form, "rows": page.rows, "host": host, "slots": slots}
    return render(request, "visits/propose_dates.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@limited("visits")
def accept_date(request, pk, candidate):
    visit = visible_visit(request, pk)
    require(rules.can_agree, request.user, visit)
    found = get_object_or_404(visit.candidates.exclude(own_starts_at=None), pk=candidate)
    found.visit = visit
    if not visit.is_asking:
        return redirect(visit)
    people = selectors.who_can_come(found)
    form = _accepting(request, found, len(people))
    if form.is_valid():
        values = {"candidate": found, "values": form.values, "actor": request.user}
        if attempt(form, service.accept_date, **values):
            messages.success(request, _("The date is chosen. The visitors are told."))
            return redirect(visit)
    context = {"form": form, "visit": visit, "candidate": found, "people": people}
    return render(request, "visits/accept_date.html", context)


def _host(request, slug: str) -> Team:
    """Who sends the form after the host withdrew has it back with a sentence."""
    teams = selectors.hosts_to_ask(request.user, is_sent=request.method == "POST")
    return get_object_or_404(teams.select_related("school", "cohort"), slug=slug)


def _proposal(request, host: Team) -> Proposal:
    teams = selectors.visiting_teams(request.user, host)
    people = selectors.visitors_to_choose(teams)
    initial = {"people": [request.user.pk]}
    return Proposal(request.POST, teams=teams, people=people, initial=initial)


def _accepting(request, candidate: Candidate, visitors: int) -> AcceptForm:
    initial = selectors.proposed_details(candidate.visit.host) | {"seats": max(1, visitors)}
    return AcceptForm(request.POST or None, initial=initial, visitors=visitors)
