"""A guest joins with the code, posts, and is read by the facilitator before others are."""

import re

import pytest
from playwright.sync_api import expect

from .boards import card, post
from .conftest import LAPTOP

GONE = "410"
SOON = 8_000


@pytest.fixture
def code(office, open_board):
    """``code(address)`` opens the board to guests; gives its join code."""

    def code(address: str) -> str:
        office.goto(f"{address}settings/")
        office.get_by_label("Guests may join with the code").check()
        office.get_by_role("button", name="Save settings").click()
        office.goto(f"{address}settings/")
        return office.locator(".joincode__code").inner_text()

    return code


def come_in(page, code: str) -> None:
    page.goto(f"/b/{code.lower()}/")
    expect(page.get_by_text("Write no names of students")).to_be_visible()
    page.get_by_role("button", name="I accept").click()
    expect(page.get_by_text(re.compile(r"You take part as Guest \d"))).to_be_visible()


def test_guest_posts_waits_is_approved_and_reads_that_the_code_ended(
    open_board, office, code, sign_in, page, axe, open_context
):
    address = open_board("How might we hear our neighbors?")
    key = code(address)
    member = sign_in("member@incubator.example", viewport=LAPTOP)
    office.goto(f"{address}queue/")
    member.goto(address)
    page.goto(f"/b/{key}/")
    assert axe(page) == []
    come_in(page, key)
    for one in (member, page):
        expect(one.get_by_text("Live", exact=True)).to_be_visible()

    post(page, "A bench by the gate")
    own = card(page, "A bench by the gate")
    expect(own).to_contain_text("waits for the facilitator")
    expect(card(office, "A bench by the gate")).to_have_count(0)
    expect(office.get_by_role("heading", name="A bench by the gate")).to_be_visible(timeout=SOON)
    expect(card(member, "A bench by the gate")).to_have_count(0)
    assert axe(page) == []
    assert axe(office) == []

    office.get_by_role("button", name=re.compile("^Approve ?:")).click()
    expect(card(member, "A bench by the gate")).to_contain_text("Guest", timeout=SOON)
    expect(own).not_to_contain_text("waits for the facilitator", timeout=SOON)

    office.goto(address)
    card(office, "A bench by the gate").get_by_role("button", name="Hide").click()
    for one in (member, page):
        expect(card(one, "A bench by the gate")).to_have_count(0, timeout=SOON)

    office.goto(f"{address}settings/")
    office.get_by_role("button", name="Replace the code").click()
    expect(page.get_by_text("You do not take part any more")).to_be_visible(timeout=SOON)
    page.reload()
    expect(page.get_by_role("heading", name="You do not take part any more")).to_be_visible()
    assert axe(page) == []
    open_context.watched[page.context].forgive(GONE)


def test_guest_takes_part_without_script(open_board, office, code, open_context):
    address = open_board("How might we hear who has an old phone?")
    key = code(address)
    guest = open_context(java_script_enabled=False).new_page()
    come_in(guest, key)

    post(guest, "A board of cork, too")
    expect(guest.get_by_text("Your idea waits for the facilitator.")).to_be_visible()
    expect(card(guest, "A board of cork, too")).to_contain_text("waits for the facilitator")
    office.goto(f"{address}queue/")
    office.get_by_role("button", name="Approve and trust").click()
    guest.reload()
    expect(card(guest, "A board of cork, too")).not_to_contain_text("waits for")

    post(guest, "And chalk")
    expect(guest.get_by_text("Your idea is on the board.")).to_be_visible()

    guest.get_by_role("button", name="Leave the board").click()
    expect(guest.get_by_text("You have left the board.")).to_be_visible()
    office.goto(address)
    expect(card(office, "And chalk")).to_be_visible()


def test_idea_that_a_guest_wrote_offline_arrives_once(open_board, office, code, open_context):
    address = open_board("How might we lose nothing?")
    key = code(address)
    guest = open_context().new_page()
    come_in(guest, key)
    expect(guest.get_by_text("Live", exact=True)).to_be_visible()

    guest.context.set_offline(True)
    post(guest, "Written in the cellar")
    expect(guest.get_by_text("Sends when back online.")).to_be_visible()
    guest.get_by_role("button", name="Leave the board").click()
    guest.get_by_role("dialog").get_by_role("button", name="Stay on the board").click()
    guest.context.set_offline(False)

    expect(card(guest, "Written in the cellar")).to_contain_text("waits for the facilitator")
    office.goto(f"{address}queue/")
    expect(office.get_by_role("heading", name="Written in the cellar")).to_have_count(1)
    open_context.watched[guest.context].forgive("ERR_INTERNET_DISCONNECTED")
