"""Anybody who sees an idea can ask the facilitator to look at it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from incubator.core.forms import attempt
from incubator.core.limits import limited, spend
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
    return _report(request, idea, reporter=None, guest=guest)


@require_http_methods(["GET", "HEAD", "POST"])
@or_guest(report_as_guest)
@limited("reports")
def report_idea(request, slug, pk):
    idea = visible_idea(request, slug, pk)
    return _report(request, idea, reporter=request.user)


def _report(request, idea: Idea, **by):
    if idea.is_gone:
        return redirect(idea.board)
    form = ReportForm(request.POST or None)
    if form.is_valid() and attempt(form, report, idea=idea, **by, **form.cleaned_data):
        messages.success(request, _("Thank you. The facilitator looks at the idea."))
        return redirect(idea)
    return render(request, "board/report_idea.html", {"form": form, "idea": idea})
