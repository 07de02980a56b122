"""A visit from the offer to its end, with the mails and calendar entries that go with it."""

import datetime
import re
from zoneinfo import ZoneInfo

import pytest
import vobject
from icalendar import Calendar
from playwright.sync_api import expect

from .conftest import LAPTOP
from .mails import calendar_in, mail_to, text_of

BOSTON = ZoneInfo("America/New_York")
MEMBER, LEAD = "member@incubator.example", "lead@incubator.example"


@pytest.fixture
def day():
    """Two weeks from today, in Boston."""
    return datetime.datetime.now(BOSTON).date() + datetime.timedelta(weeks=2)


def offer_two_weeks(page, day) -> str:
    """The address of the first of two slots from nine to eleven."""
    page.goto("/visits/slots/new/")
    page.get_by_label(re.compile("^Day")).fill(day.isoformat())
    page.locator("#id_starts").fill("09:00")
    page.locator("#id_ends").fill("11:00")
    page.get_by_label(re.compile("^How many weeks")).fill("2")
    page.get_by_label(re.compile("^Focus question")).fill("Who speaks first?")
    page.get_by_label(re.compile("^Door and sign-in")).fill("Main office, first floor")
    page.get_by_role("button", name="Offer this visit").click()
    page.wait_for_url(re.compile(r"/visits/slots/\d+/$"))
    return page.url


def ask_for_both(page, slot: str) -> str:
    """The address of a visit for which Demo Member and Demo Lead are asked."""
    page.goto(slot)
    expect(page.get_by_text("9:00 a.m. to 11:00 a.m.")).to_be_visible()
    page.get_by_role("link", name="Ask to visit").click()
    for box in page.locator("input[name=slots]").all():
        box.check()
    page.get_by_label("Demo Member").check()
    page.get_by_label("Demo Lead").check()
    page.get_by_label(re.compile("^What do you hope to learn")).fill("To see who speaks first.")
    page.get_by_role("button", name="Ask the host").click()
    page.wait_for_url(re.compile(r"/visits/\d+/$"))
    return page.url


def mark(page, visit: str, *answers: str) -> None:
    page.goto(visit)
    for group, answer in zip(page.locator("form fieldset").all(), answers, strict=True):
        group.get_by_label(answer, exact=True).check()
    page.get_by_role("button", name="Save my answers").click()
    expect(page.get_by_text("Your answers are saved.")).to_be_visible()


def note_cover(page, visit: str, name: str) -> None:
    page.goto(visit)
    page.get_by_role("link", name=re.compile(f"Class cover.*{name}")).click()
    page.get_by_label(re.compile("^Who covers which class")).fill("Grade 4: a substitute")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Class cover is noted.")).to_be_visible()


def entry(text: str, day, hour: int):
    """The only entry of a calendar file, once both readers see this hour of Boston's clock."""
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    wanted = datetime.datetime.combine(day, datetime.time(hour), BOSTON)
    theirs = vobject.readOne(text).vevent
    for moment in (event["dtstart"].dt, theirs.dtstart.value):
        assert moment == wanted
        assert (moment.hour, moment.utcoffset()) == (hour, wanted.utcoffset())
    assert event["dtstart"].params["TZID"] == "America/New_York"
    assert theirs.uid.value == event["uid"]
    assert "@incubator.example" not in text.replace("no-reply@incubator.example", "")
    return event


def test_visit_from_the_offer_to_its_end(site, sign_in, axe, day):
    host = sign_in("host@incubator.example", viewport=LAPTOP)
    member, lead = sign_in(MEMBER, timezone_id="Asia/Tokyo"), sign_in(LEAD)
    slot = offer_two_weeks(host, day)
    visit = ask_for_both(member, slot)
    assert "Say when you can come." in text_of(mail_to(site, LEAD, "wants to visit"))
    mark(lead, visit, "Yes", "If need be")
    mark(member, visit, "Yes", "No")
    assert axe(lead) == []

    host.goto(visit)
    host.get_by_role("button", name="This one").first.click()
    expect(host.get_by_text("The date is chosen.")).to_be_visible()
    method, text = calendar_in(mail_to(site, MEMBER, "Note who covers your class."))
    planned = entry(text, day, 9)
    assert (method, planned["status"]) == ("REQUEST", "TENTATIVE")

    note_cover(member, visit, "Demo Member")
    note_cover(lead, visit, "Demo Lead")
    expect(lead.get_by_role("heading", name="Before it is confirmed")).to_be_visible()
    host.goto(visit)
    host.get_by_label(re.compile("main office knows")).check()
    host.get_by_role("button", name="Save", exact=True).click()
    expect(host.get_by_role("heading", name="Everything is ready")).to_be_visible()
    assert axe(host) == []
    mail = mail_to(site, MEMBER, "Confirmed:")
    assert "9:00 a.m. to 11:00 a.m., Boston time" in text_of(mail)
    confirmed = entry(calendar_in(mail)[1], day, 9)
    assert confirmed["status"] == "CONFIRMED"

    member.goto(visit)
    download = member.request.get(f"{visit}visit.ics").text()
    assert entry(download, day, 9)["sequence"] == confirmed["sequence"]
    member.goto("/visits/calendars/")
    member.get_by_role("button", name="Make an address").first.click()
    feed = member.locator("input[readonly]").first.input_value()
    assert entry(member.request.get(feed).text(), day, 9)["uid"] == planned["uid"]

    host.goto(f"{slot}change/")
    host.locator("#id_starts").fill("13:00")
    host.locator("#id_ends").fill("15:00")
    host.get_by_role("button", name="Save the slot").click()
    expect(host.get_by_text("The slot is changed.")).to_be_visible()
    method, text = calendar_in(mail_to(site, MEMBER, "moved."))
    moved = entry(text, day, 13)
    assert (method, moved["uid"]) == ("REQUEST", planned["uid"])
    assert moved["sequence"] > confirmed["sequence"] > planned["sequence"]
    assert entry(member.request.get(feed).text(), day, 13)["sequence"] == moved["sequence"]

    lead.goto(f"{visit}cancel/")
    lead.get_by_label(re.compile("^Why")).fill("Snow.")
    lead.get_by_role("button", name="Cancel the visit").click()
    expect(lead.get_by_role("heading", name="This visit was cancelled")).to_be_visible()
    assert axe(lead) == []
    method, text = calendar_in(mail_to(site, MEMBER, "is cancelled: Snow."))
    cancelled = entry(text, day, 13)
    assert (method, cancelled["status"]) == ("CANCEL", "CANCELLED")
    assert cancelled["uid"] == planned["uid"]
    assert cancelled["sequence"] > moved["sequence"]
