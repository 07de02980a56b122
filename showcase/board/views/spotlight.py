"""The spotlight, for who runs the board: its queue, and what is on."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from incubator.core.errors import DomainError
from incubator.core.limits import limited

from ..forms.spotlights import ChangeForm, QueueForm, StepForm
from ..models import Board, Idea, Spotlight
from ..services import spotlights
from ..spotlight_page import offered, queue_page
from .boards import run_by


@require_safe
@login_required
def spotlight(request, slug):
    board = run_by(request, slug)
    context = {"board": board, "page": queue_page(board, request.user)}
    return render(request, "board/spotlight.html", context)


@require_POST
@login_required
@limited("boards")
def queue_spotlight(request, slug):
    board = run_by(request, slug)
    form = QueueForm(request.POST)
    thing = _offered(request, board, form.cleaned_data) if form.is_valid() else None
    if thing and _tried(request, spotlights.queue, board=board, thing=thing):
        messages.success(request, _("It is in the queue of the spotlight."))
    return _back(board)


@require_POST
@login_required
@limited("boards")
def spotlight_idea(request, slug, pk):
    """The button on an idea's card."""
    board = run_by(request, slug)
    idea = get_object_or_404(Idea.objects.visible_to(request.user).shown(), board=board, pk=pk)
    if _tried(request, spotlights.queue, board=board, thing=idea):
        messages.success(request, _("It is in the queue of the spotlight."))
    return redirect(idea)


@require_POST
@login_required
@limited("boards")
def step_spotlight(request, slug):
    board = run_by(request, slug)
    form = StepForm(request.POST)
    if form.is_valid():
        _tried(request, spotlights.step, board=board, **form.cleaned_data)
    return _back(board)


@require_POST
@login_required
@limited("boards")
def change_spotlight(request, slug, pk):
    board = run_by(request, slug)
    found = get_object_or_404(Spotlight, board=board, pk=pk)
    form = ChangeForm(request.POST)
    if form.is_valid():
        do = form.cleaned_data["do"]
        if do in {"earlier", "later"}:
            _tried(request, spotlights.move, spotlight=found, to=do)
        else:
            service = spotlights.show if do == "show" else spotlights.remove
            _tried(request, service, spotlight=found)
    return _back(board)


def _offered(request, board: Board, wanted: dict):
    """The thing, if it is still one that the facilitator may put into the queue."""
    return offered(board, request.user)[wanted["kind"]].filter(pk=wanted["thing"]).first()


def _tried(request, service, **values) -> bool:
    try:
        service(actor=request.user, **values)
    except DomainError as refusal:
        messages.error(request, str(refusal))
        return False
    return True


def _back(board: Board):
    return redirect("board:spotlight", board.slug)
