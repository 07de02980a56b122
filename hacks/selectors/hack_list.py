"""The list of hacks: filters and words find only what the reader may see."""

from typing import Any

from django.db.models import (
    Count,
    DateTimeField,
    Exists,
    IntegerField,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce

from ..models import BigIdeaPage, Decision, Hack, Iteration
from .words import contains, split_words

DESIGN_FIELDS = (
    "how_might_we",
    "what_we_will_try",
    "with_whom",
    "smallest_version",
    "hope_to_learn",
    "what_we_learned",
    "big_idea__name",
)
ITERATION_FIELDS = ("tried", "happened", "learned", "next_step")
OPEN_FIELDS = ("title", "team__name", "team__school__name")


def hack_list(
    user, *, words="", cohort=None, school=None, status="", decision="", **design: Any
) -> QuerySet[Hack]:
    """Visible hacks with number and latest date of their visible iterations, newest first.

    ``design``: ``big_idea``, ``lever`` and ``competency``, of designs that the reader may see.
    ``decision``: adopt, adapt, drop, did_not_work or none, as far as the reader may see them.
    """
    hacks = Hack.objects.visible_to(user).select_related("team__school", "team__cohort")
    hacks = hacks_with_words(hacks, user, words)
    if cohort:
        hacks = hacks.filter(team__cohort=cohort)
    if school:
        hacks = hacks.filter(team__school=school)
    if status:
        hacks = hacks.filter(status=status)
    if decision:
        hacks = hacks.filter(_decided(user, decision))
    if design:
        hacks = hacks.filter(pk__in=_designs(user, **design))
    return with_progress(hacks, user).order_by(
        Coalesce("last_posted_at", "created_at").desc(), "-pk"
    )


def hacks_with_words(hacks: QuerySet[Hack], user, text: str) -> QuerySet[Hack]:
    """Hacks where every word stands in the title, the team, a visible design or iteration."""
    designs = Hack.objects.with_visible_design(user).order_by()
    steps = Iteration.objects.visible_to(user).published().order_by()
    for word in split_words(text):
        hacks = hacks.filter(
            contains(word, *OPEN_FIELDS)
            | Q(pk__in=designs.filter(contains(word, *DESIGN_FIELDS)).values("pk"))
            | Q(pk__in=steps.filter(contains(word, *ITERATION_FIELDS)).values("hack_id"))
        )
    return hacks


def iterations_with_words(user, text: str) -> QuerySet[Iteration]:
    """Visible published iterations with every word in their texts, newest first."""
    steps = Iteration.objects.visible_to(user).published()
    for word in split_words(text):
        steps = steps.filter(contains(word, *ITERATION_FIELDS))
    return steps.select_related("hack__team__school").order_by("-published_at", "-pk")


def with_progress(hacks: QuerySet[Hack], user) -> QuerySet[Hack]:
    """Hacks with ``iteration_count``, ``last_posted_at`` and ``shown_question``.

    ``shown_idea`` is the big idea's name, ``idea_page`` the address of its page, ``shown_verdict``
    what the team decided. They count and show only what the reader may see.
    """
    steps = Iteration.objects.visible_to(user).published().filter(hack=OuterRef("pk"))
    by_hack = steps.order_by().values("hack")
    designs = Hack.objects.with_visible_design(user).filter(pk=OuterRef("pk")).order_by()
    return hacks.annotate(
        iteration_count=Coalesce(
            Subquery(by_hack.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0
        ),
        last_posted_at=Subquery(
            by_hack.annotate(last=Max("published_at")).values("last"),
            output_field=DateTimeField(),
        ),
        shown_question=Subquery(designs.values("how_might_we")),
        shown_idea=Subquery(designs.values("big_idea__name")),
        idea_page=Subquery(designs.values(page=BigIdeaPage.slug_of())),
        shown_verdict=Subquery(designs.values(verdict=_verdict())),
    )


def _verdict() -> Subquery:
    """What the team of an outer hack decided last."""
    return Subquery(Decision.objects.current().filter(hack=OuterRef("pk")).values("verdict")[:1])


def _decided(user, choice: str) -> Q:
    """Condition on a hack: what its team decided, where the reader may read that.

    What did not work was dropped, or parked and neither adopted nor adapted.
    """
    designs = Hack.objects.with_visible_design(user).order_by()
    current = Decision.objects.current().filter(hack=OuterRef("pk"))

    def among(*verdicts: str) -> Q:
        found = designs.filter(Exists(current.filter(verdict__in=verdicts)))
        return Q(pk__in=found.values("pk"))

    if choice == "none":
        return ~among(*Decision.Verdict.values)
    if choice == "did_not_work":
        return among("drop") | Q(status=Hack.Status.PARKED) & ~among("adopt", "adapt")
    return among(choice)


def _designs(user, **values: Any) -> QuerySet:
    """Subquery: ids of hacks whose visible design has these values."""
    return Hack.objects.with_visible_design(user).order_by().filter(**values).values("pk")
