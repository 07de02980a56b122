"""Visits in people's own calendars."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from incubator.core.limits import limited

from ..calendars import feed_of, invitation_of
from ..models import CalendarFeed
from ..selectors import feeds as selectors
from ..services import feeds as service
from .visits import visible_visit


@require_safe
@login_required
def visit_ics(request, pk):
    """The visit for a calendar program, as the mail has it."""
    visit = visible_visit(request, pk)
    if visit.slot is None:
        raise Http404
    return _calendar(invitation_of(visit), "visit.ics")


@require_safe
@never_cache
def calendar(request, token):
    """What a calendar program reads; the address is the key."""
    feed = CalendarFeed.of_token(token)
    if feed is None or not selectors.may_be_read(feed):
        raise Http404
    entries = (
        selectors.visits_in(feed),
        selectors.workshops_in(feed),
        selectors.deadlines_in(feed),
    )
    return _calendar(feed_of(feed.title, *entries), "incubator.ics")


@require_safe
@login_required
@never_cache
def calendars(request):
    context = {
        "feeds": selectors.feeds_of(request.user),
        "root": request.build_absolute_uri("/")[:-1],
    }
    return render(request, "visits/calendars.html", context)


@require_POST
@login_required
@limited("visits")
def open_calendar(request):
    kind, _dash, number = request.POST.get("key", "").partition("-")
    pk = int(number) if number.isascii() and number.isdigit() and len(number) < 19 else 0
    thing = {}
    if kind == "team":
        thing["team"] = get_object_or_404(selectors.own_teams(request.user), pk=pk)
    elif kind == "cohort":
        thing["cohort"] = get_object_or_404(selectors.own_cohorts(request.user), pk=pk)
    elif kind != "me":
        raise Http404
    service.open_feed(owner=request.user, **thing)
    return redirect("visits:calendars")


@require_POST
@login_required
@limited("visits")
def renew_calendar(request, pk):
    service.renew_feed(feed=_own_feed(request, pk), actor=request.user)
    return redirect("visits:calendars")


@require_POST
@login_required
@limited("visits")
def close_calendar(request, pk):
    service.close_feed(feed=_own_feed(request, pk), actor=request.user)
    return redirect("visits:calendars")


def _own_feed(request, pk: int) -> CalendarFeed:
    return get_object_or_404(CalendarFeed, owner=request.user, pk=pk)


def _calendar(text: str, name: str) -> HttpResponse:
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
