"""Names to mention while a comment is written."""

from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from incubator.core.limits import limited

from ..mentions import names_like
from .boards import visible_board


@require_safe
@login_required
@never_cache
@limited("searches", words="q")
def people_to_mention(request, slug):
    board = visible_board(request, slug)
    return JsonResponse({"names": names_like(request.GET.get("q", ""), board, request.user)})
