"""Hack sets: what schools lead together, for all to read; a school's leads put them together."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cohorts.models import School
from incubator.core.access import require
from incubator.core.errors import StaleVersion
from incubator.core.forms import attempt
from incubator.core.limits import limited

from .. import rules
from ..forms.hack_sets import EndSetForm, HackSetForm, set_to_begin_with
from ..forms.search import HackSetFilterForm
from ..models import HackSet
from ..selectors import hack_sets as selectors
from ..services import hack_sets as services

PAGE_SIZE = 12


@require_safe
@limited("searches", words="words")
def hack_set_list(request):
    form = HackSetFilterForm(request.GET)
    sets = selectors.hack_sets(request.user, **form.filters())
    page = Paginator(sets, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "led_sets": selectors.led_sets(page.object_list, request.user),
        "is_filtered": form.is_filtered(),
    }
    return render(request, "hacks/sets/list.html", context)


@require_safe
def hack_set(request, pk):
    found = _visible(request, pk)
    [led] = selectors.led_sets([found], request.user)
    may_lead = rules.can_lead_set(request.user, found.school)
    context = {"hack_set": found, "led": led, "may_lead": may_lead}
    return render(request, "hacks/sets/set.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@limited("hacks")
def new_hack_set(request, slug):
    school = get_object_or_404(School, slug=slug)
    require(rules.can_lead_set, request.user, school)
    offered = selectors.hacks_to_lead(school, request.user)
    form = HackSetForm(request.POST or None, offered=offered, initial=set_to_begin_with(None))
    if form.is_valid():
        values = {"school": school, "client_id": form.cleaned_data["client_id"], **form.values()}
        if made := attempt(form, services.lead_set, actor=request.user, **values):
            messages.success(request, _("Your school’s hack set is there."))
            return redirect(made)
    return render(request, "hacks/sets/form.html", {"form": form, "school": school})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@limited("hacks")
def edit_hack_set(request, pk):
    found = _visible(request, pk)
    require(rules.can_lead_set, request.user, found.school)
    offered = selectors.hacks_to_lead(found.school, request.user)
    form = HackSetForm(request.POST or None, offered=offered, initial=set_to_begin_with(found))
    if form.is_valid() and (kept := _changed(request, form, found, offered)):
        messages.success(request, _("The hack set is saved."))
        return redirect(kept)
    context = {"form": form, "school": found.school, "hack_set": found}
    return render(request, "hacks/sets/form.html", context)


@require_POST
@login_required
@limited("hacks")
def end_hack_set(request, pk):
    found = _visible(request, pk)
    require(rules.can_lead_set, request.user, found.school)
    form = EndSetForm(request.POST)
    if form.is_valid():
        is_over = form.cleaned_data["do"] == "end"
        services.end_set(hack_set=found, actor=request.user, is_over=is_over)
    return redirect(found)


def _changed(request, form, hack_set, offered):
    """The saved set, or None with the reason on the form, which then knows the newer version."""
    values = {"version": form.cleaned_data["version"] or 1, "offered": offered, **form.values()}
    try:
        return services.change_set(hack_set=hack_set, actor=request.user, **values)
    except StaleVersion as stale:
        form.data = form.data.copy()
        form.data["version"] = hack_set.version
        form.add_error(None, str(stale))
        return None


def _visible(request, pk: int) -> HackSet:
    found = HackSet.objects.visible_to(request.user).select_related("school")
    return get_object_or_404(found, pk=pk)
