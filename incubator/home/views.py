from django.contrib.auth.decorators import login_required
from django.db import connection
from django.http import JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cohorts.rules import is_coach
from cohorts.selectors.office import cohort_lines
from incubator.accounts.rules import is_office
from incubator.core.access import require
from incubator.core.limits import limited

from .selectors.dashboard import dashboard_of
from .selectors.office import office_page
from .selectors.search import search_groups

LONGEST_SEARCH = 200


@require_safe
def healthz(request):
    """The process answers, and so does its database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok", "database": "ok"})


@require_safe
@login_required
def dashboard(request):
    today = dashboard_of(request.user, is_coach=is_coach(request.user))
    return render(request, "home/dashboard.html", {"today": today})


@require_safe
@login_required
def office(request):
    require(is_office, request.user)
    context = {"office": office_page(request.user), "cohorts": cohort_lines()}
    return render(request, "home/office.html", context)


@require_safe
@limited("searches", words="q")
def search(request):
    words = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST_SEARCH]
    groups = search_groups(request, words) if words else []
    return render(request, "home/search.html", {"words": words, "groups": groups})
