"""Feedback as a page shows it: threads, pins, what was acted on, and who has seen it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, QuerySet

from cohorts.models import CoachAssignment, Membership, Team

from ..models import Comment, Hack, Iteration, IterationSeen, Photo
from ..rules import can_edit_comment, can_withdraw_comment
from .writers import with_writers, writer_in_words


@dataclass(frozen=True)
class Pin:
    """A numbered place of a comment: ``x`` and ``y`` in percent of the photo, or a prompt."""

    number: int
    url: str
    label: str
    x: float | None = None
    y: float | None = None


@dataclass
class Entry:
    """A comment or a reply, with its writer's name (in words for people who are not signed in)
    and what this person may do with it."""

    comment: Comment
    writer: str = ""
    may_edit: bool = False
    may_withdraw: bool = False


@dataclass
class Thread(Entry):
    """A comment with its replies; ``pin`` where it points to a place that is on the page."""

    may_reply: bool = False
    may_act_on: bool = False
    pin: Pin | None = None
    replies: list[Entry] = field(default_factory=list)

    @property
    def answer(self) -> Iteration | None:
        """The iteration that acted on this, if the person may see it."""
        is_shown = self.comment.answer_is_visible and not self.comment.is_withdrawn
        return self.comment.acted_on_in if is_shown else None


@dataclass
class Talk:
    """The feedback on one thing as one person sees it."""

    threads: list[Thread]
    may_comment: bool
    is_member: bool
    is_coach: bool

    def __iter__(self):
        return iter(self.threads)

    def __len__(self):
        return len(self.threads)

    @property
    def photo_pins(self) -> dict:
        """Photo id -> its pins, numbered from 1 in the order of writing."""
        return self._pins_by("pin_photo_id")

    @property
    def prompt_pins(self) -> dict[str, list[Pin]]:
        """Name of a prompt -> the pins on it, numbered from 1 in the order of writing."""
        return self._pins_by("pin_prompt")

    def _pins_by(self, name: str) -> dict:
        found: dict = {}
        for thread in self.threads:
            if thread.pin and (place := getattr(thread.comment, name)):
                found.setdefault(place, []).append(thread.pin)
        return found


def threads_of(thing: Hack | Iteration, user) -> Talk:
    """The feedback on an iteration, or on a hack's design; three queries at most."""
    if isinstance(thing, Iteration):
        return _talk(Comment.objects.filter(iteration=thing), thing, user)
    return _talk(Comment.objects.filter(hack=thing, iteration=None), thing, user)


def answered_by(iteration: Iteration, user) -> QuerySet[Comment]:
    """The feedback that this iteration acted on, as far as the person may read it."""
    comments = Comment.objects.visible_to(user).kept().filter(acted_on_in=iteration)
    return comments.select_related("author", "iteration__hack__team", "hack__team")


def open_feedback(hack: Hack, iteration: Iteration | None = None) -> QuerySet[Comment]:
    """Feedback that an iteration could answer: from before it, and answered by no other.

    Without an iteration: for the next one. For members of the team, who read all of it.
    """
    comments = Comment.objects.kept().threads().filter(hack=hack)
    if iteration is None:
        return comments.unanswered().select_related("author", "iteration")
    earlier = comments.exclude(iteration__number__gte=iteration.number)
    possible = earlier.unanswered() | earlier.filter(acted_on_in=iteration)
    return possible.select_related("author", "iteration")


def iterations_to_answer(comment: Comment) -> QuerySet[Iteration]:
    """Iterations that may act on this comment: later ones of the same hack, drafts too."""
    after = comment.iteration.number if comment.iteration else 0
    later = Iteration.objects.filter(hack=comment.hack, number__gt=after)
    return later.exclude(state=Iteration.State.WITHDRAWN).order_by("-number")


def seen_by_coach(iteration: Iteration) -> QuerySet[IterationSeen]:
    """Which coaches have read the iteration, and when; for the team and its coaches."""
    return iteration.seen_by.select_related("coach").order_by("seen_at")


