"""Reading what teams make: one hack's log, one iteration, two iterations side by side."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from incubator.core.panels import panels

from ..forms.search import CompareForm
from ..selectors import comparison
from ..selectors.direction import direction_of
from ..selectors.iteration import iteration_story, iterations_for_page, visible_steps
from ..selectors.log import hack_log, relatives, team_people
from ..selectors.standing import hacks_to_read
from .feedback import feedback_context


@require_safe
def hack(request, team, hack):
    hack = get_object_or_404(hacks_to_read(request.user), team__slug=team, slug=hack)
    log = hack_log(hack, request.user)
    context = {
        "hack": hack,
        "log": log,
        "direction": direction_of(hack, log.standing),
        "people": team_people(hack.team, request.user),
        "relatives": relatives(hack, request.user),
        "thing": hack,
        "panels": panels("hack_page_panels", hack, request.user),
    }
    if hack.shows_design:
        context |= feedback_context(request, hack)
    return render(request, "hacks/hack.html", context)


@require_safe
def iteration(request, team, hack, number):
    iteration = get_object_or_404(
        iterations_for_page(request.user), hack__team__slug=team, hack__slug=hack, number=number
    )
    context = {
        "iteration": iteration,
        "hack": iteration.hack,
        "story": iteration_story(iteration, request.user),
        "thing": iteration,
        "panels": panels("iteration_page_panels", iteration, request.user),
        **feedback_context(request, iteration, photos=iteration.visible_photos),
    }
    return render(request, "hacks/iteration.html", context)


@require_safe
def compare(request, team, hack):
    hack = get_object_or_404(hacks_to_read(request.user), team__slug=team, slug=hack)
    steps = visible_steps(hack, request.user)
    form = CompareForm.for_steps(steps, request.GET)
    context = {"hack": hack, "form": form, "steps": steps}
    if form.is_valid():
        first, second = form.chosen()
        context |= {
            "first": first,
            "second": second,
            "chosen": [first, second],
            "pairs": comparison.compare(first, second),
            "facts": comparison.facts(first, second),
            "feedback": comparison.feedback_between(first, second, request.user),
        }
    return render(request, "hacks/compare.html", context)
