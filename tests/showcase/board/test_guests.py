"""Taking part with a code and without an account."""

from datetime import timedelta

from django.core import signing
from django.urls import reverse
from django.utils import timezone

import pytest

from cohorts.models import LocalProcedures
from incubator.core.errors import DomainError
from incubator.core.models import AuditEntry
from showcase.board.guest_notice import notice, notice_digest
from showcase.board.guest_pages import guest_in
from showcase.board.models import Board, Guest, Idea, IdeaReport
from showcase.board.models.guest import GUEST_TIME
from showcase.board.services import guests as service
from tests.factories import BoardFactory, GuestFactory, IdeaFactory, cookies_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def open_board(db) -> Board:
    return BoardFactory(is_open_to_guests=True)


def address(name, board, *more):
    return reverse(f"board:{name}", args=[board.slug, *more])


def door(board):
    return reverse("board:board_join", args=[board.join_code])


def join(client, board):
    return client.post(door(board), {"accepted": "on"})


def test_visitor_with_the_code_reads_the_notice_first(client, open_board):
    page = client.get(door(open_board))

    assert page.status_code == 200
    assert all(line in page.text for line in notice())
    assert page.headers["Cache-Control"] == (
        "max-age=0, no-cache, no-store, must-revalidate, private"
    )
    assert not Guest.objects.exists()


def test_visitor_who_does_not_accept_gets_no_place(client, open_board):
    client.post(door(open_board))

    assert not Guest.objects.exists()
    assert client.cookies.keys() == {"csrftoken"}


def test_visitor_who_accepts_takes_part_under_a_number(client, open_board):
    answer = join(client, open_board)
    page = client.get(answer.url)

    guest = Guest.objects.get()
    assert answer.url == open_board.get_absolute_url()
    assert "You take part as Guest 1" in page.text
    assert (guest.notice, guest.language) == (notice_digest(), "en")
    assert timezone.now() - guest.created_at < timedelta(minutes=1)
    assert AuditEntry.objects.get(action="guest.joined").object_id == str(guest.pk)


def test_numbers_are_given_per_board_and_never_twice(open_board):
    numbers = []
    for _ in range(3):
        guest, _token = service.let_guest_in(board=open_board, code=open_board.join_code)
        numbers.append(guest.number)
        Guest.objects.update(ended_at=timezone.now())

    other = BoardFactory(is_open_to_guests=True)
    assert numbers == [1, 2, 3]
    assert service.let_guest_in(board=other, code=other.join_code)[0].number == 1


def test_token_is_in_a_closed_signed_cookie_and_its_digest_alone_is_kept(client, open_board):
    cookie = join(client, open_board).cookies[f"guest-{open_board.slug}"]

    token = signing.Signer(salt="board.guest").unsign(cookie.value)
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
    assert cookie["max-age"] == GUEST_TIME.total_seconds()
    assert len(token) > 40
    assert token not in str(Guest.objects.values().get())


def test_second_visit_of_the_same_browser_takes_no_second_place(client, open_board):
    join(client, open_board)

    assert client.get(door(open_board)).url == open_board.get_absolute_url()
    assert join(client, open_board).url == open_board.get_absolute_url()
    assert Guest.objects.count() == 1


@pytest.mark.parametrize(
    "value", ["", "token-1", "token-1:AAAA", "token-2:x", "x" * 5000, "a:b:c", "\x00"]
)
def test_cookie_that_the_site_did_not_sign_opens_nothing(open_board, value):
    GuestFactory(board=open_board, number=1)

    assert guest_in({f"guest-{open_board.slug}": value}, open_board.slug) is None


def test_token_of_one_board_opens_no_other(guest):
    other = BoardFactory(is_open_to_guests=True)
    (value,) = cookies_of(guest).values()

    assert guest_in({f"guest-{other.slug}": value}, other.slug) is None
    assert guest_in(cookies_of(guest), guest.board.slug) == guest


@pytest.mark.parametrize(
    "change",
    [
        {"ended_at": timezone.now()},
        {"expires_at": timezone.now() - timedelta(seconds=1)},
    ],
)
def test_guest_whose_time_is_over_reads_so_and_sees_no_idea(guest, change):
    IdeaFactory(board=guest.board, title="Canary words")
    Guest.objects.update(**change)

    page = guest.client.get(guest.board.get_absolute_url())
    state = guest.client.get(address("board_state", guest.board))

    assert (page.status_code, state.status_code) == (410, 410)
    assert "You do not take part any more" in page.text
    assert "Canary words" not in page.text + state.text


