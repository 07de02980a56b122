"""The hack log: a hack, its iterations in order, the talk that moved them, and its relatives."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from cohorts.models import CoachAssignment, Membership
from incubator.accounts.models import User

from ..models import Comment, Hack, Iteration
from .audiences import Reach, reach_of
from .headlines import Headline, headline
from .pictures import pictures_of, visible_photos
from .standing import Standing, standing_of


@dataclass
class Entry:
    """One iteration on the string, with feedback as far as the reader may see it."""

    iteration: Iteration
    headline: Headline
    pictures: list[dict]
    day: date
    author: str
    is_newest: bool = False
    feedback_count: int = 0
    answers: list[Comment] = field(default_factory=list)
    acted_on_in: list[Iteration] = field(default_factory=list)


class Fact(NamedTuple):
    """A short fact of a design, and the page that says more."""

    label: str
    text: str
    url: str = ""


@dataclass
class HackLog:
    """A hack's design and iterations as one person may read them."""

    hack: Hack
    standing: Standing
    entries: list[Entry]
    drafts: list[Iteration]
    design_reach: Reach
    next_number: int
    has_outcome: bool
    design_facts: list[Fact]

    @property
    def published_count(self) -> int:
        return sum(1 for entry in self.entries if entry.iteration.is_published)


def hack_log(hack: Hack, user) -> HackLog:
    """All of one log; the hack comes from ``standing.hacks_to_read``."""
    iterations = list(
        Iteration.objects.visible_to(user)
        .filter(hack=hack)
        .select_related("author")
        .prefetch_related(visible_photos(user))
        .order_by("number")
    )
    for one in iterations:
        one.hack = hack
    standing = standing_of(user, hack)
    shown = [one for one in iterations if not one.is_draft]
    return HackLog(
        hack=hack,
        standing=standing,
        entries=_entries([_entry(one, user) for one in shown], _comments(hack, user, standing)),
        drafts=[one for one in iterations if one.is_draft],
        design_reach=reach_of(hack, standing),
        next_number=max((one.number for one in iterations), default=0) + 1,
        has_outcome=hack.status in {Hack.Status.PARKED, Hack.Status.SCALED},
        design_facts=_design_facts(hack),
    )


def team_people(team, user) -> dict[str, list[User]]:
    """Members (leads first) and coaches now, by name for people who are signed in only."""
    if not user.is_authenticated:
        return {"members": [], "coaches": []}
    memberships = Membership.objects.current().filter(team=team, user=OuterRef("pk"))
    assignments = CoachAssignment.objects.current().filter(team=team, coach=OuterRef("pk"))
    people = (
        User.objects.filter(Exists(memberships) | Exists(assignments))
        .annotate(
            is_member=Exists(memberships),
            is_lead=Exists(memberships.leads()),
            is_coach=Exists(assignments),
        )
        .order_by("-is_lead", "name")
    )
    people = list(people)
    return {
        "members": [one for one in people if one.is_member],
        "coaches": [one for one in people if one.is_coach],
    }


def author_name(iteration: Iteration, user) -> str:
    """Who posted; people who are not signed in read the team's name only."""
    return str(iteration.author) if user.is_authenticated and iteration.author else ""


def relatives(hack: Hack, user) -> dict:
    """Where the hack came from and who adapted it, as far as the reader may see these hacks."""
    found = (
        Hack.objects.visible_to(user)
        .filter(Q(pk=hack.adapted_from_id) | Q(adapted_from=hack))
        .select_related("team__school")
        .order_by("created_at")
    )
    cards = {one.pk: _relative(one) for one in found}
    origin = cards.pop(hack.adapted_from_id, None)
    return {
        "origin": origin,
        "has_hidden_origin": hack.adapted_from_id is not None and origin is None,
        "adaptations": list(cards.values()),
    }


def _relative(hack: Hack) -> dict:
    return {"url": hack.get_absolute_url(), "title": hack.title, "team": str(hack.team)}


def _comments(hack: Hack, user, standing: Standing) -> QuerySet[Comment]:
    """Feedback on the hack's iterations that the reader may see: all of it in the own team."""
    comments = Comment.objects.all() if standing.is_own else Comment.objects.visible_to(user)
    return (
        comments.kept()
        .filter(hack=hack, iteration__isnull=False)
        .only("kind", "text", "iteration_id", "parent_id", "acted_on_in_id", "hack_id")
    )


def _entry(iteration: Iteration, user) -> Entry:
    return Entry(
        iteration=iteration,
        headline=headline(iteration.tried),
        pictures=pictures_of(iteration),
        day=iteration.tried_on or timezone.localdate(iteration.published_at),
        author=author_name(iteration, user),
    )


def _entries(entries: list[Entry], comments: Iterable[Comment]) -> list[Entry]:
    by_iteration = {entry.iteration.pk: entry for entry in entries}
    for comment in comments:
        _place(comment, by_iteration)
    published = [entry for entry in entries if entry.iteration.is_published]
    if published:
        published[-1].is_newest = True
    return entries


def _place(comment: Comment, entries: dict[int, Entry]) -> None:
    """Count a comment where it stands, and link it with the iteration that answers it."""
    about, answer = entries.get(comment.iteration_id), entries.get(comment.acted_on_in_id)
    if about:
        about.feedback_count += 1
    if about and answer:
        comment.about = about.iteration
        answer.answers.append(comment)
        if answer.iteration not in about.acted_on_in:
            about.acted_on_in.append(answer.iteration)


def _design_facts(hack: Hack) -> list[Fact]:
    """The design's short facts with their labels, empty ones left out."""
    page = f"/big-ideas/{hack.idea_page}/" if hack.idea_page else ""
    facts = [
        Fact(_label("lever"), hack.get_lever_display()),
        Fact(_label("big_idea"), str(hack.big_idea or ""), page),
        Fact(_label("competency"), hack.get_competency_display()),
        Fact(_label("with_whom"), hack.with_whom),
    ]
    return [fact for fact in facts if fact.text]


def _label(name: str) -> str:
    return str(Hack._meta.get_field(name).verbose_name)
