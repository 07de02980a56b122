"""The visit sheet on the day: without a network, without script, on a phone."""

import datetime
import re
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from .conftest import LAPTOP

BOSTON = ZoneInfo("America/New_York")
OFFLINE = "ERR_INTERNET_DISCONNECTED"
WEEKS = iter(range(5, 20))  # a day for each test; test_visits.py comes first and has its own


@pytest.fixture
def host(sign_in):
    return sign_in("host@incubator.example", viewport=LAPTOP)


@pytest.fixture
def visit(host, sign_in):
    """The address of a visit of Demo Member whose slot has one stop."""
    day = datetime.datetime.now(BOSTON).date() + datetime.timedelta(weeks=next(WEEKS))
    slot = offer(host, day)
    member = sign_in("member@incubator.example")
    member.goto(f"{slot}ask/")
    member.get_by_label("Demo Member").check()
    member.get_by_label(re.compile("^What do you hope to learn")).fill("To see who speaks first.")
    member.get_by_role("button", name="Ask the host").click()
    member.wait_for_url(re.compile(r"/visits/\d+/$"))
    host.goto(member.url)
    host.get_by_role("button", name="This one").click()
    expect(host.get_by_text("The date is chosen.")).to_be_visible()
    return member.url


def offer(page, day) -> str:
    """The address of a slot from nine to eleven with a stop in room 12."""
    page.goto("/visits/slots/new/")
    page.get_by_label(re.compile("^Day")).fill(day.isoformat())
    page.locator("#id_starts").fill("09:00")
    page.locator("#id_ends").fill("11:00")
    page.get_by_label(re.compile("^Focus question")).fill("Who speaks first?")
    page.get_by_label(re.compile("^Door and sign-in")).fill("Main office, first floor")
    stop = page.get_by_role("group", name="Stop 1")
    stop.get_by_label("From").fill("09:00")
    stop.get_by_label("To").fill("09:30")
    stop.get_by_label("Room").fill("Room 12")
    stop.get_by_label("What is on").fill("Students ask the first question")
    page.get_by_role("button", name="Offer this visit").click()
    page.wait_for_url(re.compile(r"/visits/slots/\d+/$"))
    expect(page.get_by_text("9:00 a.m. to 9:30 a.m.")).to_be_visible()
    return page.url


def open_sheet(page, visit: str) -> None:
    """The sheet, once this device keeps it."""
    page.goto(visit)
    page.get_by_role("link", name="Visit sheet").click()
    expect(page.get_by_text("Kept on this device")).to_be_visible()


def room(page):
    return page.get_by_role("region", name=re.compile("Room 12"))


def noted(page, text: str):
    return room(page).get_by_text(text, exact=True)


def note(page, text: str, kind: str = "I heard") -> None:
    room(page).get_by_label(kind).check()
    room(page).get_by_label("Note").fill(text)
    room(page).get_by_role("button", name="Keep this note").click()


def test_note_without_a_network_survives_a_reload_and_arrives_once(
    visit, sign_in, axe, open_context
):
    member = sign_in("member@incubator.example")
    open_sheet(member, visit)
    note(member, "Written with a network")
    expect(room(member).get_by_role("link", name=re.compile("Change"))).to_be_visible()
    expect(member.get_by_text("Kept on this device")).to_be_visible()

    member.context.set_offline(True)
    note(member, "Who has not spoken yet?")
    expect(member.get_by_text("Waiting to send")).to_be_visible()
    expect(member.get_by_text("Sends when back online.")).to_be_visible()
    assert axe(member) == []
    room(member).get_by_label("Note").fill("Half a thou")

    member.reload()
    expect(noted(member, "Who has not spoken yet?")).to_be_visible()
    expect(member.get_by_text("Waiting to send")).to_be_visible()
    expect(noted(member, "Written with a network")).to_be_visible()
    expect(room(member).get_by_label("Note")).to_have_value("Half a thou")
    expect(member.get_by_text("You are offline.")).to_be_visible()
    note(member, "A second one on the kept page")
    expect(member.get_by_text("Waiting to send")).to_have_count(2)
    member.reload()
    expect(member.get_by_text("Waiting to send")).to_have_count(2)

    member.context.set_offline(False)
    expect(room(member).get_by_role("link", name="Change")).to_have_count(3)  # none is on its way
    member.reload()
    for text in (
        "Written with a network",
        "Who has not spoken yet?",
        "A second one on the kept page",
    ):
        expect(noted(member, text)).to_have_count(1)
    open_context.watched[member.context].forgive(OFFLINE)


