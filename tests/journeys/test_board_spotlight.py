"""The facilitator moves the spotlight: pages and the wall follow, and it works without script."""

from playwright.sync_api import expect

from .boards import card, post
from .conftest import LAPTOP

PROJECTOR = {"width": 1366, "height": 768}


def fits(page) -> bool:
    return page.evaluate(
        "document.documentElement.scrollHeight <= innerHeight"
        " && document.documentElement.scrollWidth <= innerWidth"
    )


def test_spotlight_moves_on_every_page_and_on_the_wall(open_board, office, sign_in, axe):
    address = open_board("How might we look at one thing?")
    member = sign_in("member@incubator.example")
    member.goto(address)
    expect(member.get_by_text("Live", exact=True)).to_be_visible()
    wall = sign_in("neighbor@incubator.example", viewport=PROJECTOR)
    wall.goto(f"{address}wall/")
    expect(wall.get_by_text("Live", exact=True)).to_be_visible()
    expect(wall.get_by_role("img", name="QR code")).to_be_visible()

    post(member, "Two choices")
    expect(wall.get_by_text("Two choices")).to_be_visible()
    office.goto(address)
    card(office, "Two choices").get_by_role("button", name="Add to the spotlight").click()
    expect(office.get_by_text("It is in the queue of the spotlight.")).to_be_visible()
    office.goto(f"{address}spotlight/")
    expect(office.get_by_text("On this page the arrow keys")).to_be_visible()
    office.keyboard.press("ArrowRight")
    expect(office.get_by_role("button", name="Follow what teams post")).to_be_visible()

    band = member.locator("[data-board-target=band]")
    expect(band).to_contain_text("Two choices")
    expect(wall.get_by_role("complementary", name="Spotlight")).to_contain_text("Two choices")
    expect(wall.get_by_text("3 people here").or_(wall.get_by_text("2 people here"))).to_be_visible()
    for page in (member, office, wall):
        assert axe(page) == []
    assert fits(wall)

    office.get_by_role("button", name="Previous").click()
    expect(band).not_to_contain_text("Two choices")
    expect(wall.get_by_role("complementary", name="Spotlight")).not_to_contain_text("Two choices")


def test_spotlight_is_there_after_a_reload_without_script(open_board, office, sign_in):
    address = open_board("How might we look without script?")
    member = sign_in("member@incubator.example", java_script_enabled=False, viewport=LAPTOP)
    member.goto(address)
    post(member, "Plain paper")
    expect(card(member, "Plain paper")).to_be_visible()
    office.goto(f"{address}spotlight/")
    office.get_by_role("button", name="Plain paper").click()
    office.get_by_role("button", name="Next").click()
    expect(office.get_by_role("button", name="Follow what teams post")).to_be_visible()

    member.reload()

    expect(member.locator("[data-board-target=band]")).to_contain_text("Plain paper")
