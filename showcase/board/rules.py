"""Who may do what on a board. Each docstring is the sentence that a refused person reads."""

from cohorts.models import Team
from incubator.accounts.rules import is_office

from .models import Board, Idea, IdeaComment
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
    return is_own and not idea.is_withdrawn and idea.board.allows(Act.CHANGE_IDEA)


def can_take_ideas(user, board: Board) -> bool:
    """Only members of active teams that were asked can take an idea."""
    if not user.is_authenticated:
        return False
    teams = Team.objects.of_member(user).active()
    return (teams.filter(cohort_id=board.cohort_id) if board.cohort_id else teams).exists()


def can_withdraw_comment(user, comment: IdeaComment) -> bool:
    """Only its author can withdraw a comment."""
    is_own = user.is_authenticated and comment.author_id == user.pk
    return is_own and not comment.is_withdrawn
