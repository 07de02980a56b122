"""What guests post: held until the facilitator has read it."""

import uuid

from django.urls import reverse
from django.utils import timezone

import pytest

from showcase.board.models import Board, BoardEvent, Guest, Idea
from showcase.board.phases import SAID, SAID_TO_GUESTS
from tests.factories import GuestFactory, IdeaFactory, cookies_of

pytestmark = pytest.mark.django_db


def address(name, board, *more):
    return reverse(f"board:{name}", args=[board.slug, *more])


def typed(**values):
    return {"title": "Two choices", "text": "", "client_id": str(uuid.uuid4()), **values}


def test_what_a_guest_posts_is_seen_by_that_guest_alone(guest, client, member):
    other = GuestFactory(board=guest.board)
    answer = guest.client.post(address("add_idea", guest.board), typed(), follow=True)
    client.force_login(member)
    others = client.get(guest.board.get_absolute_url()).text
    guest.client.cookies.load(cookies_of(other))
    other_page = guest.client.get(guest.board.get_absolute_url()).text

    idea = Idea.objects.get()
    assert (idea.guest, idea.author, idea.is_held) == (guest, None, True)
    assert "Two choices" in answer.content.decode()
    assert "waits for the facilitator" in answer.content.decode()
    assert "Two choices" not in others + other_page


def test_held_idea_is_in_the_log_and_told_to_nobody(guest, client, member):
    guest.client.post(address("add_idea", guest.board), typed(title="Canary words"))
    client.force_login(member)

    event = BoardEvent.objects.get()
    state = client.get(address("board_state", guest.board)).json()
    assert (event.kind, event.actor_id, event.data["guest"]) == ("idea.held", None, guest.pk)
    assert (state["ideas"], state["gone"], state["count"]) == ([], [], 0)
    assert state["n"] == 1


def test_idea_of_a_trusted_guest_is_on_the_board_at_once(guest, client, member):
    Guest.objects.update(is_trusted=True)
    guest.client.post(address("add_idea", guest.board), typed())
    client.force_login(member)

    page = client.get(guest.board.get_absolute_url()).text
    assert "Two choices" in page
    assert f"Guest {guest.number}" in page


def test_idea_sent_twice_by_a_guest_is_held_once(guest):
    fields = typed()
    answers = [
        guest.client.post(
            address("add_idea", guest.board), fields, headers={"Accept": "application/json"}
        ).json()
        for _ in range(2)
    ]

    idea = Idea.objects.get()
    assert answers[0] == answers[1]
    assert answers[0]["idea"]["id"] == idea.pk
    assert (answers[0]["idea"]["held"], answers[0]["idea"]["guest"]) == (True, guest.number)


def test_guest_takes_no_id_that_somebody_else_used(guest):
    known = IdeaFactory(board=guest.board)

    page = guest.client.post(
        address("add_idea", guest.board), typed(client_id=str(known.client_id))
    )

    assert "This form was used before" in page.text


def test_state_of_a_guest_has_the_own_held_idea_and_no_others(guest):
    own = IdeaFactory(board=guest.board, author=None, guest=guest, held_at=timezone.now())
    shown = IdeaFactory(board=guest.board)
    other = GuestFactory(board=guest.board)
    IdeaFactory(board=guest.board, author=None, guest=other, held_at=timezone.now())

    state = guest.client.get(address("board_state", guest.board)).json()

    assert [(idea["id"], idea.get("held")) for idea in state["ideas"]] == [
        (shown.pk, None),
        (own.pk, True),
    ]
    assert (state["own"], state["given"], state["count"]) == ([own.pk], [], 1)


def test_silent_gathering_hides_the_ideas_of_others_from_guests_too(guest):
    Board.objects.update(is_silent=True)
    IdeaFactory(board=guest.board, title="Canary words")
    IdeaFactory(board=guest.board, author=None, guest=guest, held_at=timezone.now(), title="Mine")

    page = guest.client.get(guest.board.get_absolute_url()).text
    state = guest.client.get(address("board_state", guest.board)).text

    assert "Mine" in page
    assert "1 idea of somebody else" in page
    assert "Canary words" not in page + state


