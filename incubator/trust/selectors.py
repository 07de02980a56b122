"""What was reported, as the Office reads it."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Model, Prefetch, Q, QuerySet
from django.utils import timezone

from incubator.accounts.models import User

from .kinds import Facts, Kind, all_kinds
from .models import Case, DataExport, Decision, Report

Verb = Decision.Verb
POSSIBLE = {
    Case.State.WAITING: [Verb.HIDE, Verb.WARN, Verb.CLOSE],
    Case.State.HIDDEN: [Verb.RESTORE],
    Case.State.CLOSED: [Verb.HIDE],
}


@dataclass
class Reported:
    """A case with its thing; no thing where it was deleted or its app is not there any more."""

    case: Case
    kind: Kind | None
    thing: Model | None
    facts: Facts | None = field(init=False)
    is_gone: bool = field(init=False)

    def __post_init__(self):
        self.facts = self.kind.facts(self.thing) if self.thing else None
        is_off = not self.case.is_hidden and self.thing and self.kind.is_gone(self.thing)
        self.is_gone = self.thing is None or bool(is_off)

    @property
    def shows_picture(self) -> bool:
        """While it is before the Office: its address is open to nobody else."""
        return self.case.state != Case.State.CLOSED

    @property
    def possible(self) -> list[Decision.Verb]:
        """What can be decided now."""
        verbs = POSSIBLE[self.case.state]
        return [verb for verb in verbs if not self.is_gone or verb == Verb.CLOSE]


def cases(state: str = Case.State.WAITING) -> QuerySet[Case]:
    """The cases of a state: those that wait longest first, others by when they were decided on."""
    if state == Case.State.WAITING:
        return Case.objects.waiting()
    return Case.objects.filter(state=state)


def with_things(found: QuerySet[Case] | list[Case]) -> list[Reported]:
    """The cases with their things: a query for each kind among them, however many there are."""
    kinds, keys = all_kinds(), defaultdict(list)
    found = list(found)
    for case in found:
        keys[case.kind].append(case.object_id)
    things = {name: kinds[name].many(keys[name]) for name in keys if name in kinds}
    return [
        Reported(case, kinds.get(case.kind), things.get(case.kind, {}).get(case.object_id))
        for case in found
    ]


def with_reports(found: QuerySet[Case]) -> QuerySet[Case]:
    """With ``open_reports``, and ``decisions`` with their actors; two queries."""
    reports = Prefetch("reports", Report.objects.open(), to_attr="open_reports")
    return found.prefetch_related(
        reports, Prefetch("decisions", Decision.objects.select_related("actor"))
    )


def reported(pk: int) -> Reported | None:
    """One case with all its reports and decisions."""
    found = with_things(with_reports(Case.objects.filter(pk=pk)))
    return found[0] if found else None


def waiting_count() -> int:
    """How many cases wait for a decision."""
    return Case.objects.waiting().count()


def is_taken_down(kind: str, pk) -> bool:
    """Whether the Office took this thing down."""
    return Case.objects.of(kind, pk).filter(state=Case.State.HIDDEN).exists()


def is_looked_at(kind: str, pk) -> bool:
    """Whether the Office has this thing before it: reported, or taken down."""
    return Case.objects.of(kind, pk).exclude(state=Case.State.CLOSED).exists()


def exports_of(person: User) -> QuerySet[DataExport]:
    """A person's own exports whose file is not gone, newest first."""
    kept = DataExport.objects.filter(asked_by_id=person.pk)
    old = Q(ended_at__isnull=False, ended_at__lt=timezone.now() - DataExport.KEPT)
    return kept.exclude(old).order_by("-asked_at", "-pk")


def files_of_exports() -> set[str]:
    """For the sweep of files that nobody names."""
    return set(DataExport.objects.exclude(file="").values_list("file", flat=True))
