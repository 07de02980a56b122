"""The wall: a board for a projector. Its script asks for this page again when something changed."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from incubator.accounts.session_limits import no_use
from showcase.qr import qr_svg

from ..phases import Phase
from ..wall import wall_page
from .boards import visible_board


@require_safe
@login_required
@never_cache
@no_use
def wall(request, slug):
    page = wall_page(visible_board(request, slug))
    context = {
        "page": page,
        "board": page.board,
        "phases": list(Phase),
        "qr": qr_svg(page.board.join_address) if page.can_be_joined else "",
    }
    return render(request, "board/wall.html", context)
