"""What the wall shows to a whole room: nothing but what all who may see the board may see."""

from dataclasses import dataclass, field

from django.utils import timezone

from incubator.live.presence import people_at

from .band import Item, groups_of_wall, seen_by, versions_of
from .messages import count_of, topic_of
from .models import Board, Idea
from .phases import Act

MOST_TOP, MOST_NEWEST = 3, 3
LONG_QUESTION = 70
"""Characters; a longer one is set smaller, so that the wall fits one screen."""


@dataclass
class WallPage:
    board: Board
    count: int
    item: Item | None
    people: int | None
    top: list[Idea] = field(default_factory=list)
    newest: list[Idea] = field(default_factory=list)

    @property
    def is_long(self) -> bool:
        return len(self.board.question) > LONG_QUESTION

    @property
    def seconds_left(self) -> int | None:
        """Until the timer ends, never less than 0; None without a timer."""
        ends_at = self.board.timer_ends_at
        return max(0, round((ends_at - timezone.now()).total_seconds())) if ends_at else None

    @property
    def join_place(self) -> str:
        """The address as one reads it aloud, up to the code that ends it."""
        return self.board.join_address.partition("//")[2].removesuffix(f"{self.board.join_code}/")

    @property
    def can_be_joined(self) -> bool:
        return bool(self.board.join_code) and not self.board.is_closed and not self.board.is_over


def wall_page(board: Board) -> WallPage:
    """The same for everybody who opens it; six queries however many ideas."""
    item = seen_by(versions_of(board), groups_of_wall(board))
    page = WallPage(board, count_of(board), item, people_at(topic_of(board)))
    if board.hides_ideas:
        return page
    ideas = Idea.objects.filter(board=board).shown().counted().order_by("-pk")
    ideas = ideas.select_related("team__school", "guest")
    page.newest = list(ideas[:MOST_NEWEST])
    if board.shows_results and not board.allows(Act.ADD_IDEA):
        page.top = list(ideas.filter(vote_count__gt=0).order_by("-vote_count", "-pk")[:MOST_TOP])
    return page
