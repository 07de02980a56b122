"""Coming to a board by the code that is read aloud in the room."""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from incubator.core.errors import DomainError
from incubator.core.limits import spend

from ..forms.joining import CodeForm
from ..guest_notice import notice
from ..guest_pages import guest_in
from ..guest_tokens import hand_out
from ..models import Board
from ..rules import can_be_joined_by_guests
from ..services.guests import let_guest_in
from . import guests
from .guests import or_guest


@require_safe
@never_cache
def type_code(request):
    """Where the wall leads to: a field for its code, and from there to the board."""
    form = CodeForm(request.GET or None)
    if form.is_valid():
        spend(request, "join_codes")
        code = form.cleaned_data["code"]
        if _boards_of(request, code).exists():
            return redirect("board:board_join", code)
        form.add_error("code", _("No board has this code now. Look at the wall again."))
    return render(request, "board/type_code.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def board_join(request, code):
    """To the board, for who may see it; right and wrong codes are counted alike."""
    spend(request, "join_codes")
    board = _boards_of(request, code).select_related("cohort").first()
    if board is None:
        raise Http404
    if request.user.is_authenticated:
        return redirect(board)
    return _join_as_guest(request, board)


@require_POST
@or_guest(guests.guest_leave)
def leave_board(request, slug):
    """A guest takes part no more; who is signed in comes and goes as they like."""
    return redirect(get_object_or_404(Board.objects.visible_to(request.user), slug=slug))


def _boards_of(request, code: str):
    """The board with this code, unless somebody who is signed in may not see it."""
    boards = Board.objects.joined_by(code)
    return boards.visible_to(request.user) if request.user.is_authenticated else boards


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
