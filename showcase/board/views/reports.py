"""Anybody who sees an idea can ask the facilitator to look at it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from incubator.core.forms import attempt
from incubator.core.limits import spend
from incubator.core.typed import SAFE

from ..forms.moderation import ReportForm
from ..models import Guest, Idea
from ..services.reports import report_idea as report
from .guests import or_guest
from .ideas import visible_idea


def report_as_guest(request, guest: Guest, pk: int):
    idea = get_object_or_404(Idea.objects.visible_to_guest(guest).shown(), pk=pk)
    if request.method not in SAFE:
        spend(request, "reports", who=guest.key)
    return _report(request, idea, guest)


@require_http_methods(["GET", "HEAD", "POST"])
@or_guest(report_as_guest)
def report_idea(request, slug, pk):
    """People report everything on one page of the site; guests of a board know no other."""
    idea = visible_idea(request, slug, pk)
    if idea.is_gone:
        return redirect(idea.board)
    return redirect("trust:report", "idea", idea.pk)


def _report(request, idea: Idea, guest: Guest):
    form = ReportForm(request.POST or None)
    by = {"reporter": None, "guest": guest}
    if form.is_valid() and attempt(form, report, idea=idea, **by, **form.cleaned_data):
        messages.success(request, _("Thank you. The facilitator looks at the idea."))
        return redirect(idea)
    return render(request, "board/report_idea.html", {"form": form, "idea": idea})
