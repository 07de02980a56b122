"""Ideas: added once, changed for a short while, withdrawn by their author."""

import uuid
from datetime import timedelta

from django.utils import timezone

import pytest

from incubator.core.errors import DomainError
from incubator.core.models import AuditEntry
from showcase.board.models import BoardEvent, Idea
from showcase.board.services.ideas import edit_idea, withdraw_idea
from tests.factories import IdeaFactory


def kinds(board):
    return list(BoardEvent.objects.filter(board=board).values_list("number", "kind"))


def test_idea_is_added_with_its_team_and_the_boards_next_number(board, add, member, team):
    add(member, title="  Two \n choices ", text=" Never five. ", team=team)

    idea = Idea.objects.get()
    assert (idea.title, idea.text, idea.team, idea.author) == (
        "Two choices",
        "Never five.",
        team,
        member,
    )
    assert kinds(board) == [(1, "idea.added")]
    assert AuditEntry.objects.filter(action="idea.added", actor_id=member.pk).count() == 1


def test_idea_sent_twice_is_added_once(board, add, member):
    key = uuid.uuid4()

    first, second = add(member, client_id=key), add(member, title="Other", client_id=key)

    assert (second.pk, second.title) == (first.pk, first.title)
    assert kinds(board) == [(1, "idea.added")]


def test_idea_with_an_id_that_somebody_else_used_is_refused(add, member, neighbor):
    key = uuid.uuid4()
    add(member, client_id=key)

    with pytest.raises(DomainError, match="used before"):
        add(neighbor, client_id=key)


@pytest.mark.parametrize("phase", ["vote", "commit", "closed"])
def test_idea_is_refused_in_phases_that_take_none(add, move, member, phase):
    move(phase)

    with pytest.raises(DomainError, match="not taken in this phase"):
        add(member)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"title": " \n "}, "Write your idea first"),
        ({"title": "a" * 121}, "120 characters"),
        ({"text": "a" * 501}, "500 characters"),
    ],
)
def test_idea_with_no_or_too_many_words_is_refused(add, member, words, sentence):
    with pytest.raises(DomainError, match=sentence):
        add(member, **words)


def test_idea_is_changed_and_says_so(board, add, member):
    idea = edit_idea(idea=add(member), editor=member, title="Better", text="")

    assert (idea.title, idea.edited_at is not None) == ("Better", True)
    assert kinds(board) == [(1, "idea.added"), (2, "idea.edited")]


def test_idea_saved_as_it_was_changes_nothing(board, add, member):
    idea = edit_idea(idea=add(member), editor=member, title="Students pick the proof", text="")

    assert idea.edited_at is None
    assert kinds(board) == [(1, "idea.added")]


def test_idea_is_not_changed_after_fifteen_minutes(board, member):
    idea = IdeaFactory(board=board, author=member)
    Idea.objects.update(created_at=timezone.now() - timedelta(minutes=15))

    with pytest.raises(DomainError, match="15 minutes"):
        edit_idea(idea=idea, editor=member, title="Late", text="")


def test_withdrawn_idea_is_withdrawn_once_and_not_changed_any_more(board, add, member):
    idea = add(member)

    withdraw_idea(idea=idea, actor=member)
    withdraw_idea(idea=idea, actor=member)

    assert kinds(board) == [(1, "idea.added"), (2, "idea.withdrawn")]
    with pytest.raises(DomainError, match="off the board"):
        edit_idea(idea=idea, editor=member, title="Back", text="")


def test_idea_is_not_withdrawn_once_it_is_voted_on(add, move, member):
    idea = add(member)
    move("vote")

    with pytest.raises(DomainError, match="gathered and grouped"):
        withdraw_idea(idea=idea, actor=member)
