"""Which hack grew from which, over all cohorts, and how far that reached: in counts alone."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Exists, IntegerField, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from ..models import Hack, Iteration
from .hack_list import hack_list, with_progress

MOST_LEVELS = 12
"""What grew further stands side by side in the last: a page of hundreds in each other breaks."""


@dataclass
class Branch:
    """A hack with what others made of it."""

    hack: Hack
    branches: list["Branch"] = field(default_factory=list)
    has_hidden_origin: bool = False

    def hacks(self) -> list[Hack]:
        """This one and all that grew from it."""
        return [self.hack, *(branch.hack for branch in self.below())]

    def below(self) -> list["Branch"]:
        """All branches of this one and theirs, each before its own, however many levels."""
        found, waiting = [], self.branches[::-1]
        while waiting:
            found.append(waiting.pop())
            waiting += reversed(found[-1].branches)
        return found


@dataclass
class Reach:
    """How far a tree reached. ``students``: of each hack's largest iteration, added up."""

    hacks: int
    teams: int
    schools: int
    cohorts: int
    iterations: int
    students: int


@dataclass
class Tree:
    """All that grew from one hack."""

    root: Branch
    reach: Reach


def lineage_trees(user, **filters) -> list[Tree]:
    """Trees of visible hacks in which at least one fits the filters of ``hack_list``.

    The largest first; one query, and one more for filters. A hack whose origin the reader may not
    see begins a tree of its own.
    """
    trees = [_tree(root) for root in _roots(list(_related(user))) if root.branches]
    if filters:
        fitting = set(hack_list(user, **filters).order_by().values_list("pk", flat=True))
        trees = [tree for tree in trees if fitting & {one.pk for one in tree.root.hacks()}]
    return sorted(trees, key=lambda tree: (-tree.reach.hacks, -tree.root.hack.pk))


def _related(user) -> QuerySet[Hack]:
    """Visible hacks that were adapted or are adaptations, the oldest first."""
    seen = Hack.objects.visible_to(user)
    grown = seen.filter(adapted_from=OuterRef("pk")).order_by()
    related = seen.filter(Q(adapted_from__isnull=False) | Exists(grown))
    steps = Iteration.objects.visible_to(user).published().filter(hack=OuterRef("pk")).order_by()
    largest = steps.values("hack").annotate(most=Max("students_count")).values("most")
    hacks = with_progress(related, user).annotate(
        students=Coalesce(Subquery(largest, output_field=IntegerField()), 0)
    )
    return hacks.select_related("team__school", "team__cohort").order_by("created_at", "pk")


def _roots(hacks: list[Hack]) -> list[Branch]:
    branches = {hack.pk: Branch(hack) for hack in hacks}
    below = defaultdict(list)
    for branch in branches.values():
        below[branch.hack.adapted_from_id].append(branch)
    for pk, branch in branches.items():
        branch.branches = below[pk]
    roots = [one for one in branches.values() if one.hack.adapted_from_id not in branches]
    for root in roots:
        root.has_hidden_origin = root.hack.adapted_from_id is not None
    return roots


def _flatten(root: Branch) -> None:
    """Leave no more than so many levels of branches in each other."""
    level = [root]
    for _number in range(MOST_LEVELS - 1):
        level = [below for one in level for below in one.branches]
    for one in level:
        one.branches = one.below()
        for branch in one.branches:
            branch.branches = []


def _tree(root: Branch) -> Tree:
    hacks = root.hacks()
    _flatten(root)
    reach = Reach(
        hacks=len(hacks),
        teams=len({one.team_id for one in hacks}),
        schools=len({one.team.school_id for one in hacks}),
        cohorts=len({one.team.cohort_id for one in hacks}),
        iterations=sum(one.iteration_count for one in hacks),
        students=sum(one.students for one in hacks),
    )
    return Tree(root, reach)
