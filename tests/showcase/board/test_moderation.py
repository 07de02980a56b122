"""The facilitator's queue: approve, trust, hide, undo; and what others see of it."""

from django.urls import reverse
from django.utils import timezone

import pytest

from incubator.core.models import AuditEntry
from incubator.notifications.models import Notification
from showcase.board.desk import desk_count, desk_of
from showcase.board.models import BoardEvent, Guest, Idea, Vote
from showcase.board.services.moderation import approve_idea, hide_idea, show_idea
from showcase.board.services.votes import cast_vote
from tests.factories import BoardFactory, GuestFactory, IdeaFactory, VoteFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(guest) -> Idea:
    return IdeaFactory(
        board=guest.board, author=None, guest=guest, held_at=timezone.now(), title="Canary words"
    )


@pytest.fixture
def as_office(client, office):
    client.force_login(office)
    return client


def act(client, name, idea, **fields):
    args = [idea.board.slug, idea.pk]
    return client.post(reverse(f"board:{name}", args=args), fields, follow=True)


def kinds(board):
    return [event.kind for event in BoardEvent.objects.filter(board=board)]


def shown(board):
    return list(Idea.objects.filter(board=board).shown())


def test_queue_shows_what_guests_posted_and_its_number_stands_on_the_board(as_office, held):
    queue = as_office.get(held.board.desk_url).text
    board = as_office.get(held.board.get_absolute_url()).text

    assert "Canary words" in queue
    assert f"Approve and trust Guest {held.guest.number}" in queue
    assert '<b class="num" data-board-target="queue">1</b>' in board
    assert "Canary words" not in board


def test_approved_idea_is_on_the_board_once(as_office, held, office):
    for _ in range(2):
        act(as_office, "approve_idea", held)

    assert shown(held.board) == [held]
    assert kinds(held.board) == ["idea.approved"]
    assert AuditEntry.objects.get(action="idea.approved").actor_id == office.pk
    assert not Guest.objects.get().is_trusted
    assert desk_count(held.board_id) == 0


def test_later_posts_of_a_trusted_guest_come_at_once(as_office, guest, held):
    act(as_office, "approve_idea", held, trust="on")

    fields = {"title": "Later", "text": "", "client_id": "6f2b8f66-1d4e-4ac3-9f5c-0d5b6c1f7a01"}
    guest.client.post(reverse("board:add_idea", args=[guest.board.slug]), fields)

    assert [idea.title for idea in shown(guest.board)] == ["Canary words", "Later"]
    assert AuditEntry.objects.filter(action="guest.trusted").count() == 1


def test_hidden_idea_leaves_all_pages_and_comes_back_by_undo(as_office, office, member):
    idea = IdeaFactory(title="Canary words")
    for _ in range(2):
        hide_idea(idea=idea, actor=office)
    as_office.force_login(member)
    page = as_office.get(idea.board.get_absolute_url()).text
    state = as_office.get(reverse("board:board_state", args=[idea.board.slug]) + "?since=0").json()
    own_page = as_office.get(idea.page_url, follow=True).text

    assert "Canary words" not in page + own_page
    assert (state["ideas"], state["gone"], state["count"]) == ([], [idea.pk], 0)

    for _ in range(2):
        show_idea(idea=idea, actor=office)
    assert shown(idea.board) == [idea]
    assert kinds(idea.board) == ["idea.hidden", "idea.shown_again"]


def test_author_hears_that_the_idea_was_hidden_and_shown_again(office):
    idea = IdeaFactory(title="One")

    hide_idea(idea=idea, actor=office)
    show_idea(idea=idea, actor=office)

    told = Notification.objects.filter(recipient=idea.author).order_by("pk")
    assert [one.text for one in told] == [
        "The facilitator took your idea “One” off the board.",
        "Your idea “One” is on the board again.",
    ]


