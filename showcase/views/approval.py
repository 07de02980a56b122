"""A lead reads a highlight before it goes out, and gives the team's word."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from incubator.core.access import require
from incubator.core.forms import attempt
from incubator.core.limits import limited

from .. import rules
from ..checks import EASY_GRADE, checks_of
from ..forms.approval import AnswerForm
from ..models import HighlightPage
from ..selectors.approval import asking_of, how_it_stands, may_read, standing_of_teams
from ..services import approval


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@limited("highlights")
def approve_highlight(request, pk):
    """The revision that waits, as readers would see it, for the teams in it and the Office."""
    page = get_object_or_404(HighlightPage.objects.asked_of(request.user), pk=pk)
    if request.method == "POST":
        require(rules.can_answer_for_team, request.user, page)
    form = AnswerForm(request.POST or None)
    if form.is_valid() and _answered(form, page, request.user):
        page.refresh_from_db()
        messages.success(request, _("Thank you. %(now)s") % {"now": how_it_stands(page)})
        return redirect("showcase:approve_highlight", page.pk)
    return _reading(request, page, form)


@require_POST
@login_required
@limited("highlights")
def take_back_highlight(request, pk):
    """So that the Office can write on; its teams are asked again."""
    page = get_object_or_404(HighlightPage.objects.asked_of(request.user), pk=pk)
    require(rules.can_take_back_highlight, request.user, page)
    approval.take_back_highlight(page=page, actor=request.user)
    messages.success(request, _("You can write on. The teams are asked when you submit it again."))
    return redirect("wagtailadmin_pages:edit", page.pk)


def _answered(form: AnswerForm, page: HighlightPage, lead) -> bool:
    attempt(form, approval.answer_for_team, page=page, lead=lead, **form.cleaned_data)
    return not form.errors


def _reading(request, page: HighlightPage, form: AnswerForm):
    asking = asking_of(page)
    if asking is None:
        context = {"page": page, "standing": how_it_stands(page), "errors": form.non_field_errors()}
        return render(request, "showcase/nothing_to_approve.html", context)
    if not may_read(request.user, asking):
        raise Http404
    form.initial["seen"] = asking.fingerprint
    context = asking.page.get_context(request)
    context |= {
        "checks": checks_of(asking.page, context["public_log"]),
        "form": form,
        "teams": standing_of_teams(asking.page),
        "easy_grade": EASY_GRADE,
        "may_answer": page.team_words.open().of_lead(request.user).exists(),
        "may_take_back": rules.can_take_back_highlight(request.user, page),
    }
    return render(request, "showcase/approve.html", context)
