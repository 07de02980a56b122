"""Writing on a board: what is like it is offered, people are mentioned, keys do the rest."""

from playwright.sync_api import expect

from .boards import card, dot, move, post
from .conftest import LAPTOP


def test_like_ideas_and_hacks_are_offered_while_one_types(open_board, sign_in, axe):
    address = open_board("How might we meet outside?")
    member, neighbor = (sign_in(f"{who}@incubator.example") for who in ("member", "neighbor"))
    member.goto(address)
    post(member, "Walk around the pond")
    expect(card(member, "Walk around the pond").get_by_text("your idea")).to_be_visible()
    neighbor.goto(address)

    neighbor.get_by_label("Your idea").press_sequentially("stand while we read")

    offers = neighbor.get_by_role("region", name="Similar hacks")
    expect(offers.get_by_role("link", name="Stand up to read")).to_be_visible()
    expect(neighbor.get_by_role("status").filter(has_text="similar one")).to_have_count(1)
    assert axe(neighbor) == []
    neighbor.get_by_role("button", name="Add idea").click()
    expect(card(neighbor, "stand while we read").get_by_text("your idea")).to_be_visible()
    expect(offers).to_be_hidden()


def test_like_ideas_are_offered_without_script_and_the_text_stays(open_board, sign_in):
    address = open_board("How might we meet without script?")
    page = sign_in("member@incubator.example", java_script_enabled=False)
    page.goto(address)
    page.get_by_label("Your idea").fill("stand and read outside")

    page.get_by_role("button", name="Look for similar").click()

    expect(page.get_by_role("link", name="Stand up to read")).to_be_visible()
    expect(page.get_by_label("Your idea")).to_have_value("stand and read outside")
    page.get_by_role("button", name="Add idea").click()
    expect(card(page, "stand and read outside")).to_be_visible()


def test_other_words_than_those_of_a_posted_draft_are_another_idea(open_board, sign_in):
    page = sign_in("member@incubator.example")
    page.goto(open_board("How might we lose nothing?"))
    expect(page.locator("[data-board-target=chip]")).to_be_visible()
    page.get_by_label("Your idea").fill("Posted past the script")
    page.evaluate("document.querySelector('.composer form').submit()")
    expect(card(page, "Posted past the script")).to_be_visible()
    expect(page.get_by_label("Your idea")).to_have_value("Posted past the script")

    post(page, "Written afterwards")

    expect(card(page, "Written afterwards").get_by_text("your idea")).to_be_visible()


def test_person_is_mentioned_from_the_names_that_are_offered(open_board, sign_in, axe):
    address = open_board("How might we call each other?")
    member = sign_in("member@incubator.example")
    member.goto(address)
    post(member, "Ring twice")
    card(member, "Ring twice").get_by_role("link", name="Comments on: Ring twice").click()

    member.get_by_label("Your comment").press_sequentially("Ask @demo neigh")
    member.get_by_role("button", name="Demo Neighbor").click()
    expect(member.get_by_label("Your comment")).to_have_value("Ask @Demo Neighbor ")
    assert axe(member) == []
    member.get_by_role("button", name="Post comment").click()
    expect(member.get_by_text("Your comment is posted.")).to_be_visible()

    neighbor = sign_in("neighbor@incubator.example")
    neighbor.goto("/me/notifications/")
    expect(
        neighbor.get_by_text("mentioned you in a comment on the idea “Ring twice”")
    ).to_be_visible()


def test_keys_walk_through_the_board_and_can_be_turned_off(open_board, office, sign_in, axe):
    address = open_board("How might we keep our hands on the keys?")
    page = sign_in("member@incubator.example", viewport=LAPTOP)
    page.goto(address)
    expect(page.get_by_role("button", name="Shortcuts")).to_be_visible()
    for title in ("First of two", "Second of two"):
        post(page, title)
        expect(card(page, title).get_by_text("your idea")).to_be_visible()
    move(office, address, "Vote")
    page.goto(address)
    expect(page.get_by_role("button", name="Shortcuts")).to_be_visible()

    page.locator(".wallgrid").click(position={"x": 4, "y": 4})
    page.keyboard.press("j")
    expect(card(page, "Second of two")).to_be_focused()
    page.keyboard.press("j")
    expect(card(page, "First of two")).to_be_focused()
    page.keyboard.press("v")
    expect(page.get_by_text("2 dots left").first).to_be_visible()
    page.keyboard.press("k")
    expect(card(page, "Second of two")).to_be_focused()

    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
    assert axe(page) == []
    page.get_by_label("Use keyboard shortcuts").uncheck()
    page.get_by_role("button", name="Close").click()
    expect(card(page, "Second of two")).to_be_focused()
    page.keyboard.press("v")
    page.keyboard.press("k")
    expect(card(page, "Second of two")).to_be_focused()
    expect(dot(page, "Second of two")).to_be_visible()


def test_keys_are_letters_while_somebody_types(open_board, sign_in):
    page = sign_in("member@incubator.example", viewport=LAPTOP)
    page.goto(open_board("How might we just type?"))
    expect(page.get_by_role("button", name="Shortcuts")).to_be_visible()

    page.keyboard.press("n")
    page.keyboard.type("njvp?")

    expect(page.get_by_label("Your idea")).to_have_value("njvp?")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("button", name="Pause updates", pressed=False)).to_be_visible()
