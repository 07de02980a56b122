"""The end of taking part: the code replaced or switched off, one guest ended."""

from django.urls import reverse

import pytest
from asgiref.sync import sync_to_async

from incubator.core.models import AuditEntry
from incubator.live import close_codes
from showcase.board.models import Board, Guest, Idea
from showcase.board.services import guests as service
from showcase.board.services.boards import SETTINGS, change_settings
from tests.factories import GuestFactory, IdeaFactory, OfficeUserFactory
from tests.showcase.board.test_guest_access import Page


def door(code):
    return reverse("board:board_join", args=[code])


@pytest.mark.django_db
def test_replaced_code_leads_nowhere_and_its_guests_take_part_no_more(client, guest, office):
    before = guest.board.join_code
    client.force_login(office)
    fields = {"seen": before, "do": "replace"}
    for _ in range(2):
        client.post(reverse("board:change_code", args=[guest.board.slug]), fields)
    client.logout()

    board = Board.objects.get()
    assert board.join_code not in (None, before)
    assert client.get(door(before)).status_code == 404
    assert client.get(door(board.join_code)).status_code == 200
    assert guest.client.get(board.get_absolute_url()).status_code == 410
    assert AuditEntry.objects.filter(action="join_code.changed").count() == 1


@pytest.mark.django_db
def test_code_is_switched_off_and_made_anew(client, guest, office):
    client.force_login(office)
    address = reverse("board:change_code", args=[guest.board.slug])

    client.post(address, {"seen": guest.board.join_code, "do": "off"})
    assert Board.objects.get().join_code is None
    assert "There is no code" in client.get(address.replace("/code/", "/settings/")).text

    client.post(address, {"seen": "", "do": "replace"})
    assert Board.objects.get().join_code


@pytest.mark.django_db
def test_guest_who_was_ended_is_let_in_anew_by_the_new_code(guest, office):
    service.change_code(board=guest.board, seen=guest.board.join_code, is_off=False, actor=office)
    code = Board.objects.get().join_code

    guest.client.post(door(code), {"accepted": "on"})

    assert guest.client.get(guest.board.get_absolute_url()).status_code == 200
    assert Guest.objects.filter(ended_at=None).get().number == guest.number + 1


@pytest.mark.django_db
def test_ended_guest_posts_nothing_and_all_the_guest_posted_is_hidden(client, guest, office):
    other = GuestFactory(board=guest.board)
    for writer in (guest, other):
        IdeaFactory(board=guest.board, author=None, guest=writer)
    client.force_login(office)
    for _ in range(2):
        client.post(reverse("board:end_guest", args=[guest.board.slug, guest.number]))

    fields = {"title": "More", "text": "", "client_id": "6f2b8f66-1d4e-4ac3-9f5c-0d5b6c1f7a01"}
    sent = guest.client.post(reverse("board:add_idea", args=[guest.board.slug]), fields)

    assert sent.status_code == 410
    assert [idea.guest for idea in Idea.objects.shown()] == [other]
    assert AuditEntry.objects.get(action="guest.ended").actor_id == office.pk
    assert Guest.objects.get(ended_at=None) == other


async def closed_after(end, *guests):
    """The codes with which the pages of these guests close; None where one stays open."""
    codes = []
    async with Page(guests[0]) as first, Page(guests[1]) as second:
        for page in (first, second):
            await page.heard()
        await sync_to_async(end)()
        codes.append(await first.last())
        codes.append(await second.last())
    return codes


@pytest.mark.django_db(transaction=True)
async def test_sockets_of_guests_close_at_once_with_the_code():
    guests = await sync_to_async(two_guests)()
    office = await sync_to_async(OfficeUserFactory)()
    board = guests[0].board

    def end():
        service.change_code(board=board, seen=board.join_code, is_off=True, actor=office)

    assert await closed_after(end, *guests) == [close_codes.GUEST_ENDED] * 2


@pytest.mark.django_db(transaction=True)
async def test_sockets_of_guests_close_at_once_when_the_board_takes_guests_no_more():
    guests = await sync_to_async(two_guests)()
    office = await sync_to_async(OfficeUserFactory)()
    board = guests[0].board
    values = {name: getattr(board, name) for name in SETTINGS} | {"is_open_to_guests": False}

    def end():
        change_settings(board=board, values=values, actor=office)

    assert await closed_after(end, *guests) == [close_codes.GUEST_ENDED] * 2


@pytest.mark.django_db(transaction=True)
async def test_socket_of_one_ended_guest_closes_and_no_other():
    guests = await sync_to_async(two_guests)()
    office = await sync_to_async(OfficeUserFactory)()

    def end():
        service.end_guest(guest=guests[0], actor=office)

    assert await closed_after(end, *guests) == [close_codes.GUEST_ENDED, None]


def two_guests():
    first = GuestFactory()
    return [first, GuestFactory(board=first.board)]
