"""A lead says what a hack needs and decides about it; a visitor and the Office read of it."""

import re

import pytest
from playwright.sync_api import expect

from .conftest import LAPTOP

TITLE = "Chairs out of rows"
NEED = "A second room for the quiet half, on Tuesdays."
REASON = "They talk more, but the back of the circle cannot see the board."


@pytest.fixture(scope="module")
def led() -> dict:
    """Where the hack of this module is, once its lead has started it."""
    return {}


@pytest.fixture
def lead(sign_in):
    """The lead's phone, in a browser that runs no script."""
    return sign_in("lead@incubator.example", java_script_enabled=False)


@pytest.fixture
def hack(lead, led) -> str:
    """The address of a public hack whose lead said what it needs, and decided about it."""
    if not led:
        led["at"] = start_hack(lead)
        say_what_is_needed(lead)
        decide(lead, "Adapt", REASON)
    return led["at"]


def start_hack(page) -> str:
    page.goto("/teams/park/hacks/new/")
    page.get_by_label("Title").fill(TITLE)
    page.get_by_label("How might we…").fill("hear from everybody in the room?")
    page.get_by_text("Everyone", exact=True).click()
    page.locator("main form .btn--main").click()
    page.get_by_role("link", name="Change status").click()
    page.get_by_label("Status").select_option("Trying")
    page.get_by_role("button", name="Save").click()
    return page.url


def say_what_is_needed(page) -> None:
    page.get_by_role("link", name="Say what is needed").click()
    page.get_by_text("To go on", exact=True).click()
    page.get_by_label("What kind?").select_option("A room or furniture")
    page.get_by_label("What is needed?").fill(NEED)
    page.get_by_role("button", name="Put it on the list").click()
    expect(page.get_by_text("It is on the list of supports needed.")).to_be_visible()
    expect(page.get_by_text(NEED).first).to_be_visible()
    page.get_by_role("link", name="Back to the hack").click()


def decide(page, verdict: str, reason: str) -> None:
    page.get_by_role("link", name=re.compile("^Decide")).click()
    page.get_by_text(verdict, exact=True).click()
    page.get_by_label("Why?").fill(reason)
    page.get_by_role("button", name="Keep the decision").click()


def test_lead_decides_without_script_and_is_asked_why(lead, hack):
    lead.goto(hack)
    expect(lead.get_by_text(REASON)).to_be_visible()
    decide(lead, "Adapt", "")
    expect(lead.get_by_text("Say why. Other teams learn from the reason.").first).to_be_visible()

    lead.get_by_label("Why?").fill(f"{REASON} So we stagger it.")
    lead.get_by_role("button", name="Keep the decision").click()

    expect(lead.get_by_text("Your team’s decision is kept, with its reason.")).to_be_visible()
    expect(lead.get_by_text("So we stagger it.")).to_be_visible()
    lead.get_by_text("What the team decided before").click()
    expect(lead.get_by_text(REASON, exact=True)).to_be_visible()


def test_visitor_finds_it_in_the_library_by_its_decision(page, hack, axe):
    page.goto("/hacks/")
    page.get_by_label("Decision").select_option("Adapt")
    page.get_by_role("button", name="Find hacks").click()
    expect(page.get_by_role("link", name=TITLE)).to_be_visible()
    assert "decision=adapt" in page.url
    assert axe(page) == []

    page.get_by_role("link", name=TITLE).click()
    expect(page.get_by_text(REASON).first).to_be_visible()
    expect(page.get_by_text(NEED)).to_have_count(0)
    assert axe(page) == []


def test_office_reads_what_is_needed_and_takes_it_as_a_file(office, hack, axe):
    office.goto("/office/")
    office.get_by_role("link", name=re.compile(r"supports? (is|are) needed")).click()
    row = office.get_by_role("row").filter(has_text=NEED)
    expect(row.get_by_role("link", name=TITLE)).to_be_visible()
    assert axe(office) == []

    with office.expect_download() as loading:
        office.get_by_role("button", name="As CSV").click()
    assert NEED in loading.value.path().read_text()


def test_lead_counts_reach_and_puts_the_hack_into_a_set_that_a_visitor_reads(
    sign_in, page, hack, axe
):
    lead = sign_in("lead@incubator.example", viewport=LAPTOP)
    lead.goto(hack)
    lead.get_by_role("link", name="Count its reach").click()
    lead.get_by_label("Students").fill("52")
    assert axe(lead) == []
    lead.get_by_role("button", name="Keep the count").click()
    lead.goto("/schools/park/")
    lead.get_by_role("link", name="Put hacks together").click()
    lead.get_by_label("Title").fill("Everybody is heard")
    lead.get_by_text(re.compile(f"^{TITLE}")).click()
    assert axe(lead) == []
    lead.get_by_role("button", name="Save").click()
    expect(lead.get_by_text("Your school’s hack set is there.")).to_be_visible()

    page.goto("/hacks/")
    page.get_by_role("link", name="Hack sets that schools lead").click()
    page.get_by_role("link", name="Everybody is heard").click()
    expect(page.get_by_text("52 students")).to_be_visible()
    expect(page.get_by_role("row").filter(has_text=TITLE)).to_be_visible()
    assert axe(page) == []
