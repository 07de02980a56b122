"""A school's bell periods: its leads and the Office write them, slots of visits offer them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from incubator.core.access import require
from incubator.core.errors import DomainError
from incubator.core.limits import limited

from .. import rules
from ..forms.bell_periods import PeriodFormSet, rows_of
from ..models import School
from ..services.bell_periods import keep_periods


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@limited("visits")
def bell_periods(request, slug):
    school = get_object_or_404(School, slug=slug)
    require(rules.can_set_periods, request.user, school)
    rows = PeriodFormSet(request.POST or None, prefix="period", initial=rows_of(school))
    if rows.is_valid():
        try:
            keep_periods(school=school, periods=rows.periods, actor=request.user)
        except DomainError as refusal:
            rows.refuse(refusal)
        else:
            messages.success(request, _("The bell periods are saved."))
            return redirect("cohorts:bell_periods", school.slug)
    return render(request, "cohorts/bell_periods.html", {"school": school, "rows": rows})
