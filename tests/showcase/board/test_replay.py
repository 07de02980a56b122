"""Any order of acts leaves a log from which the board's ideas and dots come again."""

import uuid

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incubator.core.errors import DomainError
from showcase.board.models import BoardEvent, Guest, Idea, Vote
from showcase.board.services.boards import move_phase
from showcase.board.services.ideas import add_idea, edit_idea, withdraw_idea
from showcase.board.services.moderation import approve_idea, hide_idea, show_idea
from showcase.board.services.votes import cast_vote, take_vote_back
from tests.factories import BoardFactory, GuestFactory, UserFactory

ACTS = ["add", "edit", "withdraw", "vote", "unvote", "gather", "vote phase"]
ACTS += ["post as guest", "approve", "trust", "hide", "show"]
STEPS = st.lists(
    st.tuples(st.sampled_from(ACTS), st.integers(0, 2), st.integers(0, 3)), max_size=30
)


def do(board, people, act, who, which):
    """One act of one person; an idea is chosen among those there, withdrawn ones too."""
    person, ideas = people[who], list(Idea.objects.filter(board=board))
    if act in {"gather", "vote phase"}:
        board.refresh_from_db()
        after = act.split()[0]
        move_phase(board=board, before=board.phase, after=after, actor=person)
    elif act == "add":
        words = {"title": f"Idea {which}", "text": ""}
        add_idea(board=board, author=person, team=None, client_id=uuid.uuid4(), **words)
    elif act == "post as guest":
        words = {"title": f"Idea {which}", "text": "", "guest": guest_on(board, who + 1)}
        add_idea(board=board, author=None, team=None, client_id=uuid.uuid4(), **words)
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
    elif act == "vote":
        cast_vote(idea=idea, voter=person)
    else:
        take_vote_back(idea=idea, voter=person)


def guest_on(board, number):
    known = Guest.objects.filter(board=board, number=number).first()
    return known or GuestFactory(board=board, number=number, token_digest=uuid.uuid4().hex)


def replayed(board):
    """The shown ideas and the dots, from the log alone."""
    ideas, held, gone, dots = set(), set(), set(), set()
    for event in BoardEvent.objects.filter(board=board).order_by("number"):
        idea = event.data.get("idea")
        if event.kind == "idea.added":
            ideas.add(idea)
        elif event.kind == "idea.held":
            held.add(idea)
        elif event.kind == "idea.approved":
            held.remove(idea)
            ideas.add(idea)
        elif event.kind in {"idea.withdrawn", "idea.hidden"}:
            gone.add(idea)
        elif event.kind == "idea.shown_again":
            gone.remove(idea)
        elif event.kind == "idea.voted":
            dots.add((idea, event.actor_id))
        elif event.kind == "idea.unvoted":
            dots.remove((idea, event.actor_id))
    return ideas - gone, dots


@pytest.mark.django_db
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=STEPS)
def test_board_is_what_its_log_says_whatever_was_done(steps):
    board, people = BoardFactory(vote_budget=2), [UserFactory() for _ in range(3)]

    for step in steps:
        try:
            do(board, people, *step)
        except DomainError:
            continue

    shown = Idea.objects.filter(board=board).shown().values_list("pk", flat=True)
    dots = Vote.objects.filter(idea__board=board).values_list("idea", "voter")
    events = BoardEvent.objects.filter(board=board).order_by("number")
    board.refresh_from_db()
    assert replayed(board) == (set(shown), set(dots))
    assert [event.number for event in events] == list(range(1, board.number + 1))
    assert all(Vote.objects.of(person).spent_on(board).count() <= 2 for person in people)
