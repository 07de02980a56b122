"""The minutes of a finished session."""

from django.urls import reverse
from django.utils import timezone

import pytest

from incubator.core.models import AuditEntry
from showcase.board.models import Board, IdeaComment, Try
from tests.factories import GuestFactory, HackFactory, IdeaFactory, VoteFactory


@pytest.fixture
def as_member(client, member):
    client.force_login(member)
    return client


@pytest.fixture
def session(board, move, team, member):
    """A closed board: two ideas, the older one with a dot, taken by the team, and a question."""
    move("closed")
    first = IdeaFactory(board=board, title="Two choices", text="=never(five)", team=team)
    IdeaFactory(board=board, title="No dots")
    VoteFactory(idea=first)
    hack = HackFactory(team=team, audience="cohort")
    Try.objects.create(idea=first, team=team, hack=hack)
    IdeaComment.objects.create(idea=first, author=member, text="Who brings the paper?")
    IdeaComment.objects.create(idea=first, author=member, text="I do.")
    return board


def address(name, board):
    return reverse(f"board:{name}", args=[board.slug])


def test_minutes_say_what_the_session_came_to(as_member, session, team):
    page = as_member.get(address("minutes", session))
    minutes = page.context["minutes"]

    assert [idea.title for idea in minutes.top] == ["Two choices", "No dots"]
    assert [idea.title for idea in minutes.taken] == ["Two choices"]
    assert [comment.text for comment in minutes.questions] == ["Who brings the paper?"]
    assert "1 dot" in page.text
    assert str(team) in page.text


def test_minutes_name_guests_by_number_and_whose_ideas_were_merged(as_member, session, team):
    guest = GuestFactory(board=session)
    idea = IdeaFactory(board=session, author=None, guest=guest)
    IdeaFactory(board=session, team=team, merged_into=idea, merged_at=timezone.now())

    page = as_member.get(address("minutes", session)).text
    export = as_member.post(address("export_minutes", session)).content.decode()

    assert (f"{guest} + {team}" in page, f"{guest} + {team}" in export) == (True, True)


def test_minutes_hide_numbers_where_results_are_hidden(as_member, session):
    Board.objects.update(shows_results=False)

    page = as_member.get(address("minutes", session))

    assert [idea.title for idea in page.context["minutes"].top] == ["No dots", "Two choices"]
    assert "1 dot" not in page.text


@pytest.mark.parametrize("phase", ["gather", "group", "vote", "commit"])
def test_minutes_of_a_board_that_runs_lead_back_to_it(as_member, move, phase):
    board = move(phase)

    for response in (
        as_member.get(address("minutes", board)),
        as_member.post(address("export_minutes", board)),
    ):
        assert response.url == board.get_absolute_url()


def test_table_names_every_idea_and_runs_no_formula(as_member, session, member, team):
    text = as_member.post(address("export_minutes", session)).content.decode("utf-8-sig")

    assert text.splitlines() == [
        "Idea,More about it,Team,Dots,Taken by,Column",
        f"Two choices,'=never(five),{team},1,{team},",
        "No dots,,,0,,",
    ]
    entry = AuditEntry.objects.get(action="minutes.exported")
    assert (entry.actor_id, entry.details) == (member.pk, {"rows": 2})


@pytest.mark.parametrize("number", [1, 30])
def test_minutes_take_the_same_queries_for_many(as_member, move, number, django_assert_num_queries):
    board = move("closed")
    for _ in range(number):
        VoteFactory(idea__board=board)

    with django_assert_num_queries(14):
        as_member.get(address("minutes", board))
