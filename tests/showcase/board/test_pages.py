"""The pages of boards, as they work without script."""

import uuid

from django.urls import reverse

import pytest

from showcase.board.models import Board, Idea, Vote
from tests.factories import BoardFactory, IdeaFactory, OfficeUserFactory, VoteFactory


@pytest.fixture
def as_member(client, member):
    client.force_login(member)
    return client


@pytest.fixture
def as_office(client, office):
    client.force_login(office)
    return client


def address(name, board, *more):
    return reverse(f"board:{name}", args=[board.slug, *more])


def typed(**values):
    return {"title": "Two choices", "text": "", "client_id": str(uuid.uuid4()), **values}


@pytest.mark.parametrize("number", [1, 30])
def test_board_takes_the_same_queries_for_many_ideas(
    as_member, move, number, django_assert_num_queries
):
    board = move("vote")
    for _ in range(number):
        VoteFactory(idea__board=board)

    with django_assert_num_queries(15):
        as_member.get(board.get_absolute_url())


@pytest.mark.parametrize("number", [1, 30])
def test_list_takes_the_same_queries_for_many_boards(as_member, number, django_assert_num_queries):
    for _ in range(number):
        IdeaFactory()

    with django_assert_num_queries(4):
        as_member.get(reverse("board:board_list"))


def test_list_counts_ideas_that_were_not_withdrawn(as_member, board):
    first, _second = (IdeaFactory(board=board) for _ in range(2))
    Idea.objects.filter(pk=first.pk).update(withdrawn_at=first.created_at)

    assert "1 idea" in as_member.get(reverse("board:board_list")).text


def test_office_poses_a_question_to_a_cohort(as_office, team):
    response = as_office.post(
        reverse("board:open_board"),
        {
            "question": "How might we  listen?",
            "cohort": team.cohort_id,
            "vote_budget": "5",
            "shows_results": "on",
            "client_id": str(uuid.uuid4()),
        },
    )

    board = Board.objects.get()
    assert response.url == board.get_absolute_url() == "/boards/how-might-we-listen/"
    assert (board.question, board.cohort, board.vote_budget, board.is_silent) == (
        "How might we listen?",
        team.cohort,
        5,
        False,
    )


@pytest.mark.parametrize("dots", ["0", "21", "many"])
def test_question_with_no_or_too_many_dots_comes_back(as_office, dots):
    fields = {"question": "How?", "vote_budget": dots, "client_id": str(uuid.uuid4())}

    response = as_office.post(reverse("board:open_board"), fields)

    assert response.status_code == 200
    assert response.context["form"].errors.keys() == {"vote_budget"}


def test_idea_is_posted_and_stands_on_the_board_with_its_team(as_member, board, team):
    response = as_member.post(address("add_idea", board), typed(text="Never <b>five</b>."))

    idea = Idea.objects.get()
    page = as_member.get(response.url).text
    assert response.url == f"{board.get_absolute_url()}#idea-{idea.pk}"
    assert "Two choices" in page
    assert "Never &lt;b&gt;five&lt;/b&gt;." in page
    assert f"{team} · your idea" in " ".join(page.split())


def test_idea_that_comes_too_late_comes_back_with_its_words(as_member, move):
    board = move("vote")

    response = as_member.post(address("add_idea", board), typed(title="Three choices"))

    assert response.status_code == 422
    assert "New ideas are not taken in this phase." in response.text
    assert "Three choices" in response.text


def test_idea_without_words_says_so(as_member, board):
    assert (
        "Write your idea first." in as_member.post(address("add_idea", board), typed(title="")).text
    )


def test_idea_of_another_board_is_not_found_under_this_one(as_member, board):
    idea = IdeaFactory()

    assert as_member.post(address("cast_vote", board, idea.pk)).status_code == 404


def test_silent_gathering_shows_how_many_there_are_and_nothing_else(as_member, board, member):
    IdeaFactory(board=board, author=member, title="Mine alone")
    IdeaFactory(board=board, title="Hidden words")
    Board.objects.update(is_silent=True)

    page = as_member.get(board.get_absolute_url()).text

    assert "1 idea of somebody else is on the board" in page
    assert ("Mine alone" in page, "Hidden words" in page) == (True, False)


def test_dot_is_given_and_taken_back_with_buttons(as_member, move, member):
    board = move("vote")
    idea = IdeaFactory(board=board)

    as_member.post(address("cast_vote", board, idea.pk))
    given = as_member.get(board.get_absolute_url())
    as_member.post(address("take_vote_back", board, idea.pk))

    assert given.context["page"].own_votes == {idea.pk}
    assert "2 dots left" in given.text
    assert not Vote.objects.exists()


