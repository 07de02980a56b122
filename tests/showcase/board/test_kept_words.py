"""Words that are not for everybody: of hidden and withdrawn ideas, and of finished boards."""

import uuid

from django.urls import reverse

import pytest

from cohorts.services.endings import complete_cohort
from showcase.board.models import Board, Idea, IdeaComment
from tests.factories import IdeaFactory


@pytest.fixture
def as_member(client, member):
    client.force_login(member)
    return client


def address(name, board, *more):
    return reverse(f"board:{name}", args=[board.slug, *more])


@pytest.mark.parametrize("reader", ["neighbor", "coach", "office"])
@pytest.mark.parametrize("verb", ["cast_vote", "follow_idea", "take_idea", "edit_idea"])
def test_hidden_idea_is_not_there_for_others(client, request, board, member, reader, verb):
    idea = IdeaFactory(board=board, author=member)
    Board.objects.update(is_silent=True)
    client.force_login(request.getfixturevalue(reader))

    assert client.post(address(verb, board, idea.pk)).status_code == 404
    assert not idea.follows.exists()


def test_words_of_a_withdrawn_idea_are_shown_to_nobody_else(as_member, move, neighbor):
    """Whoever kept its number finds the board instead."""
    idea = IdeaFactory(board=move("commit"), author=neighbor, title="Hidden words")
    Idea.objects.update(withdrawn_at=idea.created_at)

    page = as_member.get(address("take_idea", idea.board, idea.pk), follow=True).text

    assert "Hidden words" not in page
    assert "This idea is not on the board any more, so no team can take it." in page


def test_page_and_minutes_hold_no_words_of_a_withdrawn_idea(as_member, move, neighbor):
    idea = IdeaFactory(board=move("closed"), author=neighbor, title="Hidden words")
    IdeaComment.objects.create(idea=idea, author=neighbor, text="Hidden words?")
    Idea.objects.update(withdrawn_at=idea.created_at)

    page = as_member.get(address("idea", idea.board, idea.pk), follow=True)
    minutes = as_member.get(address("minutes", idea.board)).text

    told = [str(message) for message in page.context["messages"]]
    assert told == ["This idea is not on the board any more."]
    assert ("Hidden words" in page.text, "Hidden words" in minutes) == (False, False)


def test_board_of_a_finished_cohort_is_there_to_read(as_member, board, member):
    idea = IdeaFactory(board=board, author=member, title="Kept words")
    complete_cohort(cohort=board.cohort, actor=None)

    refused = as_member.post(address("add_idea", board), typed("Late words"))
    kept = as_member.post(address("edit_idea", board, idea.pk), {"title": "New words", "text": ""})
    shown = as_member.get(board.get_absolute_url())
    page = shown.text

    assert "This cohort has finished. Its board is there to read." in refused.text
    assert kept.status_code == 200
    assert ("Kept words" in page, "Late words" in page, "New words" in page) == (True, False, False)
    assert "This board is finished. It stays here to read." in page
    assert not shown.context["page"].may_add


def typed(title):
    return {"title": title, "text": "", "client_id": str(uuid.uuid4())}
