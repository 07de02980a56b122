"""The coach's queue, and what a coach has seen."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cohorts.rules import is_coach
from incubator.core.access import require
from incubator.core.errors import DomainError

from ..rules import can_mark_seen
from ..selectors import coach
from ..services import feedback
from .lookup import visible_iteration


@require_safe
@login_required
def coach_queue(request):
    require(is_coach, request.user)
    return render(request, "hacks/coach_queue.html", {"queue": coach.coach_queue(request.user)})


@require_POST
@login_required
def mark_seen(request, team, hack, number):
    iteration = visible_iteration(request, team, hack, number)
    require(can_mark_seen, request.user, iteration)
    try:
        feedback.mark_seen(iteration=iteration, coach=request.user)
    except DomainError as refusal:
        messages.error(request, str(refusal))
        return redirect(iteration)
    if request.headers.get("Accept") == "application/json":
        return HttpResponse(status=204)
    messages.success(request, _("The team can see that you have read this iteration."))
    return redirect(iteration)
