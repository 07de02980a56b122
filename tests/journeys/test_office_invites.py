"""The Office invites a school leader to a new team; the leader opens the mail's link and joins."""

import re
import time

from playwright.sync_api import expect

LAPTOP = {"width": 1366, "height": 768}
LEADER = "new.leader@incubator.example"
PASSWORD = "four quiet lanterns shining"


def test_office_invites_a_leader_who_joins_and_opens_the_team(sign_in, open_context, site, axe):
    page = sign_in("office@incubator.example", viewport=LAPTOP)
    page.goto("/office/")
    assert axe(page) == []
    page.get_by_role("link", name="Invite", exact=True).click()
    page.get_by_role("link", name="A school leader").click()

    page.get_by_label("Name", exact=True).fill("Demo New Leader")
    page.get_by_label("E-mail").fill(LEADER)
    expect(page.get_by_label("Name of the new school")).to_be_hidden()
    page.get_by_text("A new team").click()
    page.get_by_role("button", name="Send the invitation").click()
    expect(page.get_by_role("link", name="Cohort", exact=True)).to_be_visible()
    assert axe(page) == []

    page.get_by_label("Cohort").select_option(label="Cohort 1")
    page.get_by_label("Name of the new school").fill("Demo School by the Quarry")
    page.get_by_role("button", name="Send the invitation").click()
    page.wait_for_url("**/office/people/invitations/")
    expect(page.get_by_text(f"A link to join goes to {LEADER}.")).to_be_visible()
    assert axe(page) == []

    join(open_context(), link_mailed_to(site, LEADER), axe)

    page.goto("/office/people/?words=Demo+New+Leader")
    expect(page.get_by_text("Team lead, Demo School by the Quarry")).to_be_visible()
    assert axe(page) == []
    page.get_by_role("link", name="Demo New Leader").click()
    expect(page.get_by_text("Accepted")).to_be_visible()
    assert axe(page) == []


def join(context, address: str, axe) -> None:
    page = context.new_page()
    page.goto(address)
    expect(page.get_by_role("heading", name="Demo School by the Quarry")).to_be_visible()
    assert axe(page) == []
    page.get_by_label("Choose a password").fill(PASSWORD)
    page.get_by_role("button", name="Join", exact=True).click()
    page.wait_for_url("**/people/")
    expect(page.get_by_role("heading", name="People")).to_be_visible()


def link_mailed_to(site, email: str, seconds: float = 30) -> str:
    """The path of the link in the newest mail to this address."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for path in (site.folder / "mail").glob("*.log"):
            text = path.read_text()
            if f"To: {email}" in text and (found := re.search(r"/join/[^\s]+", text)):
                return found[0]
        time.sleep(0.2)
    raise AssertionError(f"No mail to {email} came.")