@pytest.mark.parametrize("number", [1, 30])
def test_page_of_a_guest_takes_the_same_queries_for_many_ideas(
    guest, number, django_assert_num_queries
):
    for _ in range(number):
        IdeaFactory(board=guest.board)
        IdeaFactory(board=guest.board, author=None, guest=guest, held_at=timezone.now())

    with django_assert_num_queries(7):
        guest.client.get(guest.board.get_absolute_url())


@pytest.mark.parametrize("number", [1, 30])
def test_state_of_a_guest_takes_the_same_queries_for_many_ideas(
    guest, number, django_assert_num_queries
):
    for _ in range(number):
        IdeaFactory(board=guest.board)
        IdeaFactory(board=guest.board, author=None, guest=guest, held_at=timezone.now())

    with django_assert_num_queries(12):
        guest.client.get(address("board_state", guest.board))


@pytest.mark.parametrize("phase", ["vote", "commit"])
def test_guest_is_not_asked_for_what_only_people_do(guest, phase):
    Board.objects.update(phase=phase)
    guest.board.refresh_from_db()

    page = guest.client.get(guest.board.get_absolute_url()).text
    state = guest.client.get(address("board_state", guest.board)).json()

    assert str(SAID[phase]) not in page
    assert f'data-board-target="said">{SAID_TO_GUESTS[phase]}</p>' in page
    assert state["board"]["said"] == SAID_TO_GUESTS[phase]


def test_guest_changes_the_own_idea_while_it_waits(guest):
    idea = IdeaFactory(board=guest.board, author=None, guest=guest, held_at=timezone.now())

    guest.client.post(address("edit_idea", guest.board, idea.pk), {"title": "Three choices"})

    idea.refresh_from_db()
    assert (idea.title, idea.is_held) == ("Three choices", True)


def test_guest_cannot_change_what_the_facilitator_has_read(guest):
    idea = IdeaFactory(board=guest.board, author=None, guest=guest)

    form = guest.client.get(address("edit_idea", guest.board, idea.pk))
    sent = guest.client.post(address("edit_idea", guest.board, idea.pk), {"title": "Other words"})

    idea.refresh_from_db()
    assert form.status_code == 403
    assert "The facilitator has read this idea" in sent.text
    assert idea.title != "Other words"


def test_guest_withdraws_the_own_idea_once(guest):
    idea = IdeaFactory(board=guest.board, author=None, guest=guest, held_at=timezone.now())

    for _ in range(2):
        guest.client.post(address("withdraw_idea", guest.board, idea.pk))

    idea.refresh_from_db()
    assert idea.is_withdrawn
    assert BoardEvent.objects.filter(kind="idea.withdrawn").count() == 1


def test_guest_changes_no_idea_of_somebody_else(guest):
    other = GuestFactory(board=guest.board)
    ideas = [
        IdeaFactory(board=guest.board),
        IdeaFactory(board=guest.board, author=None, guest=other),
    ]

    answers = {
        guest.client.post(address(name, guest.board, idea.pk), {"title": "X"}).status_code
        for name in ("edit_idea", "withdraw_idea")
        for idea in ideas
    }

    assert answers == {404}


def test_posts_of_a_guest_are_limited(guest, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "guest_ideas": "1/3600"}
    guest.client.post(address("add_idea", guest.board), typed())

    again = guest.client.post(address("add_idea", guest.board), typed())

    assert again.status_code == 429
    assert Idea.objects.count() == 1


def test_guest_who_signs_in_takes_part_under_the_own_account(guest, member):
    guest.client.force_login(member)

    page = guest.client.get(guest.board.get_absolute_url()).text

    assert "You take part as" not in page
