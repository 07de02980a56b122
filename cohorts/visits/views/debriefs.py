"""After a visit."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from incubator.core.access import require
from incubator.core.forms import attempt
from incubator.core.limits import limited

from .. import rules
from ..forms.debriefs import DebriefForm, HostDebriefForm
from ..selectors import debriefs as selectors
from ..services import debriefs as service
from .visits import visible_visit


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@limited("visits")
def debrief(request, pk):
    visit = visible_visit(request, pk)
    require(rules.can_debrief, request.user, visit)
    form = _form(request, visit)
    if form.is_valid():
        values = {"visit": visit, "person": request.user, **form.cleaned_data}
        if attempt(form, service.write_debrief, **values):
            messages.success(request, _("Thank you. Both teams can read it."))
            return redirect(visit)
    return render(request, "visits/debrief.html", {"form": form, "visit": visit})


@require_POST
@login_required
@limited("hacks")
def make_hack(request, pk, take_away):
    visit = visible_visit(request, pk)
    found = get_object_or_404(visit.take_aways, pk=take_away)
    found.visit = visit
    require(rules.can_make_hack, request.user, found)
    return redirect(service.make_hack(take_away=found, author=request.user))


def _form(request, visit):
    data, initial = request.POST or None, selectors.own_debrief(visit, request.user)
    if visit.seats.taken().filter(person=request.user).exists():
        hacks = selectors.hacks_to_credit(visit, request.user)
        return DebriefForm(data, initial=initial, hacks=hacks)
    return HostDebriefForm(data, initial=initial)
