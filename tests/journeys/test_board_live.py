"""A board over the site's own socket: every screen follows at once."""

from playwright.sync_api import expect

from .boards import card, dot, move, post
from .conftest import LAPTOP


def test_screens_follow_live_over_the_sites_own_socket(open_board, office, sign_in, axe):
    address = open_board("How might we hear at once?", dots=2)
    member = sign_in("member@incubator.example")
    neighbor = sign_in("neighbor@incubator.example", viewport=LAPTOP)
    for page in (member, neighbor):
        page.goto(address)
        expect(page.get_by_text("Live", exact=True)).to_be_visible()

    post(member, "Told at once")
    expect(card(neighbor, "Told at once")).to_be_visible(timeout=8_000)
    expect(office.get_by_role("article", name="Told at once")).to_be_visible(timeout=8_000)
    post(member, "Told afterwards")
    expect(neighbor.get_by_role("article")).to_have_count(2, timeout=8_000)

    move(office, address, "Vote")
    for page in (member, neighbor):
        expect(page.locator("[aria-current=step]")).to_have_text("Vote", timeout=8_000)
    dot(member, "Told at once").click()
    expect(card(neighbor, "Told at once").locator(".vote__label:visible")).to_have_text(
        "1", timeout=8_000
    )

    neighbor.get_by_role("button", name="Sort by dots").click()

    titles = neighbor.locator("[data-board-target=list] .idea__text")
    expect(titles).to_have_text(["Told at once", "Told afterwards"])
    dot(member, "Told afterwards").press("Enter")
    expect(
        member.get_by_role("button", name="Take your dot back from: Told afterwards")
    ).to_be_focused()
    assert axe(neighbor) == []


def test_ideas_gathered_in_silence_show_on_every_screen_when_the_facilitator_moves_on(
    open_board, office, sign_in
):
    address = open_board("How might we think alone first?")
    office.goto(f"{address}settings/")
    office.get_by_label("Silent gathering").check()
    office.get_by_role("button", name="Save settings").click()
    member, neighbor = (sign_in(f"{who}@incubator.example") for who in ("member", "neighbor"))
    for page in (member, neighbor):
        page.goto(address)
        expect(page.get_by_text("Live", exact=True)).to_be_visible()
    post(member, "Thought alone")
    expect(neighbor.get_by_text("1 idea of somebody else is on the board")).to_be_visible()
    expect(card(neighbor, "Thought alone")).to_have_count(0)

    move(office, address, "Group")

    expect(card(neighbor, "Thought alone")).to_be_visible(timeout=8_000)
    expect(neighbor.get_by_text("Silent gathering")).to_be_hidden()


def test_timer_shows_on_every_screen_in_the_time_of_the_site(open_board, office, sign_in):
    address = open_board("How might we keep to the time?")
    member = sign_in("member@incubator.example", timezone_id="Pacific/Auckland")
    member.goto(address)
    expect(member.get_by_text("Live", exact=True)).to_be_visible()

    office.goto(address)
    office.get_by_text("Timer", exact=True).click()
    office.get_by_label("Minutes").fill("7")
    office.get_by_role("button", name="Start the timer").click()

    until = office.locator("[data-board-target=timer]")
    expect(until).to_contain_text("Until")
    expect(member.locator("[data-board-target=timer]")).to_have_text(
        until.inner_text().strip(), timeout=8_000
    )
    post(office, "Written while the timer runs")
    expect(card(member, "Written while the timer runs")).to_be_visible(timeout=8_000)
