"""Posting, editing, withdrawing an iteration."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from cohorts.models import Team
from incubator.accounts.fresh import ask_again
from incubator.core.access import require
from incubator.core.errors import DomainError, StaleVersion
from incubator.core.limits import limited, spend

from .. import rules
from ..forms.iterations import initial_of
from ..models import Hack
from ..selectors import posting, revisions
from ..services import iterations
from .conflict import iteration_conflict, with_choices
from .form_page import form_page
from .lookup import is_discarded, visible_hack, visible_iteration
from .writing import Writing

DISCARDED = gettext_lazy(
    "Somebody discarded this draft while you were writing. Your words are kept in a new one. "
    "Its photos are gone."
)


@require_safe
@login_required
def post(request):
    """Straight to the form where there is one hack to post to, else a list of them."""
    hacks = list(posting.hacks_to_post_to(request.user))
    drafts = list(posting.drafts_of(request.user))
    if len(hacks) == 1 and all(draft.hack_id == hacks[0].pk for draft in drafts):
        return redirect("hacks:new_iteration", hacks[0].team.slug, hacks[0].slug)
    teams = list(Team.objects.of_member(request.user))
    active = [team for team in teams if not team.is_finished]
    context = {"hacks": hacks, "drafts": drafts, "teams": active}
    context["has_finished"] = bool(teams) and not active
    return render(request, "hacks/post.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@limited("iterations")
def new_iteration(request, team, hack):
    hack = _hack_to_post_to(request, team, hack)
    writing = Writing(request, hack)
    if request.method == "POST":
        return _answer(writing)
    draft = posting.open_draft(request.user, hack)
    if draft and "another" not in request.GET:
        return redirect(f"{draft.get_edit_url()}?resumed=1")
    return form_page(writing)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@limited("iterations")
def edit_iteration(request, team, hack, number):
    if is_discarded(request, team, hack, number):
        writing = Writing(request, _hack_to_post_to(request, team, hack))
        messages.warning(request, DISCARDED)
        return _answer(writing)
    iteration = visible_iteration(request, team, hack, number)
    require(rules.can_edit_iteration, request.user, iteration)
    writing = Writing(request, iteration.hack, iteration)
    if request.method == "POST":
        request.POST = with_choices(request.POST, initial_of(iteration))
        return _answer(writing)
    return form_page(writing)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def withdraw_iteration(request, team, hack, number):
    iteration = visible_iteration(request, team, hack, number)
    require(rules.can_withdraw_iteration, request.user, iteration)
    if request.method == "POST":
        try:
            iterations.withdraw_iteration(iteration=iteration, person=request.user)
        except DomainError as error:
            messages.error(request, str(error))
        return redirect(iteration)
    return render(request, "hacks/withdraw_iteration.html", {"iteration": iteration})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def discard_iteration(request, team, hack, number):
    iteration = visible_iteration(request, team, hack, number)
    require(rules.can_edit_iteration, request.user, iteration)
    if request.method == "POST":
        try:
            iterations.discard_draft(iteration=iteration, person=request.user)
        except DomainError as error:
            messages.error(request, str(error))
            return redirect(iteration)
        return redirect(iteration.hack)
    context = {"iteration": iteration, "has_feedback": posting.has_feedback(iteration)}
    return render(request, "hacks/discard_iteration.html", context)


@require_safe
@login_required
def iteration_history(request, team, hack, number):
    iteration = visible_iteration(request, team, hack, number)
    require(rules.can_see_history, request.user, iteration)
    entries = revisions.iteration_history(iteration)
    return render(request, "hacks/history.html", {"iteration": iteration, "entries": entries})


def _hack_to_post_to(request, team: str, hack: str) -> Hack:
    found = visible_hack(request, team, hack)
    require(rules.can_post_iteration, request.user, found)
    return found


def _answer(writing: Writing):
    """Keep, publish if asked, and go on; or show the form again with what is wrong."""
    request = writing.request
    spend(request, "photos", len(request.FILES.getlist("photos")))
    try:
        writing.keep()
        was_draft = writing.iteration.is_draft
        if writing.widens_consent and (asked := ask_again(request)):
            return asked
        if writing.is_final and writing.publish():
            messages.success(request, _thanks(writing.iteration, was_draft))
            return redirect(writing.iteration)
    except StaleVersion:
        return iteration_conflict(request, writing.hack, writing.iteration)
    except DomainError as error:
        messages.error(request, str(error))
        return form_page(writing)
    if writing.is_final or writing.is_incomplete or not writing.iteration.is_draft:
        return form_page(writing)
    return redirect(f"{writing.iteration.get_edit_url()}?saved=1")


def _thanks(iteration, is_new: bool) -> str:
    if iteration.waits_for_lead:
        return _("Saved. Everybody signed in can read it; your team lead decides on public.")
    if is_new:
        return _("Posted. Thank you for sharing what you tried.")
    return _("Saved. Earlier versions are kept.")
