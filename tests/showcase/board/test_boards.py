"""Boards: posed by the Office, run by a facilitator, seen by whom they are for."""

import uuid

from django.contrib.auth.models import AnonymousUser

import pytest

from incubator.core.errors import DomainError
from showcase.board.models import Board, BoardEvent, Idea
from showcase.board.phases import ALLOWED, SAID, Act, Phase, next_phase
from showcase.board.rules import can_facilitate
from showcase.board.selectors import team_on
from showcase.board.services.boards import change_settings, move_phase, open_board, set_timer
from tests.factories import BoardFactory, IdeaFactory, MembershipFactory, TeamFactory

PEOPLE = ["stranger", "outsider", "neighbor", "alumni", "former", "member", "coach", "office"]


def pose(actor, **values):
    given = {"question": "How might we listen?", "cohort": None, "client_id": uuid.uuid4()}
    return open_board(actor=actor, settings={"vote_budget": 2}, **{**given, **values})


def seen_by(request, names, board):
    people = {name: request.getfixturevalue(name) for name in names}
    return {
        name
        for name, person in people.items()
        if Board.objects.visible_to(person).filter(pk=board.pk).exists()
    }


def test_phases_say_what_may_be_done_and_what_they_ask():
    assert set(ALLOWED) == set(SAID) == set(Phase)
    assert set().union(*ALLOWED.values()) == set(Act)
    assert [next_phase(phase) for phase in Phase] == [*list(Phase)[1:], None]


def test_board_of_the_network_is_seen_by_everybody_signed_in(request, db):
    board = BoardFactory()

    assert seen_by(request, PEOPLE, board) == set(PEOPLE)
    assert not Board.objects.visible_to(AnonymousUser()).exists()


def test_board_of_a_cohort_is_seen_by_its_people_and_the_office(request, board):
    assert seen_by(request, PEOPLE, board) == {"neighbor", "member", "coach", "office"}


def test_board_of_a_cohort_is_seen_by_whom_it_names(board, stranger):
    board.facilitators.add(stranger)

    assert Board.objects.visible_to(stranger).get() == board
    assert can_facilitate(stranger, board)


def test_board_is_run_by_the_office_and_a_coach_of_the_cohort(board, office, coach, member):
    network = BoardFactory()

    assert [can_facilitate(person, board) for person in (office, coach, member)] == [
        True,
        True,
        False,
    ]
    assert [can_facilitate(person, network) for person in (office, coach)] == [True, False]


def test_ideas_are_ones_own_alone_during_silent_gathering(board, move, member, office):
    idea, other = IdeaFactory(board=board, author=member), IdeaFactory(board=board)
    Board.objects.update(is_silent=True)

    assert list(Idea.objects.visible_to(member)) == [idea]
    assert not Idea.objects.visible_to(office).exists()

    move("group")
    assert set(Idea.objects.visible_to(office)) == {idea, other}


def test_question_sent_twice_opens_one_board_with_an_address_from_its_words(office):
    key = uuid.uuid4()

    first, again = pose(office, client_id=key), pose(office, client_id=key)
    other, wordless = pose(office), pose(office, question="¿?")

    assert first == again
    assert [board.slug for board in (first, other, wordless)] == [
        "how-might-we-listen",
        "how-might-we-listen-2",
        "board",
    ]
    assert first.vote_budget == 2
    assert BoardEvent.objects.filter(kind="board.opened").count() == 3


def test_address_of_another_board_that_begins_alike_is_not_taken_for_its_own(office):
    pose(office, question="How might we listen better?")

    assert pose(office).slug == "how-might-we-listen"


def test_phase_is_moved_once_and_takes_the_timer_with_it(board, office):
    set_timer(board=board, minutes=5, actor=office)

    for _ in range(2):
        move_phase(board=board, before="gather", after="group", actor=office)

    board.refresh_from_db()
    assert (board.phase, board.timer_ends_at, board.number) == ("group", None, 2)


def test_phase_that_somebody_else_moved_meanwhile_is_left_there(board, move, office):
    move("vote")

    with pytest.raises(DomainError, match="moved this board to “Vote” meanwhile"):
        move_phase(board=board, before="gather", after="group", actor=office)


@pytest.mark.parametrize("minutes", [0, -1, 121])
def test_timer_of_no_or_too_many_minutes_is_refused(board, office, minutes):
    with pytest.raises(DomainError, match="1 to 120 minutes"):
        set_timer(board=board, minutes=minutes, actor=office)


def test_settings_saved_as_they_were_change_nothing(board, office):
    values = {"question": board.question, "vote_budget": 3, "is_silent": True}
    values |= {"names_voters": False, "is_open_to_guests": False}

    for _ in range(2):
        change_settings(board=board, values={**values, "shows_results": True}, actor=office)

    event = BoardEvent.objects.get()
    assert (event.kind, event.data) == ("board.changed", {"fields": ["is_silent"]})


def test_team_of_an_idea_is_of_the_boards_cohort_else_the_newest(board, member, team):
    newer = TeamFactory(cohort__starts_on="2030-01-01", cohort__ends_on="2030-06-01")
    MembershipFactory(user=member, team=newer)

    assert team_on(board, member) == team
    assert team_on(BoardFactory(), member) == newer


def test_address_of_a_board_is_none_that_another_page_has(office):
    values = {"cohort": None, "settings": {}, "actor": office, "client_id": uuid.uuid4()}

    assert open_board(question="New?", **values).slug == "new-2"
