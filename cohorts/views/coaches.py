"""The Office's list of coaches, and handing over teams with all that waits in them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from incubator.accounts.fresh import fresh_sign_in_required
from incubator.core.access import require
from incubator.core.errors import DomainError

from .. import rules
from ..forms.coaches import HandOverForm
from ..panels import coaches_with_waiting, what_waits
from ..selectors import coaches as selectors
from ..services.coaching import hand_over_coaching

PAGE_LENGTH = 50


@require_safe
@login_required
def coaches(request):
    require(rules.can_manage_coaches, request.user)
    page = Paginator(selectors.coaches_now(), PAGE_LENGTH).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "coaches": coaches_with_waiting(page.object_list),
        "without": list(selectors.teams_without_coach()),
    }
    return render(request, "cohorts/coaches/coaches.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@fresh_sign_in_required
def hand_over(request, pk):
    require(rules.can_manage_coaches, request.user)
    coach = selectors.coach_now(pk)
    if coach is None:
        messages.info(request, _("This person coaches no team now."))
        return redirect("cohorts:coaches")
    waiting = what_waits([row.team for row in coach.coached])
    form = HandOverForm(request.POST or None, coach=coach, waiting=waiting)
    if request.method == "POST" and form.is_valid() and _hand_over(request, coach, form):
        return redirect("cohorts:coaches")
    return render(request, "cohorts/coaches/hand_over.html", {"coach": coach, "form": form})


def _hand_over(request, coach, form) -> bool:
    """Whether it is done; a refusal stands above the form."""
    data = form.cleaned_data
    try:
        moved = hand_over_coaching(coach=coach, actor=request.user, **data)
    except DomainError as refusal:
        form.add_error(None, str(refusal))
        return False
    words = ngettext(
        "%(to)s has taken over %(number)s team.",
        "%(to)s has taken over %(number)s teams.",
        len(moved),
    )
    messages.success(request, words % {"to": data["to"], "number": len(moved)})
    return True
