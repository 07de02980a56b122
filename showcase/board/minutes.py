"""The minutes of a finished session: top ideas, who takes what, open questions."""

from dataclasses import dataclass

from .models import Board, Idea, IdeaComment
from .selectors import Group, board_page, grouped

MOST_TOP = 10


@dataclass
class Minutes:
    """What a session came to, as one person may see it."""

    board: Board
    ideas: list[Idea]
    questions: list[IdeaComment]
    shows_counts: bool

    @property
    def top(self) -> list[Idea]:
        """The first ideas; those with most dots where results show."""
        return self.ideas[:MOST_TOP]

    @property
    def others(self) -> list[Group]:
        """All after the first ones, by column."""
        return [group for group in grouped(self.board, self.ideas[MOST_TOP:]) if group.ideas]

    @property
    def taken(self) -> list[Idea]:
        return [idea for idea in self.ideas if idea.tries.all()]


def minutes_of(board: Board, user) -> Minutes:
    """The minutes of a closed board; the board page's queries and one more."""
    page = board_page(board, user)
    comments = IdeaComment.objects.visible_to(user).kept().filter(idea__board=board)
    asked = comments.filter(idea__in=Idea.objects.shown(), text__endswith="?")
    return Minutes(board, page.ideas, list(asked.select_related("idea")), page.shows_counts)
