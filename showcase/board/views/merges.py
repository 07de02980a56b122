"""Merging two ideas, with a page that asks first, and taking them apart."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from incubator.core.access import require
from incubator.core.errors import DomainError
from incubator.core.forms import attempt
from incubator.core.limits import limited

from .. import rules, selectors
from ..forms.grouping import MergeForm
from ..phases import Act
from ..services import merges as service
from .ideas import visible_idea


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@limited("moves")
def merge_idea(request, slug, pk):
    """``?into=`` names the other idea, where a card was dropped on it."""
    idea = visible_idea(request, slug, pk)
    if idea.is_merged:
        return redirect(idea.merged_into)
    others = selectors.ideas_to_merge_with(idea, request.user)
    form = MergeForm(request.POST or None, ideas=others, initial=request.GET.dict())
    if form.is_valid():
        into = form.cleaned_data["into"]
        require(rules.can_merge, request.user, idea, into)
        if attempt(form, service.merge_ideas, idea=idea, into=into, actor=request.user):
            messages.success(request, _("The two ideas are one now."))
            return redirect(into)
    into = others.filter(pk=_number(request.GET.get("into", ""))).first()
    require(rules.can_merge, request.user, idea, into)
    if not idea.board.allows(Act.GROUP) or idea.is_gone:
        messages.info(request, Act.GROUP.label)
        return redirect(idea.board)
    context = {"form": form, "idea": idea, "into": into}
    return render(request, "board/merge_idea.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
@limited("moves")
def unmerge_idea(request, slug, pk):
    idea = visible_idea(request, slug, pk)
    require(rules.can_unmerge, request.user, idea)
    try:
        service.unmerge_idea(idea=idea, actor=request.user)
    except DomainError as refusal:
        messages.error(request, str(refusal))
        return redirect(idea.merged_into.page_url if idea.merged_into else idea.board)
    messages.success(request, _("The ideas stand by themselves again."))
    return redirect(idea)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