def test_dot_beyond_the_budget_is_refused_with_a_sentence(as_member, move, member):
    board = move("vote")
    for _ in range(3):
        VoteFactory(idea__board=board, voter=member)

    idea = IdeaFactory(board=board)
    page = as_member.post(address("cast_vote", board, idea.pk), follow=True).text

    assert "Your 3 dots are spent. Take one back from another idea first." in page


def test_ideas_with_most_dots_come_first_only_where_results_show(as_member, move):
    board = move("vote")
    few, many = IdeaFactory(board=board), IdeaFactory(board=board)
    VoteFactory(idea=few)
    newest_first = [many, few]

    by_dots = as_member.get(board.get_absolute_url()).context["page"].ideas
    Board.objects.update(shows_results=False)
    hidden = as_member.get(board.get_absolute_url())

    assert by_dots == [few, many]
    assert hidden.context["page"].ideas == newest_first
    assert "data-votes" not in hidden.text


def test_facilitator_moves_the_phase_and_hears_when_somebody_else_did(as_office, board):
    moved = {"before": "gather", "after": "vote"}
    as_office.post(address("move_phase", board), moved)

    page = as_office.post(
        address("move_phase", board), {"before": "gather", "after": "group"}, follow=True
    ).text

    board.refresh_from_db()
    assert board.phase == "vote"
    assert "Somebody moved this board to “Vote” meanwhile." in page


def test_facilitator_sets_a_timer_and_takes_it_off(as_office, board):
    as_office.post(address("set_timer", board), {"minutes": "5"})
    page = as_office.get(board.get_absolute_url()).text
    as_office.post(address("set_timer", board), {"minutes": ""})

    board.refresh_from_db()
    assert "Until " in page
    assert board.timer_ends_at is None


def test_timer_of_no_minutes_is_refused_with_a_sentence(as_office, board):
    page = as_office.post(address("set_timer", board), {"minutes": "0"}, follow=True).text

    assert "A timer runs for 1 to 120 minutes." in page


def test_facilitator_changes_the_settings(as_office, board):
    fields = {"question": "How?", "vote_budget": "2", "is_silent": "on"}

    as_office.post(address("board_settings", board), fields)

    board.refresh_from_db()
    assert (board.question, board.vote_budget, board.is_silent, board.shows_results) == (
        "How?",
        2,
        True,
        False,
    )


def test_author_edits_and_withdraws_by_pages_of_their_own(as_member, board, member):
    idea = IdeaFactory(board=board, author=member)

    as_member.post(address("edit_idea", board, idea.pk), {"title": "Better", "text": ""})
    page = as_member.get(board.get_absolute_url()).text
    for _ in range(2):
        gone = as_member.post(address("withdraw_idea", board, idea.pk))

    assert ("Better" in page, "edited" in page) == (True, True)
    assert gone.url == board.get_absolute_url()
    assert "Better" not in as_member.get(board.get_absolute_url()).text


def test_idea_edited_too_late_comes_back_with_its_words(as_member, move, member):
    idea = IdeaFactory(board=move("vote"), author=member)

    response = as_member.post(
        address("edit_idea", idea.board, idea.pk), {"title": "Late words", "text": ""}
    )

    assert "Late words" in response.text
    assert "Ideas can be changed while they are gathered and grouped." in response.text


def test_names_of_people_are_not_on_the_board(client, board, member, neighbor):
    IdeaFactory(board=board, author=member)
    client.force_login(OfficeUserFactory())

    assert member.name not in client.get(board.get_absolute_url()).text


def test_board_of_the_network_shows_an_idea_of_the_office_without_a_team(as_office):
    board = BoardFactory()

    as_office.post(address("add_idea", board), typed())

    assert "Without a team" in as_office.get(board.get_absolute_url()).text


def test_page_tells_its_script_how_the_board_stands(as_member, move, member, team):
    vote = VoteFactory(idea__board=move("vote"), idea__author=member, voter=member)

    told = as_member.get(vote.idea.board.get_absolute_url()).context["page"].told

    assert (told["own"], told["given"], told["count"]) == ([vote.idea_id], [vote.idea_id], 1)
    assert (told["board"]["may"], told["takes"]) == (
        ["comment", "unmerge", "vote"],
        team.status == "active",
    )


def test_controls_that_the_phase_does_not_allow_are_hidden_without_script_too(as_member, move):
    page = as_member.get(move("vote").get_absolute_url()).text

    assert 'data-may="add_idea" data-action="focusout->board#settle" hidden>' in page
    assert 'data-may="vote" data-board-target="left">' in page


def test_card_for_the_script_to_copy_is_no_card_of_the_page(as_member, board):
    page = as_member.get(board.get_absolute_url()).text

    assert page.count('id="idea-0"') == 1
    assert page.index("<template") < page.index('id="idea-0"')
