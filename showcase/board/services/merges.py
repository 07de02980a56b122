"""Making two ideas one, and taking them apart again.

What people gave to the merged idea moves to its survivor and remembers where it came from. Where
the survivor has the same already (a dot of that person), it stays behind and counts for nothing
until the ideas are apart again.
"""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from incubator.accounts.models import User
from incubator.core import audit
from incubator.core.errors import DomainError
from incubator.notifications.services import notify

from .. import events
from ..models import Board, Follow, Idea, IdeaComment, Try, Vote
from ..phases import Act

ONE_PER_IDEA = {Vote: "voter_id", Follow: "person_id", Try: "team_id"}
"""What an idea has once a person or team."""
MOVED = [*ONE_PER_IDEA, IdeaComment]


@transaction.atomic
def merge_ideas(*, idea: Idea, into: Idea, actor: User) -> Idea:
    """Make the idea a part of another, with its dots, comments, followers and tries; gives the
    survivor. Two that are one already stay as they are.

    Raises DomainError when the phase is another, or one of them has left the board.
    """
    board = events.locked(idea.board)
    idea, into = (Idea.objects.select_related("merged_into").get(pk=one.pk) for one in (idea, into))
    if idea.pk == into.pk or into.board_id != board.pk:
        raise DomainError(_("Choose another idea of this board."))
    if survivor_of(idea) == survivor_of(into):
        return survivor_of(idea)
    board.require_allowed(Act.GROUP)
    if Idea.objects.shown().filter(pk__in=[idea.pk, into.pk]).count() < 2:
        raise DomainError(_("One of these ideas has left the board meanwhile."))
    _merge(idea, into)
    events.record(board, "idea.merged", actor, idea=idea.pk, into=into.pk)
    audit.record(actor, "idea.merged", idea, into=into.pk)
    _tell_authors(idea, into, actor)
    return into


@transaction.atomic
def unmerge_idea(*, idea: Idea, actor: User) -> Idea:
    """Take the idea out of its survivor; each has its own again. Twice changes nothing.

    What came after the merge stays with the survivor. Raises DomainError after 7 days, and on a
    board that is finished.
    """
    board = events.locked(idea.board)
    idea = Idea.objects.select_related("merged_into").get(pk=idea.pk)
    if idea.is_merged:
        board.require_allowed(Act.UNMERGE)
        if not idea.may_be_unmerged:
            raise DomainError(_("Merged ideas can be taken apart for 7 days."))
        release(board, idea, actor)
    return idea


def release(board: Board, idea: Idea, actor: User | None) -> None:
    """The idea stands by itself again; for services that hold the board's lock.

    A dot that came back with the merge and was given elsewhere since stays there.
    """
    into, idea.merged_into, idea.merged_at = idea.merged_into, None, None
    idea.save(update_fields=["merged_into", "merged_at", "updated_at"])
    _give_back(idea)
    for other in into.merged.all():
        _absorb(other, into)
    events.record(board, "idea.unmerged", actor, idea=idea.pk, into=into.pk)
    audit.record(actor, "idea.unmerged", idea, into=into.pk)
    for vote in _overspent(board, idea, into):
        vote.delete()
        events.record(board, "idea.unvoted", vote.voter, idea=idea.pk)


def survivor_of(idea: Idea) -> Idea:
    """The idea that stands on the board for this one, as it is now."""
    idea = Idea.objects.select_related("merged_into").get(pk=idea.pk)
    return idea.merged_into or idea


def _merge(idea: Idea, into: Idea) -> None:
    """With those that were merged into it before, so that none hangs on one that is merged."""
    parts = list(idea.merged.all())
    for one in parts:
        _give_back(one)
    idea.merged_at = timezone.now()
    for one in [idea, *parts]:
        one.merged_into = into
        one.save(update_fields=["merged_into", "merged_at", "updated_at"])
        _absorb(one, into)


def _absorb(idea: Idea, into: Idea) -> None:
    """What is the idea's moves to its survivor, which has each person once."""
    moved = {"idea": into, "came_from": idea}
    for model, whose in ONE_PER_IDEA.items():
        there = model.objects.filter(idea=into).values(whose)
        model.objects.filter(idea=idea).exclude(**{f"{whose}__in": there}).update(**moved)
    IdeaComment.objects.filter(idea=idea).update(**moved)


def _give_back(idea: Idea) -> None:
    for model in MOVED:
        model.objects.filter(came_from=idea).update(idea=idea, came_from=None)


def _overspent(board: Board, idea: Idea, into: Idea) -> list[Vote]:
    """Dots on the idea of people who gave one to the survivor as well, and have too many now."""
    on_both = Vote.objects.filter(voter__in=Vote.objects.filter(idea=into).values("voter"))
    return [
        vote
        for vote in on_both.filter(idea=idea).select_related("voter")
        if Vote.objects.of(vote.voter).spent_on(board).count() > board.vote_budget
    ]


def _tell_authors(idea: Idea, into: Idea, actor: User) -> None:
    wrote = Q(pk=idea.author_id) | Q(pk=into.author_id)
    words = {"one": idea.title, "other": into.title}
    notify(
        User.objects.filter(wrote, is_active=True).exclude(pk=actor.pk),
        kind="idea.merged",
        text=_("“%(one)s” was merged with “%(other)s”.") % words,
        url=into.page_url,
        key=f"idea.merged:{idea.pk}:{into.pk}:{idea.merged_at.timestamp():.0f}",
    )
