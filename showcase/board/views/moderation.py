"""The facilitator's queue, and what is decided there; also on the board itself."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from incubator.core.errors import DomainError
from incubator.core.limits import limited

from ..desk import desk_of
from ..forms.moderation import CodeForm
from ..models import Guest, Idea
from ..services import guests, moderation
from .boards import run_by


@require_safe
@login_required
def board_queue(request, slug):
    board = run_by(request, slug)
    context = {"board": board, "desk": desk_of(board), "socket": f"/ws/boards/{slug}/?desk=1"}
    return render(request, "board/queue.html", context)


@require_POST
@login_required
@limited("boards")
def approve_idea(request, slug, pk):
    idea = _idea(request, slug, pk)
    trusts_guest = "trust" in request.POST
    moderation.approve_idea(idea=idea, actor=request.user, trusts_guest=trusts_guest)
    return redirect(idea.board.desk_url)


@require_POST
@login_required
@limited("boards")
def hide_idea(request, slug, pk):
    idea = _idea(request, slug, pk)
    moderation.hide_idea(idea=idea, actor=request.user)
    messages.success(request, _("The idea is off the board. You can undo this in the queue."))
    return redirect(idea.board if "board" in request.POST else idea.board.desk_url)


@require_POST
@login_required
@limited("boards")
def show_idea(request, slug, pk):
    idea = _idea(request, slug, pk)
    try:
        moderation.show_idea(idea=idea, actor=request.user)
    except DomainError as refusal:
        messages.error(request, str(refusal))
    return redirect(idea.board.desk_url)


@require_POST
@login_required
@limited("boards")
def leave_idea(request, slug, pk):
    """It was reported, and stays."""
    idea = _idea(request, slug, pk)
    moderation.leave_idea(idea=idea, actor=request.user)
    return redirect(idea.board.desk_url)


@require_POST
@login_required
@limited("boards")
def end_guest(request, slug, number):
    board = run_by(request, slug)
    guest = get_object_or_404(Guest, board=board, number=number)
    guests.end_guest(guest=guest, actor=request.user)
    messages.success(request, _("%(guest)s does not take part any more.") % {"guest": guest})
    return redirect(board.desk_url)


@require_POST
@login_required
@limited("boards")
def change_code(request, slug):
    board = run_by(request, slug)
    form = CodeForm(request.POST)
    if form.is_valid():
        is_off = form.cleaned_data["do"] == "off"
        seen = form.cleaned_data["seen"]
        guests.change_code(board=board, seen=seen, is_off=is_off, actor=request.user)
        messages.success(request, _("The old code leads nowhere any more."))
    return redirect("board:board_settings", slug)


def _idea(request, slug: str, pk: int) -> Idea:
    """Any idea of the board, those that nobody else sees too."""
    board = run_by(request, slug)
    idea = get_object_or_404(Idea, board=board, pk=pk)
    idea.board = board
    return idea
