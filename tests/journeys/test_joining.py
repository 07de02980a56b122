"""From the Office's invitation to a new member's first post.

The Office invites a school leader to a new team; the leader joins, trains, signs and invites the
team by a roster; a member joins, trains, signs and posts.
"""

import re
import time

from playwright.sync_api import expect

from .test_sign_off import train_and_sign

LAPTOP = {"width": 1366, "height": 768}
LEADER = "new.leader@incubator.example"
MEMBER = "new.member@incubator.example"
ROSTER = f"Demo New Member {MEMBER}\nDemo Typo new.typo@incubator"
PASSWORD = "four quiet lanterns shining"


def test_team_comes_in_from_the_first_invitation_to_the_first_post(
    sign_in, open_context, site, axe
):
    page = sign_in("office@incubator.example", viewport=LAPTOP)
    page.goto("/office/")
    assert axe(page) == []
    page.get_by_role("link", name="Invite", exact=True).click()
    page.get_by_role("link", name="A school leader").click()

    page.get_by_label("Name", exact=True).fill("Demo New Leader")
    page.get_by_label("Email").fill(LEADER)
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

    lead = join(open_context(), link_mailed_to(site, LEADER), axe)
    lead.wait_for_url("**/people/")
    expect(lead.get_by_role("heading", name="People")).to_be_visible()
    invite_the_team(lead, axe)
    member = join(open_context(), link_mailed_to(site, MEMBER), axe)
    post(member, axe)

    page.goto("/office/people/?words=Demo+New+Leader")
    expect(page.get_by_text("Team lead, Demo School by the Quarry")).to_be_visible()
    assert axe(page) == []
    page.get_by_role("link", name="Demo New Leader").click()
    expect(page.get_by_text("Accepted")).to_be_visible()
    assert axe(page) == []


def join(context, address: str, axe):
    """The page of a person who has just joined by the link in the mail."""
    page = context.new_page()
    page.goto(address)
    expect(page.get_by_role("heading", name="Demo School by the Quarry")).to_be_visible()
    assert axe(page) == []
    page.get_by_label("Choose a password").fill(PASSWORD)
    page.get_by_role("button", name="Join", exact=True).click()
    expect(page.get_by_text("You have joined").first).to_be_visible()
    return page


def invite_the_team(page, axe) -> None:
    """Asked to sign first, the leader finds the roster again; a wrong line stays to be mended."""
    page.get_by_role("link", name="Invite people").click()
    page.get_by_role("textbox").last.fill(ROSTER)
    page.get_by_role("button", name="See what we read").click()
    page.wait_for_url("**/training/**")
    train_and_sign(page, "Demo New Leader", axe)
    page.wait_for_url("**/policy/kept/")
    page.get_by_role("button", name="Send it now").click()
    expect(page.get_by_text("1 line needs you.")).to_be_visible()
    assert axe(page) == []
    page.get_by_role("button", name="Send the 1 good line").click()
    expect(page.get_by_text("1 invitation is sent.")).to_be_visible()
    expect(page.get_by_label("Email")).to_have_value("new.typo@incubator")


def post(page, axe) -> None:
    """The new member trains, signs, starts a hack and posts its first iteration."""
    page.goto("/training/")
    train_and_sign(page, "Demo New Member", axe)
    page.wait_for_url("**/me/")
    page.goto("/post/")
    page.get_by_role("link", name="Start a hack").first.click()
    page.get_by_label("Title").fill("Two minutes of quiet")
    page.get_by_label("How might we").fill("begin each class calmly?")
    page.get_by_label("What we will try").fill("Two quiet minutes.")
    page.get_by_role("button", name=re.compile("hack|Save|Start")).last.click()
    page.wait_for_url("**/hacks/two-minutes-of-quiet/**")
    page.goto(f"{page.url.split('?')[0].split('#')[0]}iterations/new/")
    page.get_by_label("What did you try?").fill("Two quiet minutes at the start.")
    page.get_by_label("What happened?").fill("The room grew still.")
    page.get_by_label("What did you learn?").fill("Two minutes are enough.")
    page.get_by_text("Keep", exact=True).click()
    page.get_by_role("button", name="Post iteration").last.click()
    page.wait_for_url("**/iterations/1/")
    expect(page.get_by_text("Two minutes are enough.").first).to_be_visible()


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
