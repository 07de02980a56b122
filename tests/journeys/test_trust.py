"""Somebody reports an idea, and the Office takes it down while others have the board open."""

from playwright.sync_api import expect

from .boards import card, post


def test_reported_idea_leaves_an_open_board_when_the_office_takes_it_down(
    open_board, office, sign_in, axe
):
    address = open_board("How might we be kind?")
    member = sign_in("member@incubator.example")
    neighbor = sign_in("neighbor@incubator.example")
    for page in (member, neighbor):
        page.goto(address)
        expect(page.get_by_text("Live", exact=True)).to_be_visible()
    post(member, "Somebody there is lazy")

    card(neighbor, "Somebody there is lazy").get_by_role("link", name="Report").click()
    neighbor.get_by_text("It is unkind or hurts somebody").click()
    neighbor.get_by_label("More about it").fill("We all know who is meant.")
    assert axe(neighbor) == []
    neighbor.get_by_role("button", name="Report", exact=True).click()
    expect(neighbor.get_by_text("Thank you.")).to_be_visible()
    expect(card(neighbor, "Somebody there is lazy")).to_be_visible()

    office.goto("/office/moderation/")
    assert axe(office) == []
    row = office.get_by_role("listitem").filter(has_text="Somebody there is lazy")
    row.get_by_role("link", name="Read and decide").click()
    assert axe(office) == []
    expect(office.get_by_text("We all know who is meant.")).to_be_visible()
    office.get_by_role("textbox", name="Why").fill("It hurts a colleague.")
    office.get_by_role("button", name="Take it down").click()

    for page in (member, neighbor):
        said = page.get_by_text("This idea is not on the board any more.")
        gone = page.locator("[data-idea]:not(.is-gone)").get_by_text("Somebody there is lazy")
        expect(gone).to_have_count(0, timeout=8_000)
        # Who has the focus in the card keeps its place, and reads that it is off.
        assert card(page, "Somebody there is lazy").count() == said.count()
    member.goto("/me/notifications/")
    expect(member.get_by_text("Why: It hurts a colleague.")).to_be_visible()
    neighbor.goto("/me/notifications/")
    expect(neighbor.get_by_text("was taken off the board")).to_be_visible()
