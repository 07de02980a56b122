"""Coming to a board by the code that is read aloud in the room."""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from incubator.core.errors import DomainError
from incubator.core.limits import spend

from ..guest_notice import notice
from ..guest_pages import guest_in
from ..guest_tokens import hand_out
from ..models import Board
from ..rules import can_be_joined_by_guests
from ..services.guests import let_guest_in


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def board_join(request, code):
    """To the board, for who may see it; right and wrong codes are counted alike."""
    spend(request, "join_codes")
    boards = Board.objects.joined_by(code).select_related("cohort")
    if request.user.is_authenticated:
        boards = boards.visible_to(request.user)
    board = boards.first()
    if board is None:
        raise Http404
    if request.user.is_authenticated:
        return redirect(board)
    return _join_as_guest(request, board)


def _join_as_guest(request, board: Board):
    """First the notice, then a place on the board; who has one already is led there."""
    if guest_in(request.COOKIES, board.slug):
        return redirect(board)
    if not can_be_joined_by_guests(board):
        return redirect_to_login(request.get_full_path())
    if request.method == "POST" and "accepted" in request.POST:
        spend(request, "guests")
        try:
            guest, token = let_guest_in(board=board, code=board.join_code)
        except DomainError as refusal:
            messages.error(request, str(refusal))
        else:
            response = redirect(board)
            hand_out(response, guest, token)
            return response
    return render(request, "board/guest_notice.html", {"board": board, "lines": notice()})
