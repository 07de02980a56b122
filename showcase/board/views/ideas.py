"""Ideas and dots; every button is a form, so all of it works without script."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from incubator.core.access import require
from incubator.core.errors import DomainError
from incubator.core.forms import attempt
from incubator.core.limits import limited
from incubator.core.typed import is_from_script

from .. import rules, selectors
from ..forms import IdeaForm
from ..forms.ideas import EditIdeaForm, TakeIdeaForm
from ..messages import cards
from ..models import Idea
from ..services import ideas, tries, votes
from . import guests
from .boards import board_response, visible_board
from .guests import or_guest


@require_POST
@or_guest(guests.guest_add_idea)
@limited("ideas")
def add_idea(request, slug):
    board = visible_board(request, slug)
    form = IdeaForm(request.POST)
    if form.is_valid():
        author = {"author": request.user, "team": selectors.team_on(board, request.user)}
        if idea := attempt(form, ideas.add_idea, board=board, **author, **form.cleaned_data):
            if is_from_script(request):
                return JsonResponse({"idea": cards([idea.pk])["ideas"][0]})
            messages.success(request, _("Your idea is on the board."))
            return redirect(idea)
    if is_from_script(request):
        return JsonResponse({"errors": form.errors}, status=422)
    return board_response(request, board, form, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
@or_guest(guests.guest_edit_idea)
@limited("ideas")
def edit_idea(request, slug, pk):
    idea = visible_idea(request, slug, pk)
    is_sent_by_author = request.method == "POST" and idea.author_id == request.user.pk
    if not is_sent_by_author:  # whose time ran out while typing reads it beside the text
        require(rules.can_change_idea, request.user, idea)
    initial = {"title": idea.title, "text": idea.text}
    form = EditIdeaForm(request.POST or None, initial=initial)
    if form.is_valid():
        values = {"idea": idea, "editor": request.user, **form.cleaned_data}
        if attempt(form, ideas.edit_idea, **values):
            messages.success(request, _("Your idea is changed."))
            return redirect(idea)
    return render(request, "board/edit_idea.html", {"form": form, "idea": idea})


@require_http_methods(["GET", "HEAD", "POST"])
@or_guest(guests.guest_withdraw_idea)
@limited("ideas")
def withdraw_idea(request, slug, pk):
    idea = visible_idea(request, slug, pk)
    if request.method == "POST" and idea.is_withdrawn and idea.author_id == request.user.pk:
        return redirect(idea.board)
    require(rules.can_withdraw_idea, request.user, idea)
    if request.method == "POST":
        ideas.withdraw_idea(idea=idea, actor=request.user)
        messages.success(request, _("Your idea is withdrawn."))
        return redirect(idea.board)
    return render(request, "board/withdraw_idea.html", {"idea": idea})


@require_POST
@login_required
@limited("votes")
def cast_vote(request, slug, pk):
    return _vote(request, votes.cast_vote, slug, pk)


@require_POST
@login_required
@limited("votes")
def take_vote_back(request, slug, pk):
    return _vote(request, votes.take_vote_back, slug, pk)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@limited("hacks")
def take_idea(request, slug, pk):
    """We'll try it: the idea becomes a hack of one's team."""
    idea = visible_idea(request, slug, pk)
    require(rules.can_take_ideas, request.user, idea.board)
    if idea.is_gone:  # its words are its author's alone
        messages.error(request, tries.GONE)
        return redirect(idea.board)
    form = TakeIdeaForm(request.POST or None, teams=idea.board.teams_of(request.user))
    if form.is_valid():
        values = {"idea": idea, "author": request.user, **form.cleaned_data}
        if one := attempt(form, tries.take_idea, **values):
            messages.success(request, _("Your team has a hack now. Make the design your own."))
            return redirect("hacks:edit_hack", one.team.slug, one.hack.slug)
    return render(request, "board/take_idea.html", {"form": form, "idea": idea})


@require_POST
@login_required
@limited("votes")
def follow_idea(request, slug, pk):
    idea = visible_idea(request, slug, pk)
    ideas.follow_idea(idea=idea, person=request.user)
    return redirect(_where_from(request, idea))


@require_POST
@login_required
@limited("votes")
def unfollow_idea(request, slug, pk):
    idea = visible_idea(request, slug, pk)
    ideas.unfollow_idea(idea=idea, person=request.user)
    return redirect(_where_from(request, idea))


def _where_from(request, idea) -> str:
    """The idea's own page for who was there, else its card on the board."""
    return idea.page_url if request.POST.get("from") == "idea" else idea.get_absolute_url()


def _vote(request, service, slug: str, pk: int):
    idea = visible_idea(request, slug, pk, "board")
    refused = ""
    try:
        service(idea=idea, voter=request.user)
    except DomainError as refusal:
        refused = str(refusal)
    if is_from_script(request):
        state = selectors.dots_of(idea, request.user)
        return JsonResponse({**state, "error": refused}, status=409 if refused else 200)
    if refused:
        messages.error(request, refused)
    return redirect(idea)


def visible_idea(request, slug: str, pk: int, *related: str) -> Idea:
    """The idea with what pages say of it, or with what is named alone; Http404 without the right
    to see it.
    """
    related = related or ("board__cohort", "merged_into__board")
    ideas = Idea.objects.visible_to(request.user).select_related(*related)
    return get_object_or_404(ideas, board__slug=slug, pk=pk)
