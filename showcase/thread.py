"""The golden thread: where hacks came from and where they went, as far as a reader may see.

Upper apps add their steps by Wagtail's hook ``thread_steps``: a function ``(hacks, user)`` that
gives a list of ``Step``.
"""

from typing import NamedTuple

from django.db.models import Q
from django.utils.translation import gettext as _

from wagtail import hooks

from cohorts.visits.models import TakeAway, Visit
from hacks.models import Hack, Iteration

IDEA, ORIGIN, VISIT, HACK, ITERATION, ADAPTATION, HIGHLIGHT = range(7)
"""The places of steps, from the first word to the last."""


class Step(NamedTuple):
    """One stop: its place, what it is, its words and where it stands."""

    place: int
    kind: str
    text: str
    url: str


def thread_of(hack: Hack, user) -> list[Step]:
    """All steps around this hack, which must be one that the reader may see."""
    return thread_of_all([hack], user)


def thread_of_all(hacks: list[Hack], user) -> list[Step]:
    """All steps around these hacks in their order, each hack itself among them.

    The hacks (with their teams) must be ones that the reader may see. Three queries for any number
    of hacks, and those of upper apps; none where there is no hack.
    """
    if not hacks:
        return []
    is_one = len(hacks) == 1
    found = [Step(HACK, _("Hack"), _name(one, is_one), one.get_absolute_url()) for one in hacks]
    found += _relatives(hacks, user) + _iterations(hacks, user) + _visits(hacks, user)
    for more in hooks.get_hooks("thread_steps"):
        found += more(hacks, user)
    return sorted(found, key=lambda step: step.place)


def _name(hack: Hack, is_one: bool = False) -> str:
    return hack.title if is_one else f"{hack.title}, {hack.team}"


def _relatives(hacks: list[Hack], user) -> list[Step]:
    ids = {one.pk for one in hacks}
    origins = {one.adapted_from_id for one in hacks if one.adapted_from_id}
    near = Q(pk__in=origins) | Q(adapted_from__in=ids)
    found = Hack.objects.visible_to(user).filter(near).exclude(pk__in=ids)
    relatives = found.select_related("team__school").order_by("created_at")
    return [_relative(one, one.pk in origins) for one in relatives]


def _relative(hack: Hack, is_origin: bool) -> Step:
    place, kind = (ORIGIN, _("Adapted from")) if is_origin else (ADAPTATION, _("Adapted by"))
    return Step(place, kind, _name(hack), hack.get_absolute_url())


def _iterations(hacks: list[Hack], user) -> list[Step]:
    by_id = {one.pk: one for one in hacks}
    seen = Iteration.objects.visible_to(user).published().filter(hack__in=by_id)
    steps = []
    for iteration in seen.order_by("hack__created_at", "hack", "number"):
        iteration.hack = by_id[iteration.hack_id]
        text = _iteration_name(iteration, is_one=len(hacks) == 1)
        steps.append(Step(ITERATION, _("Tried"), text, iteration.get_absolute_url()))
    return steps


def _iteration_name(iteration: Iteration, *, is_one: bool) -> str:
    words = {"number": iteration.number, "hack": iteration.hack.title}
    if is_one:
        return _("Iteration %(number)d") % words
    return _("Iteration %(number)d of “%(hack)s”") % words


def _visits(hacks: list[Hack], user) -> list[Step]:
    """The visits that hacks were taken home from; visits are for people who are signed in."""
    if not user.is_authenticated:
        return []
    taken = TakeAway.objects.filter(hack__in=hacks).values("visit_id")
    visits = Visit.objects.visible_to(user).filter(pk__in=taken)
    return [
        Step(VISIT, _("Seen on a visit"), str(visit.host), visit.get_absolute_url())
        for visit in visits.select_related("host__school").order_by("pk")
    ]
