"""After a visit."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from incubator.core.access import require
from incubator.core.errors import DomainError
from incubator.core.forms import attempt
from incubator.core.limits import limited

from .. import rules
from ..forms.debriefs import DebriefForm, ReflectionForm
from ..selectors import debriefs as selectors
from ..selectors.after import afterwards
from ..selectors.evidence import own_notes
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
            return redirect("visits:debrief_thanks", visit.pk)
    is_reflection = isinstance(form, ReflectionForm)
    context = {"form": form, "visit": visit, "is_reflection": is_reflection}
    context["notes"] = own_notes(visit, request.user)
    return render(request, "visits/debrief.html", context)


@require_safe
@login_required
def debrief_thanks(request, pk):
    visit = visible_visit(request, pk)
    require(rules.can_debrief, request.user, visit)
    after = afterwards(visit, request.user)
    mine = [one for one in after.take_aways if one.person_id == request.user.pk]
    context = {"visit": visit, "after": after, "take_aways": mine}
    return render(request, "visits/debrief_thanks.html", context)


@require_POST
@login_required
@limited("hacks")
def make_hack(request, pk, take_away):
    visit = visible_visit(request, pk)
    found = get_object_or_404(visit.take_aways, pk=take_away)
    found.visit = visit
    require(rules.can_make_hack, request.user, found)
    try:
        return redirect(service.make_hack(take_away=found, author=request.user))
    except DomainError as refusal:
        messages.error(request, str(refusal))
        return redirect(visit)


def _form(request, visit):
    data, initial = request.POST or None, selectors.own_debrief(visit, request.user)
    if visit.seats.taken().filter(person=request.user).exists():
        hacks = selectors.hacks_to_credit(visit, request.user)
        return DebriefForm(data, initial=initial, hacks=hacks)
    return ReflectionForm(data, initial=initial)
