"""Trust as people meet it: a report while a board is open, one's data, a closed account."""

import json
import zipfile

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


def test_person_takes_the_own_data_along_and_closes_the_account(open_board, sign_in, axe):
    address = open_board("How might we say goodbye?")
    page = sign_in("closer@incubator.example")
    page.goto(address)
    post(page, "A card to remember")
    expect(card(page, "A card to remember")).to_be_visible()

    page.goto("/me/data/")
    assert axe(page) == []
    page.get_by_role("button", name="Make the file").click()
    expect(page.get_by_role("link", name="Download the file")).to_be_visible()
    assert axe(page) == []
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download the file").click()
    with zipfile.ZipFile(waiting.value.path()) as archive:
        data = json.loads(archive.read("data.json"))
        assert "A card to remember" in archive.read("index.html").decode()
    assert data["profile"][0]["name"] == "Demo Closer"
    assert [idea["title"] for idea in data["ideas"]] == ["A card to remember"]

    page.goto("/me/data/")
    page.get_by_label("Yes, close my account").check()
    page.get_by_role("button", name="Close my account").click()
    expect(page.get_by_text("Your account is closed.")).to_be_visible()
    page.goto("/me/")
    page.wait_for_url("**/accounts/login/**")

    lead = sign_in("lead@incubator.example")
    lead.goto("/me/notifications/")
    expect(lead.get_by_text("Former member").first).to_be_visible()
    for there in ("/me/notifications/", "/teams/park/people/", address):
        lead.goto(there)
        expect(lead.get_by_text("Demo Closer")).to_have_count(0)
