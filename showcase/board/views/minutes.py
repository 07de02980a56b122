"""The minutes of a finished board: a page to read and print, and a table."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from incubator.core import audit
from incubator.core.exports import csv_response
from incubator.core.limits import limited

from ..minutes import Minutes, minutes_of
from .boards import visible_board


@require_safe
@login_required
def minutes(request, slug):
    board = visible_board(request, slug)
    if not board.is_closed:
        messages.info(request, _("The minutes are there once the board is closed."))
        return redirect(board)
    return render(request, "board/minutes.html", {"minutes": minutes_of(board, request.user)})


@require_POST
@login_required
@limited("exports")
def export_minutes(request, slug):
    board = visible_board(request, slug)
    if not board.is_closed:
        return redirect(board)
    rows = _rows(minutes_of(board, request.user))
    audit.record(request.user, "minutes.exported", board, rows=len(rows))
    head = [_("Idea"), _("More about it"), _("Team"), _("Dots"), _("Taken by"), _("Column")]
    return csv_response(f"{board.slug}.csv", head, rows)


def _rows(minutes: Minutes) -> list[list]:
    columns = {column.pk: column.name for column in minutes.board.columns.all()}
    return [
        [
            idea.title,
            idea.text,
            idea.credits,
            idea.vote_count if minutes.shows_counts else "",
            ", ".join(str(one.team) for one in idea.tries.all()),
            columns.get(idea.column_id, ""),
        ]
        for idea in minutes.ideas
    ]
