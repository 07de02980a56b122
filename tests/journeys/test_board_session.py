"""A whole session with a member, the facilitator and the wall: nobody loads a page again."""

import re

import pytest
from playwright.sync_api import expect

from .boards import card, dot, post

PROJECTOR = {"width": 1920, "height": 1080}
SOON = 8_000


@pytest.fixture
def room(open_board, office, sign_in, open_context):
    """A board that gathers in silence, open before a member, a neighbor, its facilitator and the
    wall, all of them live."""
    address = open_board("How might we begin the day together?", dots=1)
    office.goto(f"{address}settings/")
    office.get_by_label("Silent gathering").check()
    office.get_by_role("button", name="Save settings").click()
    office.goto(address)
    desk = office.context.new_page()
    member, neighbor = (sign_in(f"{who}@incubator.example") for who in ("member", "neighbor"))
    wall = sign_in("host@incubator.example", viewport=PROJECTOR)
    wall.goto(f"{address}wall/")
    for page in (member, neighbor, desk):
        page.goto(address)
    for page in (member, neighbor, desk, wall):
        expect(page.get_by_text("Live", exact=True)).to_be_visible()
    return address, office, desk, member, neighbor, wall


def move_on(office, address: str, phase: str, *screens) -> None:
    office.goto(address)
    office.get_by_label("Move to phase").select_option(phase)
    office.get_by_role("button", name="Move on").click()
    for page in screens:
        expect(page.locator("[aria-current=step]")).to_have_text(phase, timeout=SOON)


def test_session_from_the_first_idea_to_the_spotlight(room, axe, open_context):
    address, office, desk, member, neighbor, wall = room
    screens = desk, member, neighbor, wall
    first, second = "A circle at the door", "Music in the hall"

    # Gather: each alone, the wall counts.
    post(member, first)
    post(neighbor, second)
    for page, own in ((member, first), (neighbor, second)):
        expect(card(page, own)).to_be_visible()
    expect(card(member, second)).to_have_count(0)
    ideas = wall.get_by_role("region", name="Ideas")
    expect(ideas).to_contain_text("2 ideas so far", timeout=SOON)
    expect(wall.get_by_text(first)).to_have_count(0)

    # Group: all is shown, and two become one.
    move_on(office, address, "Group", *screens)
    for page in (desk, member, neighbor):
        expect(card(page, first)).to_be_visible(timeout=SOON)
        expect(card(page, second)).to_be_visible()
    expect(wall.get_by_role("region", name="Just added")).to_contain_text(second)
    card(office, second).get_by_role("link", name="Move").click()
    office.get_by_role("dialog", name="Move to").get_by_role("link", name="Merge with…").click()
    office.get_by_label("The other idea").select_option(first)
    office.get_by_role("button", name="Merge ideas").click()
    for page in (desk, member, neighbor):
        expect(page.get_by_text("2 ideas in one")).to_be_visible(timeout=SOON)
        expect(card(page, second).and_(page.locator(":not(.is-gone)"))).to_have_count(0)
    expect(card(member, first)).to_contain_text("Park + Demo School by the River")
    post(member, "A bell less")
    expect(card(neighbor, "A bell less")).to_be_visible(timeout=SOON)

    # Vote: everybody has one dot.
    move_on(office, address, "Vote", *screens)
    member.get_by_role("button", name="Pause updates").click()
    spent_elsewhere = member.context.new_page()
    spent_elsewhere.goto(address)
    dot(spent_elsewhere, first).click()
    dot(neighbor, first).click()
    dot(member, "A bell less").click()
    expect(member.get_by_role("alert")).to_contain_text("Your dot is spent.")
    expect(ideas.get_by_role("listitem").first).to_contain_text("2 dots", timeout=SOON)
    expect(card(desk, first)).to_contain_text("2")
    member.get_by_role("button", name="Pause updates").click()

    # Commit: a team takes it.
    move_on(office, address, "Commit", *screens)
    card(member, first).get_by_role("link", name="We’ll try it").click()
    member.get_by_role("button", name="Start the hack").click()
    member.wait_for_url("**/hacks/**")
    tried = re.compile("Demo School by the Park( tries it|: Planned)")  # first one, then the other
    for page in (desk, neighbor):
        expect(card(page, first)).to_contain_text(tried, timeout=SOON)
    expect(card(desk, first).get_by_role("link", name="Park: Planned")).to_be_visible(timeout=SOON)

    # And it stands before all.
    member.goto(address)
    expect(member.get_by_text("Live", exact=True)).to_be_visible()
    office.goto(address)
    card(office, first).get_by_role("button", name="Add to the spotlight").click()
    office.goto(f"{address}spotlight/")
    office.get_by_role("button", name="Next").click()
    for page in (desk, member, neighbor):
        expect(page.locator("[data-board-target=band]")).to_contain_text(first, timeout=SOON)
        assert axe(page) == []
    expect(wall.get_by_role("complementary", name="Spotlight")).to_contain_text(first, timeout=SOON)
    assert axe(wall) == []
    open_context.watched[member.context].forgive("409")
