"""What a guest of a board sees and does: a short list, and all other pages ask to sign in."""

from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from incubator.core.access import require
from incubator.core.forms import attempt
from incubator.core.limits import spend
from incubator.core.typed import SAFE, is_from_script

from .. import guest_pages, rules
from ..forms import IdeaForm
from ..forms.ideas import EditIdeaForm
from ..guest_tokens import digest_in, take_back
from ..models import Guest, Idea
from ..services import ideas
from ..services.guests import leave_as_guest
from .showing import number_of, show_board


def or_guest(guest_view):
    """People see the view below, a guest of this board sees ``guest_view(request, guest, …)``;
    whose time as a guest has ended reads so; others sign in."""

    def decorate(view):
        for_people = login_required(view)

        @wraps(view)
        def chosen(request, slug, **names):
            if request.user.is_authenticated or not digest_in(request.COOKIES, slug):
                return for_people(request, slug=slug, **names)
            guest = guest_pages.guest_in(request.COOKIES, slug)
            response = guest_view(request, guest, **names) if guest else _ended(request)
            patch_cache_control(response, private=True, no_store=True)
            return response

        return chosen

    return decorate


def guest_board(request, guest: Guest):
    return show_board(request, guest_pages.guest_board_page(guest), IdeaForm())


def guest_board_state(request, guest: Guest):
    return JsonResponse(guest_pages.guest_state(guest, number_of(request)))


def guest_add_idea(request, guest: Guest):
    _spend(request, guest)
    form = IdeaForm(request.POST)
    if form.is_valid():
        values = {"board": guest.board, "author": None, "team": None, "guest": guest}
        if idea := attempt(form, ideas.add_idea, **values, **form.cleaned_data):
            if is_from_script(request):
                return JsonResponse({"idea": guest_pages.own_card(idea)})
            messages.success(request, _said_of(idea))
            return redirect(idea)
    if is_from_script(request):
        return JsonResponse({"errors": form.errors}, status=422)
    return show_board(request, guest_pages.guest_board_page(guest), form, status=422)


def guest_edit_idea(request, guest: Guest, pk: int):
    idea = _own_idea(guest, pk)
    _spend(request, guest)
    if request.method in SAFE:
        require(rules.can_guest_change_idea, guest, idea)
    form = EditIdeaForm(request.POST or None, initial={"title": idea.title, "text": idea.text})
    if form.is_valid() and attempt(
        form, ideas.edit_idea, idea=idea, editor=None, **form.cleaned_data
    ):
        messages.success(request, _("Your idea is changed."))
        return redirect(idea)
    return render(request, "board/edit_idea.html", {"form": form, "idea": idea})


def guest_withdraw_idea(request, guest: Guest, pk: int):
    idea = _own_idea(guest, pk)
    _spend(request, guest)
    if request.method == "POST" and idea.is_withdrawn:
        return redirect(idea.board)
    require(rules.can_guest_withdraw_idea, guest, idea)
    if request.method == "POST":
        ideas.withdraw_idea(idea=idea, actor=None)
        messages.success(request, _("Your idea is withdrawn."))
        return redirect(idea.board)
    return render(request, "board/withdraw_idea.html", {"idea": idea})


def guest_leave(request, guest: Guest):
    leave_as_guest(guest=guest)
    messages.success(request, _("You have left the board. What you posted stays on it."))
    response = redirect("board:type_code")
    take_back(response, guest.board.slug)
    return response


def _spend(request, guest: Guest) -> None:
    """A guest posts less than a person; many guests share an address."""
    if request.method not in SAFE:
        spend(request, "guest_ideas", who=guest.key)
        spend(request, "guest_ideas")


def _own_idea(guest: Guest, pk: int) -> Idea:
    idea = get_object_or_404(Idea, guest=guest, hidden_at=None, pk=pk)
    idea.board = guest.board
    return idea


def _said_of(idea: Idea) -> str:
    if idea.is_held:
        return _("Your idea waits for the facilitator.")
    return _("Your idea is on the board.")


def _ended(request):
    if is_from_script(request):
        return JsonResponse(
            {"error": _("You do not take part in this board any more.")}, status=410
        )
    return render(request, "board/guest_ended.html", status=410)
