"""Who may do what on a board. Each docstring is the sentence that a refused person reads."""

from cohorts.models import Team
from cohorts.rules import guests_may_join_boards
from incubator.accounts.rules import is_office

from .models import Board, Guest, Idea, IdeaComment
from .phases import Act


def can_pose_question(user) -> bool:
    """Only the Office of Innovation can open a new board."""
    return is_office(user)


def can_facilitate(user, board: Board) -> bool:
    """Only the Office, a coach of the cohort or a person named on the board can run it."""
    if is_office(user):
        return True
    if not user.is_authenticated:
        return False
    coached = Team.objects.of_coach(user).filter(cohort_id=board.cohort_id)
    return coached.exists() or board.facilitators.filter(pk=user.pk).exists()


def can_change_idea(user, idea: Idea) -> bool:
    """An idea can be changed by its author for 15 minutes, while ideas are gathered or grouped."""
    return can_withdraw_idea(user, idea) and idea.is_young


def can_withdraw_idea(user, idea: Idea) -> bool:
    """Only its author can withdraw an idea, while ideas are gathered or grouped."""
    is_own = user.is_authenticated and idea.author_id == user.pk
    is_standing = not idea.is_gone and not idea.is_merged
    return is_own and is_standing and idea.board.allows(Act.CHANGE_IDEA)


def can_merge(user, idea: Idea, other: Idea | None = None) -> bool:
    """Only the facilitator and the author of one of the two ideas can merge them."""
    authors = {idea.author_id, other.author_id if other else None}
    is_own = user.is_authenticated and user.pk in authors
    return is_own or can_facilitate(user, idea.board)


def can_unmerge(user, idea: Idea) -> bool:
    """Only the facilitator and the authors of the two ideas can take them apart, for 7 days."""
    return can_merge(user, idea, idea.merged_into)


def can_take_ideas(user, board: Board) -> bool:
    """Only members of active teams that were asked can take an idea."""
    return user.is_authenticated and board.teams_of(user).exists()


def can_withdraw_comment(user, comment: IdeaComment) -> bool:
    """Only its author can withdraw a comment."""
    is_own = user.is_authenticated and comment.author_id == user.pk
    return is_own and not comment.is_withdrawn


def takes_guests(board: Board) -> bool:
    """Guests take no part in this board."""
    return board.is_open_to_guests and guests_may_join_boards(board.cohort)


def can_be_joined_by_guests(board: Board) -> bool:
    """Guests cannot join this board now."""
    return not board.is_closed and not board.is_over and takes_guests(board)


def can_guest_change_idea(guest: Guest, idea: Idea) -> bool:
    """A guest can change an idea for 15 minutes, until the facilitator has approved it."""
    is_read = not idea.is_held and not guest.is_trusted
    return can_guest_withdraw_idea(guest, idea) and idea.is_young and not is_read


def can_guest_withdraw_idea(guest: Guest, idea: Idea) -> bool:
    """Only the guest who wrote an idea can withdraw it, while ideas are gathered or grouped."""
    is_own = idea.guest_id == guest.pk
    is_standing = not idea.is_gone and not idea.is_merged
    return is_own and is_standing and idea.board.allows(Act.CHANGE_IDEA)
