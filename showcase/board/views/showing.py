"""The board's page, the same for people and for guests."""

from django.shortcuts import render

from incubator.live.presence import people_at

from ..band import GUEST, seen_by, shown_to, versions_of
from ..forms import IdeaForm, TimerForm
from ..messages import topic_of
from ..phases import SAID, SAID_TO_GUESTS, Phase, next_phase
from ..selectors import BoardPage
from ..similar import Similar


def show_board(
    request,
    page: BoardPage,
    form: IdeaForm,
    *,
    similar: Similar | None = None,
    status: int = 200,
):
    """The board's page, with the form for an idea as it was sent, and what is like it."""
    said = SAID_TO_GUESTS if page.guest else SAID
    context = {
        "page": page,
        "board": page.board,
        "spotlight": _spotlight_of(request, page),
        "people": people_at(topic_of(page.board)),
        "socket": f"/ws/boards/{page.board.slug}/{'?desk=1' if page.may_facilitate else ''}",
        "form": form,
        "similar": similar,
        "phases": [(phase, said[phase]) for phase in Phase],
        "next_phase": next_phase(page.board.phase),
        "timer_form": TimerForm(),
    }
    return render(request, "board/board.html", context, status=status)


def _spotlight_of(request, page: BoardPage):
    if page.guest:
        return seen_by(versions_of(page.board), {GUEST})
    return shown_to(page.board, request.user)


def number_of(request) -> int | None:
    """The ``since`` of a page that asks for the state; None for everything."""
    since = request.GET.get("since", "")
    return int(since) if since.isascii() and since.isdigit() and len(since) < 19 else None
