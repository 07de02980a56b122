"""The Office sees a page as a visitor and as a lead see it, and can change nothing."""

from playwright.sync_api import expect

from .conftest import LAPTOP

BAR = "How you see the site"


def choose(page, role: str, team: str = "") -> None:
    page.goto("/office/view-as/")
    page.get_by_text(role, exact=True).click()
    if team:
        page.get_by_label("In which team?").select_option(label=team)
    page.get_by_text("We check what this role can see and do").click()
    page.get_by_role("button", name="See the site").click()


def test_office_sees_as_a_lead_then_as_a_visitor_and_stops(sign_in, open_context, axe):
    page = sign_in("office@incubator.example", afresh=True, viewport=LAPTOP)
    sockets = []
    page.goto("/office/view-as/")
    assert axe(page) == []
    page.on("websocket", lambda socket: sockets.append(socket.url))

    choose(page, "The lead of a team", "Demo School by the Park, Cohort 1")
    page.wait_for_url("**/me/")
    bar = page.get_by_role("complementary", name=BAR)
    expect(bar).to_contain_text("as a team lead of Demo School by the Park.")
    sockets.clear()  # of the Office's own page before
    page.goto("/teams/park/aspiration/")
    assert axe(page) == []
    page.get_by_role("textbox").last.fill("Changed by nobody.")
    watch = open_context.watched[page.context]
    watch.is_resting = True  # the browser notes an answer of 403 as an error; here it is wanted
    page.get_by_role("button", name="Save aspiration").click()
    expect(page.get_by_text("Nothing can be changed. Stop first.")).to_be_visible()
    watch.is_resting = False
    page.goto("/teams/park/")
    expect(page.get_by_text("Changed by nobody.")).to_have_count(0)
    assert sockets == []

    choose(page, "A visitor")
    page.wait_for_url(lambda address: address.endswith("/"))
    expect(bar).to_contain_text("as a visitor.")
    page.goto("/me/")
    expect(page.get_by_role("heading", name="Here a visitor is asked to sign in")).to_be_visible()
    assert axe(page) == []

    bar.get_by_role("button", name="Stop").click()
    expect(page.get_by_text("You see the site as yourself again.")).to_be_visible()
    expect(bar).to_have_count(0)
