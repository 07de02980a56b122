"""Before an idea is posted: what is like it. A POST, so that no address holds what is typed."""

from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.views.decorators.http import require_POST

from incubator.core.limits import limited
from incubator.core.typed import is_from_script

from ..forms import IdeaForm
from ..services.ideas import TITLE_LENGTH
from ..similar import similar_to
from .boards import board_response, visible_board


@require_POST
@login_required
@limited("similar")
def similar_ideas(request, slug):
    board = visible_board(request, slug)
    found = similar_to(request.POST.get("title", "")[:TITLE_LENGTH], board, request.user)
    if is_from_script(request):
        return JsonResponse(found.as_json())
    return board_response(request, board, IdeaForm(request.POST), similar=found)
