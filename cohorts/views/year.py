"""The Office's page of the school year: which cohorts run, which ended, and what is over."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from incubator.core.access import require
from incubator.core.panels import panels

from .. import rules
from ..models import Cohort
from ..selectors.endings import cohorts_with_numbers, end_in_numbers
from ..selectors.school_year import to_roll
from ..services.endings import complete_cohort as complete
from ..services.endings import reopen_cohort as reopen
from ..services.school_year import roll_school_year


@require_safe
@login_required
def year(request):
    require(rules.can_run_cohorts, request.user)
    context = {"cohorts": cohorts_with_numbers(), "now": to_roll()}
    return render(request, "cohorts/year/year.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def complete_cohort(request, slug):
    """First what would happen, in numbers; then it does."""
    cohort = _cohort(request, slug)
    if request.method == "POST":
        complete(cohort=cohort, actor=request.user)
        messages.success(request, _("%(cohort)s is completed.") % {"cohort": cohort})
        return redirect("cohorts:year")
    if cohort.is_completed:
        return redirect("cohorts:year")
    numbers, more = end_in_numbers(cohort), panels("cohort_end_panels", cohort, request.user)
    context = {"cohort": cohort, "numbers": numbers, "panels": more}
    return render(request, "cohorts/year/complete.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def reopen_cohort(request, slug):
    cohort = _cohort(request, slug)
    if request.method == "POST":
        reopen(cohort=cohort, actor=request.user)
        messages.success(request, _("%(cohort)s is open again.") % {"cohort": cohort})
        return redirect("cohorts:year")
    if not cohort.is_completed:
        return redirect("cohorts:year")
    return render(request, "cohorts/year/reopen.html", {"cohort": cohort})


@require_POST
@login_required
def roll_year(request):
    require(rules.can_run_cohorts, request.user)
    done = roll_school_year(actor=request.user)
    sentence = _(
        "Done. Cohorts completed: %(cohorts)s. Invitations withdrawn: %(invitations)s. People "
        "reminded: %(reminded)s."
    )
    words = {name: getattr(done, name) for name in ("cohorts", "invitations", "reminded")}
    messages.success(request, sentence % words)
    return redirect("cohorts:year")


def _cohort(request, slug: str) -> Cohort:
    require(rules.can_run_cohorts, request.user)
    return get_object_or_404(cohorts_with_numbers(), slug=slug)