def test_note_whose_answer_was_lost_arrives_once(visit, sign_in, open_context):
    member = sign_in("member@incubator.example")
    open_sheet(member, visit)

    def lose(route):
        route.fetch()
        route.abort()

    member.route("**/notes/", lose)
    note(member, "Said twice")
    expect(member.get_by_text("Waiting to send")).to_be_visible()
    member.unroute("**/notes/")
    member.reload()

    expect(member.get_by_text("Waiting to send")).to_have_count(0)
    expect(noted(member, "Said twice")).to_have_count(1)
    open_context.watched[member.context].forgive("ERR_FAILED")


def test_signing_out_forgets_the_sheet(visit, sign_in, open_context):
    member = sign_in("member@incubator.example", afresh=True)
    open_sheet(member, visit)
    address = member.url

    member.goto("/me/")
    member.evaluate("document.querySelector('form[action$=\"/logout/\"]').requestSubmit()")
    member.wait_for_url(lambda url: "/me/" not in url)
    kept = "caches.keys().then((names) => names.filter((name) => name.startsWith('kept-page:')))"
    assert member.evaluate(kept) == []

    member.context.set_offline(True)
    with pytest.raises(Exception, match=OFFLINE):
        member.goto(address)
    open_context.watched[member.context].forgive(OFFLINE)


def test_somebody_elses_page_forgets_the_sheet(visit, sign_in, open_context):
    member = sign_in("member@incubator.example")
    open_sheet(member, visit)
    lead = sign_in("lead@incubator.example")
    cookies = lead.context.cookies()
    member.context.clear_cookies()
    member.context.add_cookies(cookies)

    member.goto("/me/")

    names = "caches.keys().then((names) => names.length)"
    member.wait_for_function(f"{names}.then((number) => number === 0)")


def test_sheet_works_without_script(visit, sign_in, axe):
    member = sign_in("member@incubator.example", java_script_enabled=False)
    member.goto(f"{visit}sheet/")
    note(member, "Nobody raised a hand", kind="I saw")

    expect(member.get_by_text("Your note is kept.")).to_be_visible()
    room(member).get_by_role("link", name=re.compile("Change")).click()
    member.get_by_label("Note").fill("One hand went up")
    member.get_by_role("button", name="Save").click()
    expect(noted(member, "One hand went up")).to_be_visible()
    room(member).get_by_role("link", name=re.compile("Change")).click()
    member.get_by_role("button", name="Delete this note").click()
    expect(member.get_by_text("Your note is deleted.")).to_be_visible()
    expect(noted(member, "One hand went up")).to_have_count(0)


def test_host_has_the_sheet_without_notes(visit, host, axe):
    host.goto(f"{visit}sheet/")

    expect(host.get_by_text("Students ask the first question")).to_be_visible()
    expect(host.get_by_role("button", name=re.compile("Keep this note"))).to_have_count(0)
    assert axe(host) == []


class Way:
    """How a note posted from a page of the site fares: no network before ``/me/`` is open, its
    answer lost there, and through from any other page. One way for all pages, never none: a page
    tries again by itself at any moment, also while the next one is on its way."""

    def __init__(self, page):
        self.is_cut, self.lost = True, 0
        page.route("**/notes/", self.take)

    def take(self, route) -> None:
        if not self.is_cut and not route.request.headers.get("referer", "").endswith("/me/"):
            return route.continue_()
        if not (self.is_cut or self.lost):
            self.lost += 1
            route.fetch()
        return route.abort()


def test_note_that_waits_is_sent_from_another_page_once(visit, sign_in, axe, open_context):
    member = sign_in("member@incubator.example", afresh=True)
    open_sheet(member, visit)
    way = Way(member)
    note(member, "Seen between two lessons")
    expect(member.get_by_text("Waiting to send")).to_be_visible()

    member.goto("/me/")
    expect(member.get_by_text("A note of a visit waits to be sent.")).to_be_visible()
    assert axe(member) == []
    member.evaluate("document.querySelector('form[action$=\"/logout/\"]').requestSubmit()")
    expect(member.get_by_role("heading", name="Sign out and lose what you wrote?")).to_be_visible()
    member.get_by_role("button", name="Stay signed in").click()

    way.is_cut = False
    member.reload()
    for _second in range(30):
        if way.lost:
            break
        member.wait_for_timeout(1000)
    expect(member.get_by_text("A note of a visit waits to be sent.")).to_be_visible()
    assert way.lost == 1
    member.goto("/visits/")

    expect(member.get_by_text("A note of a visit that had waited is sent.")).to_be_visible()
    member.get_by_role("link", name="Open the visit sheet").click()
    expect(noted(member, "Seen between two lessons")).to_have_count(1)
    expect(member.get_by_text("Waiting to send")).to_have_count(0)
    member.goto("/me/")
    expect(member.get_by_role("heading", level=1)).to_be_visible()
    expect(member.get_by_text("A note of a visit")).to_have_count(0)
    open_context.watched[member.context].forgive("ERR_FAILED")
