"""What the pages of boards show; each a constant number of queries."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import (
    Count,
    Q,
    QuerySet,
    prefetch_related_objects,
)
from django.db.models.functions import Coalesce

from cohorts.models import Team
from hacks.models import Hack
from incubator.accounts.models import User

from . import messages
from .band import shown_to
from .desk import desk_count
from .models import Board, Column, Follow, Guest, Idea, IdeaComment, Try, Vote
from .phases import Act
from .rules import can_facilitate
from .tried import tried_of, with_tries

MOST_ON_PANEL = 3
MOST_MISSED = 500
"""Events that a page catches up with one by one; with more it gets the whole board."""


@dataclass
class Group:
    """The ideas of a column; without one, those that are not grouped."""

    column: Column | None
    ideas: list[Idea]


@dataclass
class Part:
    """An idea that was merged into another, on the page of that one."""

    idea: Idea
    may_unmerge: bool


@dataclass
class BoardPage:
    """A board as one person sees it."""

    board: Board
    ideas: list[Idea]
    hidden_count: int
    may_facilitate: bool
    own_votes: set[int] = field(default_factory=set)
    followed: set[int] = field(default_factory=set)
    own_ideas: list[int] = field(default_factory=list)
    has_team: bool = False
    guest: Guest | None = None
    queue_count: int = 0

    @property
    def dots_left(self) -> int:
        return max(0, self.board.vote_budget - len(self.own_votes))

    @property
    def dots(self) -> list[bool]:
        """One for each dot of the budget: whether it is left."""
        return [place < self.dots_left for place in range(self.board.vote_budget)]

    @property
    def shows_counts(self) -> bool:
        """Numbers of dots are for everybody to see, and there can be some."""
        return self.board.shows_results and not self.may_add

    @property
    def may_add(self) -> bool:
        return self.board.allows(Act.ADD_IDEA)

    @property
    def may_vote(self) -> bool:
        return self.guest is None and self.board.allows(Act.VOTE)

    @property
    def may_change(self) -> bool:
        return self.board.allows(Act.CHANGE_IDEA)

    @property
    def may_move(self) -> bool:
        return self.guest is None and self.board.allows(Act.GROUP)

    @property
    def may_name_columns(self) -> bool:
        return self.may_facilitate and self.may_move

    @property
    def groups(self) -> list["Group"]:
        """What is not grouped, and then the columns."""
        return grouped(self.board, self.ideas)

    @property
    def may_take(self) -> bool:
        return self.board.allows(Act.TRY) and self.has_team

    @property
    def model(self) -> dict[str, Any]:
        """Stands for an idea in the card that the page's script copies."""
        return {"pk": 0, "title": "", "text": "", "vote_count": 0}

    @property
    def told(self) -> dict[str, Any]:
        """What the page's script begins with; docs/board-protocol.md."""
        return {
            "n": self.board.told_number,
            "board": messages.board_state(self.board),
            "count": self.hidden_count + len(self.ideas),
            "own": self.own_ideas,
            "given": sorted(self.own_votes),
            "takes": self.has_team,
            "guest": self.guest is not None,
        }


def board_page(board: Board, user) -> BoardPage:
    """The board with its ideas, and what the person may do; eleven queries at most, however many
    ideas."""
    ideas = cards_of(Idea.objects.visible_to(user).filter(board=board).shown(), board, user)
    votes = Vote.objects.of(user).spent_on(board).values_list("idea_id", flat=True)
    hidden = messages.count_of(board) - len(ideas) if board.hides_ideas else 0
    page = BoardPage(board, ideas, hidden, can_facilitate(user, board), set(votes))
    if page.may_facilitate:
        page.queue_count = desk_count(board.pk)
    followed = Follow.objects.filter(person_id=user.pk, idea__board=board)
    page.followed = set(followed.values_list("idea_id", flat=True))
    page.own_ideas = [idea.pk for idea in ideas if idea.author_id == user.pk]
    prefetch_related_objects([board], "columns")
    page.has_team = board.teams_of(user).exists()
    if page.shows_counts:
        ideas.sort(key=lambda idea: -idea.vote_count)
    return page


def cards_of(ideas: QuerySet[Idea], board: Board, user) -> list[Idea]:
    """These ideas of the board with all that a card shows, the newest first; three queries."""
    found = ideas.counted().discussed().select_related("team__school", "guest")
    found = list(found.prefetch_related(with_tries(user), messages.with_merged()).order_by("-pk"))
    for idea in found:
        idea.board = board
    return found


def grouped(board: Board, ideas: list[Idea]) -> list[Group]:
    """The ideas by column, in their order; first those that stand in none."""
    groups = {column.pk: Group(column, []) for column in board.columns.all()}
    loose = Group(None, [])
    for idea in ideas:
        groups.get(idea.column_id, loose).ideas.append(idea)
    return [loose, *groups.values()]


def boards_of(user) -> list[Board]:
    """All boards the person may see, those that run first, with the number of their ideas."""
    shown = Count("ideas", filter=Q(ideas__in=Idea.objects.shown()))
    boards = Board.objects.visible_to(user).select_related("cohort").annotate(idea_count=shown)
    return sorted(boards, key=lambda board: board.is_closed)


