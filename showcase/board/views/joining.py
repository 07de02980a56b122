"""Coming to a board by the code that is read aloud in the room."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from incubator.core.limits import spend

from ..models import Board


@require_safe
@login_required
def board_join(request, code):
    """To the board, for who may see it; right and wrong codes are counted alike."""
    spend(request, "join_codes")
    board = Board.objects.visible_to(request.user).joined_by(code).first()
    if board is None:
        raise Http404
    return redirect(board)
