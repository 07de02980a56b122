"""Columns of a board, and moving ideas between them; without script all of it is forms."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from incubator.core.errors import DomainError
from incubator.core.forms import attempt
from incubator.core.limits import limited
from incubator.core.typed import is_from_script

from .. import rules
from ..forms.grouping import ColumnForm, MoveForm, NewColumnForm
from ..messages import cards
from ..models import Idea
from ..phases import Act
from ..services import columns as service
from .boards import run_by
from .ideas import visible_idea


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@limited("boards")
def columns(request, slug):
    """The facilitator's list of columns, with a form for each and for a new one."""
    board = run_by(request, slug)
    form = NewColumnForm(request.POST or None)
    if form.is_valid() and attempt(
        form, service.add_column, board=board, actor=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The column is on the board."))
        return redirect("board:columns", slug)
    context = {
        "board": board,
        "form": form,
        "columns": board.columns.all(),
        "may_name": board.allows(Act.GROUP),
    }
    return render(request, "board/columns.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
@limited("boards")
def rename_column(request, slug, column):
    run_by(request, slug)
    form = ColumnForm(request.POST)
    if form.is_valid():
        return _change(request, slug, column, service.rename_column, **form.cleaned_data)
    messages.error(request, _("Write a name of 60 characters at most."))
    return redirect("board:columns", slug)


@require_POST
@login_required
@limited("boards")
def remove_column(request, slug, column):
    return _change(request, slug, column, service.remove_column)


@require_POST
@login_required
@limited("boards")
def bring_forward(request, slug, column):
    return _change(request, slug, column, service.bring_forward)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@limited("moves")
def move_idea(request, slug, pk):
    """Everybody who sees the board can move cards, while the phase lets one."""
    idea = visible_idea(request, slug, pk)
    form = MoveForm(request.POST or None, board=idea.board, initial={"column": idea.column_id})
    if request.method == "POST":
        return _move(request, idea, form)
    if idea.is_merged:
        return redirect("board:move_idea", slug, idea.merged_into_id)
    if not idea.board.allows(Act.GROUP) or idea.is_gone:
        messages.info(request, Act.GROUP.label)
        return redirect(idea.board)
    may_merge = rules.can_merge(request.user, idea)
    context = {"form": form, "idea": idea, "may_merge": may_merge}
    return render(request, "board/move_idea.html", context)


def _move(request, idea: Idea, form: MoveForm):
    refused = ""
    if not form.is_valid():
        refused = _("This column has left the board meanwhile.")
    else:
        try:
            service.move_idea(idea=idea, actor=request.user, **form.cleaned_data)
        except DomainError as refusal:
            refused = str(refusal)
    if is_from_script(request):
        told = {**cards([idea.pk]), "error": refused}
        return JsonResponse(told, status=409 if refused else 200)
    if refused:
        messages.error(request, refused)
    return redirect(idea)


def _change(request, slug: str, pk: int, change, **values):
    board = run_by(request, slug)
    column = board.columns.filter(pk=pk).first()
    if column is None:
        messages.info(request, _("This column has left the board meanwhile."))
        return redirect("board:columns", slug)
    try:
        change(column=column, actor=request.user, **values)
    except DomainError as refusal:
        messages.error(request, str(refusal))
    return redirect("board:columns", slug)
