from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import connection
from django.http import HttpResponseServerError, JsonResponse
from django.shortcuts import redirect, render
from django.template import loader
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cohorts.rules import is_coach
from cohorts.selectors.office import cohort_lines
from incubator.accounts.fresh import fresh_sign_in_required
from incubator.accounts.rules import is_office
from incubator.core.access import require
from incubator.core.limits import limited

from .forms import ViewAsForm
from .selectors.dashboard import dashboard_of
from .selectors.office import office_page
from .selectors.search import search_groups
from .services.view_as import start_view, stop_view
from .view_as import KEY, Role, view_of

LONGEST_SEARCH = 200


def server_error(request):
    """The page for what broke: it asks no database, and names the request for the log."""
    page = loader.get_template("500.html").render({"number": getattr(request, "id", "")})
    return HttpResponseServerError(page)


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


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@fresh_sign_in_required
def view_as(request):
    """Choose a role and, where it is in one, a team; then the site is seen as that role sees it."""
    require(is_office, request.user)
    form = ViewAsForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        view = form.view()
        if view_of(request):
            stop_view(actor=request.user)
        start_view(actor=request.user, view=view, reason=form.chosen_reason())
        request.session[KEY] = view.as_chosen()
        return redirect("/" if view.role == Role.VISITOR else "home:dashboard")
    return render(request, "home/view_as.html", {"form": form})


@require_POST
@login_required
def stop_view_as(request):
    require(is_office, request.user)
    if request.session.pop(KEY, None):
        stop_view(actor=request.user)
        messages.success(request, _("You see the site as yourself again."))
    return redirect("home:view_as")
