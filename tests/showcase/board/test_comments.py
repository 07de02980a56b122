"""Discussing an idea: who hears, who reads, and what stays."""

import uuid

from django.urls import reverse

import pytest

from incubator.core.errors import DomainError
from showcase.board.models import Board, BoardEvent, IdeaComment
from showcase.board.services.comments import add_comment, withdraw_comment
from tests.factories import IdeaFactory


@pytest.fixture
def idea(board, add, neighbor):
    return add(neighbor)


def say(idea, author, text="With two of them.", client_id=None):
    return add_comment(idea=idea, author=author, text=text, client_id=client_id or uuid.uuid4())


def test_comment_is_posted_once_and_followers_hear_who_spoke(idea, member, neighbor):
    key = uuid.uuid4()

    first, again = say(idea, member, client_id=key), say(idea, member, client_id=key)

    assert first == again
    assert neighbor.notifications.get().text == (
        f"{member} commented on the idea “Students pick the proof”."
    )
    assert [event.kind for event in BoardEvent.objects.order_by("number")] == [
        "idea.added",
        "comment.added",
    ]


def test_writer_who_follows_hears_nothing_of_their_own_words(idea, neighbor):
    say(idea, neighbor)

    assert not neighbor.notifications.exists()


@pytest.mark.parametrize(
    ("text", "sentence"), [(" ", "Write a comment first"), ("a" * 1001, "1,000 characters")]
)
def test_comment_with_no_or_too_many_words_is_refused(idea, member, text, sentence):
    with pytest.raises(DomainError, match=sentence):
        say(idea, member, text)


def test_id_that_somebody_else_used_is_refused(idea, member, coach):
    key = uuid.uuid4()
    say(idea, member, client_id=key)

    with pytest.raises(DomainError, match="used before"):
        say(idea, coach, client_id=key)


def test_closed_board_takes_no_comments(idea, move, member):
    move("closed")

    with pytest.raises(DomainError, match="takes no comments"):
        say(idea, member)


def test_withdrawn_comment_leaves_a_trace_without_its_words(client, idea, member):
    comment = say(idea, member)

    for _ in range(2):
        withdraw_comment(comment=comment, actor=member)

    client.force_login(member)
    page = client.get(idea.page_url).text
    assert "With two of them." not in page
    assert "This comment was withdrawn by its writer." in page
    assert BoardEvent.objects.filter(kind="comment.withdrawn").count() == 1


def test_page_of_an_idea_takes_comments_and_lets_one_withdraw_them(client, idea, member):
    client.force_login(member)
    names = [idea.board.slug, idea.pk]
    fields = {"text": "With <b>two</b>.", "client_id": str(uuid.uuid4())}

    posted = client.post(reverse("board:add_idea_comment", args=names), fields, follow=True).text
    comment = IdeaComment.objects.get()
    client.post(reverse("board:withdraw_idea_comment", args=[*names, comment.pk]))

    comment.refresh_from_db()
    assert "With &lt;b&gt;two&lt;/b&gt;." in posted
    assert comment.is_withdrawn


def test_comment_without_words_comes_back(client, idea, member):
    client.force_login(member)

    address = reverse("board:add_idea_comment", args=[idea.board.slug, idea.pk])
    response = client.post(address, {"text": "", "client_id": str(uuid.uuid4())})

    assert response.status_code == 422
    assert "Write a comment first." in response.text


def test_hidden_idea_has_no_page_and_takes_no_comment(client, idea, member):
    Board.objects.update(is_silent=True)
    client.force_login(member)

    fields = {"text": "I see you.", "client_id": str(uuid.uuid4())}
    address = reverse("board:add_idea_comment", args=[idea.board.slug, idea.pk])
    assert client.get(idea.page_url).status_code == 404
    assert client.post(address, fields).status_code == 404


@pytest.mark.parametrize("number", [1, 30])
def test_page_takes_the_same_queries_for_many_comments(
    client, board, member, number, django_assert_num_queries
):
    idea = IdeaFactory(board=board)
    for _ in range(number):
        IdeaComment.objects.create(idea=idea, author=member, text="Yes.")
    client.force_login(member)

    with django_assert_num_queries(9):
        client.get(idea.page_url)
