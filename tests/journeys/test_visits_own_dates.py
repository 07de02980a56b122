"""Visitors propose dates of their own; the host says yes to one, and it is confirmed.

Its days are further away than those of the other visits, whose people and site it shares.
"""

import datetime
import re

import pytest
from playwright.sync_api import expect

from .conftest import LAPTOP
from .mails import calendar_in, mail_to, text_of
from .test_visits import BOSTON, LEAD, MEMBER, entry, mark, note_cover

HOST = "host@incubator.example"
VISIT = "Demo School by the Park visits Demo School by the River"


@pytest.fixture
def days():
    """Two days in Boston, a week apart; no school of this site is closed."""
    today = datetime.datetime.now(BOSTON).date()
    return [today + datetime.timedelta(weeks=weeks) for weeks in (30, 31)]


def in_words(day) -> str:
    return f"{day:%A, %B} {day.day}"


def fill_date(page, number: int, day, starts: str, ends: str) -> None:
    row = page.get_by_role("group", name=f"Date {number}", exact=True)
    row.get_by_label("Day").fill(day.isoformat())
    row.get_by_label("From").fill(starts)
    row.get_by_label("To").fill(ends)


def propose(page, days, axe) -> str:
    """The address of a visit for which Demo Member and Demo Lead are asked; a date that cannot be
    is refused first, and nothing that was typed is lost."""
    page.goto("/visits/teams/river/")
    fill_date(page, 1, days[0], "13:00", "12:00")
    fill_date(page, 2, days[1], "13:00", "15:00")
    page.get_by_label("Demo Member").check()
    page.get_by_label("Demo Lead").check()
    page.get_by_label(re.compile("^What do you hope to learn")).fill("To see who asks first.")
    page.get_by_role("button", name="Ask the host").click()
    row = page.get_by_role("group", name="Date 1", exact=True)
    expect(row.get_by_text(re.compile("ends? after it starts"))).to_be_visible()
    assert axe(page) == []
    row.get_by_label("To").fill("15:00")
    page.get_by_role("button", name="Ask the host").click()
    page.wait_for_url(re.compile(r"/visits/\d+/$"))
    return page.url


def test_visitors_dates_up_to_the_hosts_yes_and_confirmed(site, sign_in, axe, days):
    host = sign_in(HOST, viewport=LAPTOP)
    member, lead = sign_in(MEMBER, timezone_id="Asia/Tokyo"), sign_in(LEAD)
    visit = propose(member, days, axe)
    expect(member.get_by_role("row", name=re.compile("Demo Lead.*No answer yet"))).to_be_visible()
    assert axe(member) == []
    mail_to(site, HOST, "proposes dates. Say yes to one, or why not.")
    mark(lead, visit, "If need be", "No")
    expect(lead.get_by_text("No answer yet")).to_have_count(0)

    host.goto(visit)
    host.get_by_role("link", name=re.compile("Say yes")).first.click()
    expect(host.get_by_role("heading", name=re.compile(in_words(days[0])))).to_be_visible()
    host.get_by_label(re.compile("^Focus question")).fill("Who asks first?")
    host.get_by_label(re.compile("^Door and sign-in")).fill("Side door")
    host.get_by_role("button", name="Say yes to this date").click()
    expect(host.get_by_text("The date is chosen.")).to_be_visible()
    assert axe(host) == []
    when = f"{VISIT} on {in_words(days[0])}"
    method, text = calendar_in(mail_to(site, MEMBER, when))
    planned = entry(text, days[0], 13)
    assert (method, planned["status"]) == ("REQUEST", "TENTATIVE")

    note_cover(member, visit, "Demo Member")
    note_cover(lead, visit, "Demo Lead")
    host.goto(visit)
    host.get_by_label(re.compile("main office knows")).check()
    host.get_by_role("button", name="Save", exact=True).click()
    expect(host.get_by_role("heading", name="Everything is ready")).to_be_visible()
    mail = mail_to(site, LEAD, f"Confirmed: {when}")
    assert "1:00 p.m. to 3:00 p.m., Boston time" in text_of(mail)
    assert "Side door" in text_of(mail)
    confirmed = entry(calendar_in(mail)[1], days[0], 13)
    assert (confirmed["uid"], confirmed["status"]) == (planned["uid"], "CONFIRMED")
    assert confirmed["sequence"] > planned["sequence"]
