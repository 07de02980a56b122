"""What boards show on a team's page, under "needs you today" and in search."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

import pytest

from showcase.board.models import Board, Idea, Try
from showcase.board.overviews import boards_that_wait, ideas_with_words
from tests.factories import BoardFactory, HackFactory, IdeaFactory, TeamFactory, VoteFactory

EARLIER = timedelta(minutes=1)


def reasons(person):
    return [(one.board, one.reason) for one in boards_that_wait(person)]


def team_page(client, team, reader=None):
    if reader:
        client.force_login(reader)
    return client.get(team.get_absolute_url()).text


def test_board_in_vote_waits_for_who_has_dots_left(board, move, member):
    move("vote")
    VoteFactory(idea__board=board, voter=member)
    VoteFactory(idea__board=board, voter=member, idea__withdrawn_at=timezone.now())

    assert reasons(member) == [(board, "You have 2 dots left.")]
    for _ in range(2):
        VoteFactory(idea__board=board, voter=member)
    assert reasons(member) == []


def test_new_board_waits_for_ideas_of_who_has_none_there(board, member, neighbor):
    assert reasons(member) == [(board, "It asks for your ideas.")]

    IdeaFactory(board=board, author=member)
    assert reasons(member) == []
    assert reasons(neighbor) == [(board, "It asks for your ideas.")]
    Board.objects.update(created_at=timezone.now() - timedelta(days=8))
    assert reasons(neighbor) == []


@pytest.mark.parametrize("phase", ["group", "vote"])
def test_board_whose_timer_ran_out_waits_for_who_runs_it(
    board, move, phase, member, coach, office, stranger
):
    move(phase)
    for person in (member, coach, stranger):
        for _ in range(3):
            VoteFactory(idea__board=board, voter=person)
    board.facilitators.add(stranger)
    Board.objects.update(timer_ends_at=timezone.now() - EARLIER)

    for person in (coach, office, stranger):
        assert reasons(person) == [(board, "The timer has run out.")]
    assert reasons(member) == []


def test_boards_of_others_closed_ones_and_those_of_a_finished_cohort_wait_for_nobody(
    board, move, member, stranger
):
    assert reasons(stranger) == []
    assert [one.board for one in boards_that_wait(member)] == [board]

    board.cohort.completed_at = timezone.now()
    board.cohort.save()
    assert reasons(member) == []


def test_office_is_not_asked_for_dots_of_every_cohort(board, move, office):
    network = BoardFactory(phase="vote")
    move("vote")

    assert [one.board for one in boards_that_wait(office)] == [network]


def test_dashboard_leads_to_the_board(client, board, member):
    client.force_login(member)

    page = client.get(reverse("home:dashboard")).text

    assert board.question in page
    assert "It asks for your ideas." in page


def test_team_page_has_its_boards_ideas_and_tries(client, board, team, member):
    idea = IdeaFactory(board=board, team=team, title="Open lobby")
    hack = HackFactory(team=team, title="Lobby as a hack", audience="cohort")
    Try.objects.create(idea=idea, team=team, hack=hack)
    network, elsewhere = BoardFactory(), BoardFactory(cohort=TeamFactory().cohort)

    page = team_page(client, team, member)

    for words in (board.question, network.question, "Open lobby", "Lobby as a hack"):
        assert words in page
    assert "What it tries from boards" in page
    assert elsewhere.question not in page


def test_team_page_shows_no_board_to_visitors_and_strangers(client, board, team, stranger):
    idea = IdeaFactory(board=board, team=team, title="Open lobby")
    hack = HackFactory(team=team, audience="network")
    Try.objects.create(idea=idea, team=team, hack=hack)

    for page in (team_page(client, team), team_page(client, team, stranger)):
        assert board.question not in page
        assert "Open lobby" not in page
        assert "What it tries from boards" not in page


@pytest.mark.parametrize("number", [1, 30])
def test_team_page_takes_the_same_queries_for_many(
    client, board, team, member, number, django_assert_num_queries
):
    for _ in range(number):
        BoardFactory()
        IdeaFactory(board=board, team=team)
    client.force_login(member)

    with django_assert_num_queries(15):
        client.get(team.get_absolute_url())


@pytest.mark.parametrize("number", [1, 30])
def test_boards_that_wait_take_one_query_beside_who_asks(
    board, member, number, django_assert_num_queries
):
    for _ in range(number):
        BoardFactory()

    with django_assert_num_queries(2):
        boards_that_wait(member)


def test_search_finds_ideas_as_far_as_the_reader_may_see_them(
    client, board, member, neighbor, stranger
):
    mine = IdeaFactory(board=board, author=member, title="Lobby", text="Open at noon")
    gone = IdeaFactory(board=board, title="Lobby at noon")
    Idea.objects.filter(pk=gone.pk).update(withdrawn_at=timezone.now())

    assert list(ideas_with_words(neighbor, "noon lobby")) == [mine]
    assert not ideas_with_words(stranger, "noon lobby").exists()
    Board.objects.update(is_silent=True)
    assert not ideas_with_words(neighbor, "noon lobby").exists()
    assert list(ideas_with_words(member, "noon lobby")) == [mine]


def test_search_page_leads_to_the_idea(client, board, member):
    idea = IdeaFactory(board=board, title="Lobby at noon")
    client.force_login(member)

    page = client.get("/search/", {"q": "lobby noon"}).text

    assert f'href="{idea.page_url}"' in page
