"""Any order of acts leaves a log from which the board's ideas and dots come again."""

import uuid
from dataclasses import dataclass, field

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incubator.core.errors import DomainError
from showcase.board.models import BoardEvent, Guest, Idea, Vote
from showcase.board.services.boards import move_phase
from showcase.board.services.columns import add_column, move_idea, remove_column
from showcase.board.services.ideas import add_idea, edit_idea, withdraw_idea
from showcase.board.services.merges import merge_ideas, unmerge_idea
from showcase.board.services.moderation import approve_idea, hide_idea, show_idea
from showcase.board.services.votes import cast_vote, take_vote_back
from tests.factories import BoardFactory, GuestFactory, UserFactory

ACTS = ["add", "edit", "withdraw", "vote", "unvote", "gather", "vote phase"]
ACTS += ["group phase", "vote", "merge", "merge", "unmerge", "move", "column"]
ACTS += ["post as guest", "approve", "trust", "hide", "show"]
STEPS = st.lists(
    st.tuples(st.sampled_from(ACTS), st.integers(0, 2), st.integers(0, 3)), max_size=40
)


def do(board, people, act, who, which):
    """One act of one person; an idea is chosen among those there, withdrawn ones too."""
    person, ideas = people[who], list(Idea.objects.filter(board=board))
    if act in {"gather", "group phase", "vote phase"}:
        board.refresh_from_db()
        after = act.split()[0]
        move_phase(board=board, before=board.phase, after=after, actor=person)
    elif act == "add":
        words = {"title": f"Idea {which}", "text": ""}
        add_idea(board=board, author=person, team=None, client_id=uuid.uuid4(), **words)
    elif act == "post as guest":
        words = {"title": f"Idea {which}", "text": "", "guest": guest_on(board, who + 1)}
        add_idea(board=board, author=None, team=None, client_id=uuid.uuid4(), **words)
    elif act == "column":
        change_columns(board, person, which)
    elif act == "merge" and ideas:
        merge_ideas(idea=ideas[which % len(ideas)], into=ideas[who % len(ideas)], actor=person)
    elif ideas:
        _with_idea(act, ideas[which % len(ideas)], person)


def _with_idea(act, idea, person):
    if act == "edit":
        edit_idea(idea=idea, editor=person, title=f"{idea.title}!", text="")
    elif act == "withdraw":
        withdraw_idea(idea=idea, actor=person)
    elif act in {"approve", "trust"}:
        approve_idea(idea=idea, actor=person, trusts_guest=act == "trust")
    elif act == "hide":
        hide_idea(idea=idea, actor=person)
    elif act == "show":
        show_idea(idea=idea, actor=person)
    elif act == "unmerge":
        unmerge_idea(idea=idea, actor=person)
    elif act == "move":
        move_idea(idea=idea, column=idea.board.columns.first(), actor=person)
    elif act == "vote":
        cast_vote(idea=idea, voter=person)
    else:
        take_vote_back(idea=idea, voter=person)


def change_columns(board, person, which):
    """A new one, or the first one goes."""
    if which:
        key = uuid.uuid4()
        add_column(board=board, name=f"Column {key}", actor=person, client_id=key)
    elif first := board.columns.first():
        remove_column(column=first, actor=person)


def guest_on(board, number):
    known = Guest.objects.filter(board=board, number=number).first()
    return known or GuestFactory(board=board, number=number, token_digest=uuid.uuid4().hex)


@dataclass
class Replay:
    """A board from its log alone. A dot stays with the idea that it was given to."""

    ideas: set = field(default_factory=set)
    gone: set = field(default_factory=set)
    survivor: dict = field(default_factory=dict)
    column: dict = field(default_factory=dict)
    dots: set = field(default_factory=set)

    def take(self, event):
        idea = event.data.get("idea")
        if event.kind in {"idea.added", "idea.approved"}:
            self.ideas.add(idea)
        elif event.kind in {"idea.withdrawn", "idea.hidden"}:
            self.gone.add(idea)
        elif event.kind == "idea.shown_again":
            self.gone.remove(idea)
        elif event.kind == "idea.voted":
            self.dots.add((idea, event.actor_id))
        elif event.kind == "idea.unvoted":
            self.dots -= {(one, event.actor_id) for one in self.parts(idea)}
        else:
            self.group(event.kind, idea, event.data)

    def group(self, kind, idea, data):
        if kind == "idea.merged":
            self.survivor.update(dict.fromkeys(self.parts(idea), data["into"]))
        elif kind == "idea.unmerged":
            del self.survivor[idea]
        elif kind == "idea.moved":
            self.column[idea] = data["column"]
        elif kind == "column.removed":
            self.column = {one: c for one, c in self.column.items() if c != data["column"]}

    def parts(self, idea):
        """The idea, and those that were merged into it."""
        return {idea, *(one for one, into in self.survivor.items() if into == idea)}

    @property
    def shown(self):
        return self.ideas - self.gone - set(self.survivor)

    @property
    def tallies(self):
        """Each person once for each idea."""
        voters = {
            idea: {person for one, person in self.dots if one in self.parts(idea)}
            for idea in self.shown
        }
        return {idea: len(people) for idea, people in voters.items()}


def replayed(board):
    replay = Replay()
    for event in BoardEvent.objects.filter(board=board).order_by("number"):
        replay.take(event)
    return replay


@pytest.mark.django_db
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=STEPS)
def test_board_is_what_its_log_says_whatever_was_done(steps):
    board, people = BoardFactory(vote_budget=2), [UserFactory() for _ in range(3)]

    for step in steps:
        try:
            do(board, people, *step)
        except DomainError:
            continue

    shown = Idea.objects.filter(board=board).shown().counted()
    votes = Vote.objects.filter(idea__board=board)
    merged = Idea.objects.filter(board=board).exclude(merged_into=None)
    grouped = Idea.objects.filter(board=board).exclude(column=None)
    replay = replayed(board)
    events = BoardEvent.objects.filter(board=board).order_by("number")
    board.refresh_from_db()
    assert replay.tallies == {idea.pk: idea.vote_count for idea in shown}
    assert replay.dots == {(vote.came_from_id or vote.idea_id, vote.voter_id) for vote in votes}
    assert replay.survivor == dict(merged.values_list("pk", "merged_into"))
    assert {k: c for k, c in replay.column.items() if c} == dict(
        grouped.values_list("pk", "column")
    )
    assert not merged.filter(merged_into__merged_into__isnull=False).exists()
    assert [event.number for event in events] == list(range(1, board.number + 1))
    assert all(Vote.objects.of(person).spent_on(board).count() <= 2 for person in people)
