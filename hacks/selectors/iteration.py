"""One iteration's page: its story, what it answers, and its neighbors in the log."""

from dataclasses import dataclass

from django.db.models import QuerySet

from ..models import Comment, Hack, Iteration, IterationSeen
from .audiences import Reach, reach_of
from .feedback import answered_by, seen_by_coach
from .headlines import Headline, headline
from .log import author_name
from .pictures import pictures_of, visible_photos
from .standing import Standing, iterations_to_read, standing_of


@dataclass
class IterationStory:
    """One iteration as one person reads it; ``previous`` and ``next`` as far as they may see."""

    iteration: Iteration
    standing: Standing
    headline: Headline
    pictures: list[dict]
    reach: Reach
    author: str
    may_withdraw: bool
    answers: list[Comment]
    seen: list[IterationSeen]
    may_mark_seen: bool
    previous: Iteration | None
    next: Iteration | None


def iterations_for_page(user) -> QuerySet[Iteration]:
    """Visible iterations with all that ``iteration_story`` needs."""
    return iterations_to_read(user).prefetch_related(visible_photos(user))


def iteration_story(iteration: Iteration, user) -> IterationStory:
    """All of one iteration; it comes from ``iterations_for_page``."""
    standing = standing_of(user, iteration)
    seen = list(seen_by_coach(iteration)) if standing.is_own else []
    before, after = _neighbors(iteration, user)
    return IterationStory(
        iteration=iteration,
        standing=standing,
        headline=headline(iteration.tried),
        pictures=pictures_of(iteration),
        reach=reach_of(iteration, standing),
        author=author_name(iteration, user),
        may_withdraw=standing.may_withdraw(iteration, user),
        answers=list(answered_by(iteration, user)),
        seen=seen,
        may_mark_seen=standing.is_coach
        and iteration.is_published
        and user.pk not in {one.coach_id for one in seen},
        previous=before,
        next=after,
    )


def visible_steps(hack: Hack, user) -> list[Iteration]:
    """The hack's published iterations that the reader may see, in order."""
    steps = Iteration.objects.visible_to(user).published().filter(hack=hack).order_by("number")
    for step in (found := list(steps)):
        step.hack = hack
    return found


def _neighbors(iteration: Iteration, user) -> tuple[Iteration | None, Iteration | None]:
    steps = visible_steps(iteration.hack, user)
    before = [one for one in steps if one.number < iteration.number]
    after = [one for one in steps if one.number > iteration.number]
    return (before[-1] if before else None), (after[0] if after else None)
