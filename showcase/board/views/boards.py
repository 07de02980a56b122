"""Boards: the list, the board itself, and running it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from incubator.accounts.session_limits import no_use
from incubator.core.access import require
from incubator.core.errors import DomainError
from incubator.core.forms import attempt
from incubator.core.limits import limited

from .. import rules, selectors
from ..forms import BoardForm, IdeaForm, PhaseForm, TimerForm
from ..forms.boards import SettingsForm
from ..models import Board
from ..services import boards as service
from ..similar import Similar
from . import guests
from .guests import or_guest
from .showing import number_of, show_board


@require_safe
@login_required
def board_list(request):
    context = {
        "boards": selectors.boards_of(request.user),
        "may_open": rules.can_pose_question(request.user),
    }
    return render(request, "board/board_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@limited("boards")
def open_board(request):
    require(rules.can_pose_question, request.user)
    form = BoardForm(request.POST or None)
    if form.is_valid():
        return redirect(service.open_board(actor=request.user, **form.values))
    return render(request, "board/board_form.html", {"form": form})


@require_safe
@or_guest(guests.guest_board)
def board(request, slug):
    return board_response(request, visible_board(request, slug), IdeaForm())


@require_safe
@or_guest(guests.guest_board_state)
@never_cache
@no_use
def board_state(request, slug):
    """What changed since the page's number: after a gap, and where there is no socket."""
    board = visible_board(request, slug)
    return JsonResponse(selectors.state_for(board, request.user, number_of(request)))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@limited("boards")
def board_settings(request, slug):
    board = run_by(request, slug)
    form = SettingsForm(request.POST or None, instance=visible_board(request, slug))
    if form.is_valid():
        changed = {"board": board, "values": form.cleaned_data, "actor": request.user}
        if attempt(form, service.change_settings, **changed):
            messages.success(request, _("The board’s settings are saved."))
            return redirect(board)
    return render(request, "board/board_form.html", {"form": form, "board": board})


@require_POST
@login_required
@limited("boards")
def move_phase(request, slug):
    board = run_by(request, slug)
    form = PhaseForm(request.POST)
    if form.is_valid():
        try:
            service.move_phase(board=board, actor=request.user, **form.cleaned_data)
        except DomainError as refusal:
            messages.error(request, str(refusal))
    return redirect(board)


@require_POST
@login_required
@limited("boards")
def set_timer(request, slug):
    board = run_by(request, slug)
    form = TimerForm(request.POST)
    if form.is_valid():
        minutes = form.cleaned_data["minutes"]
        service.set_timer(board=board, minutes=minutes, actor=request.user)
    else:
        messages.error(request, _("A timer runs for 1 to 120 minutes."))
    return redirect(board)


def board_response(
    request, board: Board, form: IdeaForm, *, similar: Similar | None = None, status: int = 200
):
    """The board's page, with the form for an idea as it was sent, and what is like it."""
    page = selectors.board_page(board, request.user)
    return show_board(request, page, form, similar=similar, status=status)


def visible_board(request, slug: str) -> Board:
    boards = Board.objects.visible_to(request.user).select_related("cohort")
    return get_object_or_404(boards, slug=slug)


def run_by(request, slug: str) -> Board:
    board = visible_board(request, slug)
    require(rules.can_facilitate, request.user, board)
    return board