def _talk(comments: QuerySet[Comment], thing: Hack | Iteration, user) -> Talk:
    is_member, is_coach = roles_of(user, thing)
    hack = thing.hack if isinstance(thing, Iteration) else thing
    is_open = not (isinstance(thing, Iteration) and thing.is_withdrawn)
    talk = Talk([], user.is_authenticated and is_open, is_member, is_coach)
    talk.threads = _threads(_readable(comments, user, is_own=is_member or is_coach), user)
    for thread in talk.threads:
        is_kept = not thread.comment.is_withdrawn
        thread.may_reply = is_kept and talk.may_comment
        thread.may_act_on = is_kept and is_member and not hack.is_frozen
    _number_pins(talk.threads)
    return talk


def _threads(comments: Iterable[Comment], user) -> list[Thread]:
    """Replies under their comments; the comments come oldest first."""
    threads: dict[int, Thread] = {}
    for comment in comments:
        shown = {
            "writer": writer_in_words(comment, user),
            "may_edit": can_edit_comment(user, comment),
            "may_withdraw": can_withdraw_comment(user, comment),
        }
        if not comment.is_reply:
            threads[comment.pk] = Thread(comment, **shown)
        elif thread := threads.get(comment.parent_id):
            thread.replies.append(Entry(comment, **shown))
    return list(threads.values())


def _readable(comments: QuerySet[Comment], user, *, is_own: bool) -> QuerySet[Comment]:
    """The team and its coaches read all feedback on their work: no need to ask for each row."""
    answers, photos = Iteration.objects.all(), Photo.objects.shown()
    if not is_own:
        comments = comments.filter(pk__in=Comment.objects.visible_to(user).order_by().values("pk"))
        answers, photos = answers.visible_to(user), photos.visible_to(user)
    return (
        with_writers(comments, user)
        .annotate(
            answer_is_visible=Exists(answers.filter(pk=OuterRef("acted_on_in_id"))),
            photo_is_visible=Exists(photos.filter(pk=OuterRef("pin_photo_id"))),
        )
        .select_related("author", "iteration__hack__team", "hack__team", "pin_photo")
        .select_related("acted_on_in__hack__team")
        .order_by("created_at", "pk")
    )


def roles_of(user, thing: Hack | Iteration) -> tuple[bool, bool]:
    """Whether the person is a member and a coach of the team; known, or one query."""
    if not user.is_authenticated:
        return False, False
    if hasattr(thing, "reader_is_member"):  # the row says so: selectors.standing
        return thing.reader_is_member, thing.reader_is_coach
    hack = thing.hack if isinstance(thing, Iteration) else thing
    return (
        Team.objects.filter(pk=hack.team_id)
        .values_list(
            Exists(Membership.objects.current().of(user).filter(team=OuterRef("pk"))),
            Exists(CoachAssignment.objects.current().of(user).filter(team=OuterRef("pk"))),
        )
        .get()
    )


def _number_pins(threads: list[Thread]) -> None:
    numbers: dict = {}
    for thread in threads:
        comment = thread.comment
        place = _place(comment)
        if place is None:
            continue
        numbers[place] = number = numbers.get(place, 0) + 1
        is_point = comment.pin_photo is not None
        thread.pin = Pin(
            number,
            f"#{comment.anchor}",
            comment.pin_photo.alt if is_point else "",
            comment.pin_x / 10 if is_point else None,
            comment.pin_y / 10 if is_point else None,
        )


def _place(comment: Comment) -> tuple | None:
    """What the comment is pinned to, if that is still on the page for this person."""
    if comment.is_withdrawn:
        return None
    if comment.pin_photo and comment.photo_is_visible:
        return ("photo", comment.pin_photo_id)
    if comment.pin_prompt:
        return ("prompt", comment.iteration_id, comment.pin_prompt)
    return None