def team_on(board: Board, user) -> Team | None:
    """The team that a person's idea is shown with: of the board's cohort, else the newest."""
    teams = Team.objects.of_member(user).filter(status__in=Team.PUBLIC_STATUSES)
    if board.cohort_id:
        teams = teams.filter(cohort_id=board.cohort_id)
    return teams.order_by("-cohort__starts_on", "pk").select_related("school").first()


def parts_of(idea: Idea, user) -> list[Part]:
    """The ideas that were merged into it, oldest first; as many queries for one as for many."""
    merged = idea.merged.filter(withdrawn_at=None, hidden_at=None)
    merged = list(merged.select_related("team__school", "guest").order_by("merged_at", "pk"))
    may_unmerge = bool(merged) and idea.board.allows(Act.UNMERGE)
    is_all = may_unmerge and (idea.author_id == user.pk or can_facilitate(user, idea.board))
    return [
        Part(one, may_unmerge and one.may_be_unmerged and (is_all or one.author_id == user.pk))
        for one in merged
    ]


def ideas_to_merge_with(idea: Idea, user) -> QuerySet[Idea]:
    """All others on the board that the person sees, by title."""
    others = Idea.objects.visible_to(user).filter(board_id=idea.board_id).shown()
    return others.exclude(pk=idea.pk).order_by("title", "pk")


def comments_of(idea: Idea, user) -> list[IdeaComment]:
    """What people said about the idea, oldest first; withdrawn ones without their words."""
    comments = IdeaComment.objects.visible_to(user).filter(idea=idea)
    return list(comments.select_related("author"))


def named_voters(idea: Idea) -> list[User]:
    """Who gave the idea a dot that carries their name, while the board shows names."""
    if not idea.board.names_voters:
        return []
    votes = Vote.objects.filter(idea=idea, is_named=True)
    return list(User.objects.filter(pk__in=votes.values("voter_id")).order_by("name", "pk"))


def ideas_of_hacks(hacks: list[Hack], user) -> QuerySet[Idea]:
    """The ideas that these hacks began as, where the person may see them."""
    tried = Try.objects.filter(hack__in=hacks).annotate(of=Coalesce("idea__merged_into", "idea"))
    ideas = Idea.objects.visible_to(user).shown().filter(pk__in=tried.values("of"))
    return ideas.select_related("board")


def hacks_of_idea(idea: Idea, user) -> list[Hack]:
    """What the idea, with those merged into it, became, where the person may see the hacks."""
    tried = Try.objects.filter(Q(idea=idea) | Q(idea__merged_into=idea)).values("hack_id")
    hacks = Hack.objects.visible_to(user).filter(pk__in=tried)
    return list(hacks.select_related("team__school", "team__cohort").order_by("pk"))


def follows(idea: Idea, user) -> bool:
    """Whether the person hears of the idea; one query."""
    return idea.follows.filter(person=user).exists()


def followers_of(idea: Idea) -> list[User]:
    """Who follows the idea and may still see it; a query a follower, for services."""
    people = User.objects.filter(is_active=True, follows__idea=idea).order_by("pk")
    shown = Idea.objects.shown().filter(pk=idea.pk)
    return [person for person in people if shown.visible_to(person).exists()]


def boards_of_cohort(cohort, user) -> list[Board]:
    """The cohort's boards that run and the person may see, newest first."""
    if not user.is_authenticated:
        return []
    return list(Board.objects.visible_to(user).filter(cohort=cohort).running()[:MOST_ON_PANEL])


def state_for(board: Board, user, since: int | None) -> dict[str, Any]:
    """The board as JSON for one person: what changed after ``since``, or all of it (``all``).

    Own ideas and own dots are named in ``own`` and ``given``, the hacks that ideas became in
    ``tried``; eight queries however many ideas.
    """
    visible = Idea.objects.visible_to(user).filter(board=board)
    own = Idea.objects.filter(board=board, author_id=user.pk).shown().values_list("pk", flat=True)
    given = Vote.objects.of(user).spent_on(board).values_list("idea_id", flat=True)
    return {
        **state_of(board, visible, since),
        "own": list(own),
        "given": list(given),
        "tried": tried_of(visible, user),
        "spotlight": shown_to(board, user),
    }


def state_of(board: Board, visible: QuerySet[Idea], since: int | None) -> dict[str, Any]:
    """What is the same for all who see these ideas: what changed after ``since``, or all of it."""
    is_all = since is None or not 0 <= board.told_number - since <= MOST_MISSED
    shows_dots = board.shows_results and not board.hides_ideas
    if not is_all:
        visible = visible.filter(pk__in=messages.touched_since(board, since))
    return {
        "type": "state",
        "all": is_all,
        "n": board.told_number,
        "tally": board.number,
        "board": {**messages.board_state(board), "said": str(board.said)},
        **messages.cards(visible.values("pk")),
        "count": messages.count_of(board),
        "votes": messages.votes_of(board) if shows_dots else {},
    }


def dots_of(idea: Idea, user) -> dict[str, Any]:
    """What a person who gave or took a dot sees: the idea's number, where results show, and
    their own."""
    board = idea.board
    given = Vote.objects.of(user).spent_on(board).values_list("idea_id", flat=True)
    votes = messages.votes_of(board, [idea.pk]) if board.shows_results else {}
    return {"votes": votes, "given": list(given)}
