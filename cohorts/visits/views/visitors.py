"""Who comes to a visit that has a date."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from incubator.core.access import require
from incubator.core.forms import attempt
from incubator.core.limits import limited

from .. import rules, selectors
from ..forms import VisitorForm
from ..services import visitors as service
from .visits import visible_visit


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@limited("visits")
def add_visitor(request, pk):
    visit = visible_visit(request, pk)
    require(rules.can_add_visitor, request.user, visit)
    form = VisitorForm(request.POST or None, people=selectors.visitors_to_add(visit))
    if form.is_valid():
        values = {"visit": visit, "actor": request.user, **form.cleaned_data}
        if attempt(form, service.add_visitor, **values):
            messages.success(request, _("The seat is taken. Note who covers the class."))
            return redirect(visit)
    may_wait = rules.can_ask(request.user, visit.slot)
    context = {"form": form, "visit": visit, "may_wait": may_wait}
    return render(request, "visits/add_visitor.html", context)
