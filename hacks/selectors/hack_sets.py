"""The hacks that schools lead together, and whom they reach: in counts, as far as one may see."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from cohorts.models import School

from ..models import Hack, HackSet, Reach
from .hack_list import with_progress
from .words import contains, split_words


@dataclass
class Total:
    """Counts of several hacks added up. Somebody in two hacks counts twice; ``counted`` is the
    number of hacks that have a count."""

    hacks: int
    counted: int
    classrooms: int
    students: int
    teachers: int


@dataclass
class LedSet:
    """A set with the hacks that the reader may see, each with its ``reach`` or None."""

    hack_set: HackSet
    hacks: list[Hack]
    total: Total


def hack_sets(user, *, words: str = "", school: School | None = None) -> QuerySet[HackSet]:
    """Sets that go on and that the reader may see, by school, the newest first."""
    found = HackSet.objects.visible_to(user).going_on().select_related("school")
    if school:
        found = found.filter(school=school)
    for word in split_words(words):
        found = found.filter(contains(word, "title", "purpose", "school__name"))
    return found


def led_sets(sets: Iterable[HackSet], user) -> list[LedSet]:
    """The same sets with their hacks and their reach; three queries, none without a set."""
    sets = list(sets)
    members = defaultdict(set)
    pairs = HackSet.hacks.through.objects.filter(hackset__in=sets)
    for set_id, hack_id in pairs.values_list("hackset_id", "hack_id"):
        members[set_id].add(hack_id)
    hacks = _hacks(set().union(*members.values()), user)
    return [_led(one, [hack for hack in hacks if hack.pk in members[one.pk]]) for one in sets]


def hacks_to_lead(school: School, user) -> QuerySet[Hack]:
    """What a lead can put into a set: the school's hacks that the lead may see, no draft plans."""
    found = Hack.objects.visible_to(user).filter(team__school=school)
    plans = found.exclude(status=Hack.Status.DRAFT_PLAN)
    return plans.select_related("team__school", "team__cohort").order_by("-created_at", "-pk")


def _hacks(ids: set[int], user) -> list[Hack]:
    seen = Hack.objects.visible_to(user).filter(pk__in=ids)
    hacks = list(with_progress(seen, user).select_related("team__school", "team__cohort"))
    reaches = Reach.objects.visible_to(user).current().filter(hack_id__in=ids)
    by_hack = {reach.hack_id: reach for reach in reaches}
    for hack in hacks:
        hack.reach = by_hack.get(hack.pk)
    return sorted(hacks, key=lambda hack: (hack.title.casefold(), hack.pk))


def _led(hack_set: HackSet, hacks: list[Hack]) -> LedSet:
    counts = [hack.reach for hack in hacks if hack.reach]
    sums = {name: sum(getattr(one, name) or 0 for one in counts) for name in Reach.COUNTS}
    return LedSet(hack_set, hacks, Total(hacks=len(hacks), counted=len(counts), **sums))
