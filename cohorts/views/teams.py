from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from incubator.accounts.rules import is_office
from incubator.core.access import require
from incubator.core.limits import limited
from incubator.core.panels import panels

from .. import rules, selectors
from ..forms import AspirationForm
from ..models import School, Team
from ..selectors.aspirations import aspiration_history
from ..services import cohorts


@require_safe
def school(request, slug):
    school = get_object_or_404(School, slug=slug)
    teams = Team.objects.visible_to(request.user).filter(school=school)
    context = {
        "school": school,
        "teams": teams.select_related("school", "cohort").order_by("-cohort__starts_on"),
        "panels": panels("school_page_panels", school, request.user),
    }
    return render(request, "cohorts/school.html", context)


@require_safe
def team(request, slug):
    team = _visible_team(request, slug)
    context = {
        "team": team,
        "aspirations": aspiration_history(team),
        "panels": panels("team_page_panels", team, request.user),
    }
    if request.user.is_authenticated:
        memberships, assignments = selectors.team_people(team)
        context |= {"memberships": memberships, "assignments": assignments}
        context["may_write"] = any(one.user_id == request.user.pk for one in memberships)
        context["may_see_people"] = (
            context["may_write"]
            or any(one.coach_id == request.user.pk for one in assignments)
            or is_office(request.user)
        )
    return render(request, "cohorts/team.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@limited("aspirations")
def write_aspiration(request, slug):
    team = _visible_team(request, slug)
    require(rules.can_write_aspiration, request.user, team)
    current = team.aspirations.filter(is_current=True).first()
    form = AspirationForm(request.POST or None, initial={"text": current.text if current else ""})
    if request.method == "POST" and form.is_valid():
        cohorts.write_aspiration(team=team, text=form.cleaned_data["text"], author=request.user)
        messages.success(request, _("Your team’s aspiration is saved."))
        return redirect(team)
    return render(request, "cohorts/write_aspiration.html", {"team": team, "form": form})


def _visible_team(request, slug: str) -> Team:
    teams = Team.objects.visible_to(request.user).select_related("school", "cohort")
    return get_object_or_404(teams, slug=slug)