def test_board_that_takes_no_guests_asks_its_visitor_to_sign_in(client):
    board = BoardFactory()

    assert client.get(door(board)).url.startswith(reverse("account_login"))
    assert join(client, board).url.startswith(reverse("account_login"))
    assert not Guest.objects.exists()


def test_closed_board_takes_no_new_guests(client, open_board):
    Board.objects.update(phase="closed")

    assert client.get(door(open_board)).url.startswith(reverse("account_login"))


@pytest.mark.parametrize("says_no", ["district", "school", "cohort"])
def test_guests_stay_out_where_local_procedures_say_so(client, settings, team, says_no):
    board = BoardFactory(cohort=team.cohort, is_open_to_guests=True)
    guest = GuestFactory(board=board)
    if says_no == "district":
        rule = {**settings.DISTRICT_PROCEDURES, "guest_boards_allowed": False}
        settings.DISTRICT_PROCEDURES = rule
    else:
        thing = {"school": team.school} if says_no == "school" else {"cohort": team.cohort}
        LocalProcedures.objects.create(**thing, guest_boards_allowed=False)

    assert client.get(door(board)).url.startswith(reverse("account_login"))
    assert guest_in(cookies_of(guest), board.slug) is None


def test_board_cannot_be_opened_to_guests_where_the_cohort_says_no(client, coach, board):
    LocalProcedures.objects.create(cohort=board.cohort, guest_boards_allowed=False)
    client.force_login(coach)
    fields = {"question": board.question, "vote_budget": "3", "is_open_to_guests": "on"}

    page = client.post(address("board_settings", board), fields)

    assert "Guests cannot join these boards" in page.text
    assert not Board.objects.get().is_open_to_guests


def test_full_board_lets_nobody_in(client, open_board, monkeypatch):
    monkeypatch.setattr(service, "MOST_GUESTS", 1)
    GuestFactory(board=open_board)

    page = join(client, open_board)

    assert "This board is full of guests" in page.text
    assert Guest.objects.count() == 1


def test_code_that_was_replaced_while_the_notice_was_read_lets_nobody_in(open_board):
    before = open_board.join_code
    Board.objects.update(join_code="B2B2B2")

    with pytest.raises(DomainError, match="any more"):
        service.let_guest_in(board=open_board, code=before)


def test_guests_of_one_address_are_limited(client, open_board, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "guests_by_address": "1/3600"}
    join(client, open_board)
    client.cookies.clear()

    assert join(client, open_board).status_code == 429


def test_guest_leaves_and_what_they_posted_stays(client, open_board):
    join(client, open_board)
    guest = Guest.objects.get()
    idea = IdeaFactory(board=open_board, author=None, guest=guest)

    answer = client.post(address("leave_board", open_board), follow=True)

    assert "You have left the board." in answer.text
    assert not client.cookies[f"guest-{open_board.slug}"].value
    guest.refresh_from_db()
    assert guest.ended_at is not None
    assert Idea.objects.shown().get() == idea
    assert AuditEntry.objects.filter(action="guest.left").count() == 1
    assert "login" in client.get(open_board.get_absolute_url()).headers["Location"]


def test_leaving_twice_is_once(guest):
    for _ in range(2):
        service.leave_as_guest(guest=guest)

    assert AuditEntry.objects.filter(action="guest.left").count() == 1


def test_guests_of_long_ago_are_forgotten_where_nothing_of_theirs_is_left():
    days = [timedelta(days=number) for number in (31, 31, 31, 29)]
    gone, posted, reported, recent = guests = [
        GuestFactory(expires_at=timezone.now() - ago) for ago in days
    ]
    IdeaFactory(board=posted.board, author=None, guest=posted)
    IdeaReport.objects.create(idea=IdeaFactory(), guest=reported, reason="other")

    assert service.forget_guests() == 1
    assert set(Guest.objects.all()) == set(guests) - {gone}
    assert recent in Guest.objects.all()