def test_dots_on_a_hidden_idea_go_back(office):
    vote = VoteFactory(idea__board__vote_budget=1, idea__board__phase="vote")
    hide_idea(idea=vote.idea, actor=office)
    other = IdeaFactory(board=vote.idea.board)

    cast_vote(idea=other, voter=vote.voter)

    assert Vote.objects.of(vote.voter).spent_on(vote.idea.board).get().idea == other


def test_idea_that_is_shown_again_has_its_dots_but_those_spent_elsewhere(office):
    idea = IdeaFactory(board__vote_budget=1, board__phase="vote")
    stayed, spent = (VoteFactory(idea=idea).voter for _ in range(2))
    hide_idea(idea=idea, actor=office)
    cast_vote(idea=IdeaFactory(board=idea.board), voter=spent)

    show_idea(idea=idea, actor=office)

    assert list(Vote.objects.filter(idea=idea).values_list("voter", flat=True)) == [stayed.pk]
    assert kinds(idea.board) == ["idea.hidden", "idea.voted", "idea.shown_again", "idea.unvoted"]


def test_hidden_idea_that_was_never_approved_waits_again_after_undo(office, held):
    hide_idea(idea=held, actor=office)
    assert desk_count(held.board_id) == 0

    show_idea(idea=held, actor=office)

    assert desk_of(held.board).held == [held]
    assert shown(held.board) == []


def test_hidden_idea_of_a_guest_is_gone_from_the_guests_page(guest, office, held):
    hide_idea(idea=held, actor=office)

    page = guest.client.get(guest.board.get_absolute_url()).text
    address = reverse("board:board_state", args=[guest.board.slug])
    state = guest.client.get(f"{address}?since=0").json()

    assert "Canary words" not in page
    assert (state["ideas"], state["gone"], state["own"]) == ([], [held.pk], [])


def test_withdrawn_idea_is_not_approved_any_more(office, held):
    Idea.objects.update(withdrawn_at=timezone.now())

    approve_idea(idea=held, actor=office)

    assert shown(held.board) == []
    assert kinds(held.board) == []


def test_words_of_a_hidden_idea_are_not_even_its_authors_to_change(client, office, member):
    idea = IdeaFactory(author=member)
    hide_idea(idea=idea, actor=office)
    client.force_login(member)

    page = act(client, "edit_idea", idea, title="Other words", text="")

    idea.refresh_from_db()
    assert "off the board" in page.text
    assert idea.title != "Other words"


@pytest.mark.parametrize("name", ["approve_idea", "hide_idea", "show_idea", "leave_idea"])
def test_only_who_runs_the_board_decides(client, member, held, name):
    client.force_login(member)

    assert act(client, name, held).status_code == 403
    assert kinds(held.board) == []


def test_idea_is_decided_on_its_own_board_alone(as_office, held):
    other = IdeaFactory()

    address = reverse("board:approve_idea", args=[other.board.slug, held.pk])

    assert as_office.post(address).status_code == 404


@pytest.mark.parametrize("number", [1, 30])
def test_queue_takes_the_same_queries_however_much_waits(
    as_office, guest, number, django_assert_num_queries
):
    for _ in range(number):
        other = GuestFactory(board=guest.board)
        IdeaFactory(board=guest.board, author=None, guest=other, held_at=timezone.now())
        reported = IdeaFactory(board=guest.board)
        reported.reports.create(guest=guest, reason="aside")
        IdeaFactory(board=guest.board, hidden_at=timezone.now())

    with django_assert_num_queries(9):
        as_office.get(guest.board.desk_url)


@pytest.mark.parametrize("name", ["move_idea", "merge_idea"])
def test_words_of_a_hidden_idea_are_on_no_page_of_who_would_group_it(client, office, member, name):
    idea = IdeaFactory(board=BoardFactory(phase="group"), title="Said of a colleague")
    own = IdeaFactory(board=idea.board, author=member)
    hide_idea(idea=idea, actor=office)
    client.force_login(member)

    page = reverse(f"board:{name}", args=[idea.board.slug, idea.pk])
    answer = client.get(page, {"into": own.pk})

    assert (answer.status_code, answer.url) == (302, idea.board.get_absolute_url())
