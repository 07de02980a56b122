"""Reporting a thing, and the Office's queue of what was reported."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from incubator.core.access import require
from incubator.core.forms import attempt
from incubator.core.limits import limited

from .. import rules, selectors
from ..forms import DecisionForm, ReportForm
from ..kinds import kind_named
from ..models import Case
from ..services.decisions import decide
from ..services.reports import report_thing

PAGE_LENGTH = 20


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@limited("reports")
def report(request, kind, pk):
    found = kind_named(kind)
    thing = found.find(pk, request.user) if found else None
    if thing is None:
        raise Http404
    form = ReportForm(request.POST or None, kind=found)
    if form.is_valid():
        road = found.road or partial(report_thing, kind=found)
        values = {"thing": thing, "reporter": request.user, **form.cleaned_data}
        if attempt(form, road, **values):
            messages.success(request, found.thanks)
            return redirect(found.facts(thing).url)
    context = {"form": form, "kind": found, "facts": found.facts(thing)}
    return render(request, "trust/report.html", context)


@require_safe
@login_required
def moderation(request):
    require(rules.can_moderate, request.user)
    show = request.GET.get("show", "")
    state = show if show in Case.State.values else Case.State.WAITING
    page = Paginator(selectors.cases(state), PAGE_LENGTH).get_page(request.GET.get("page"))
    found = selectors.with_reports(page.object_list)
    context = {
        "page": page,
        "rows": selectors.with_things(found),
        "state": state,
        "states": Case.State,
    }
    return render(request, "trust/moderation.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@limited("decisions")
def case(request, pk):
    require(rules.can_moderate, request.user)
    row = selectors.reported(pk)
    if row is None:
        raise Http404
    form = DecisionForm(request.POST or None, possible=row.possible)
    if request.method == "POST" and form.is_valid():
        values = {"case": row.case, "actor": request.user, **form.cleaned_data}
        if _decided(form, values):
            messages.success(request, _("It is decided, and everybody concerned hears of it."))
            return redirect("trust:moderation")
    status = 422 if form.errors else 200
    return render(request, "trust/case.html", {"row": row, "form": form}, status=status)


def _decided(form: DecisionForm, values: dict) -> bool:
    attempt(form, decide, **values)
    return not form.errors
