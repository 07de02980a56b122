"""A coach points at a photo by keyboard and by press; the team reads that it was seen."""

import pytest
from playwright.sync_api import expect

from tests.factories import pictures

from .conftest import LAPTOP

HACK = "/teams/park/hacks/draw-the-exit-ticket/"


@pytest.fixture(scope="module")
def posted() -> dict:
    """Where the iteration of this module is, once it is posted."""
    return {}


@pytest.fixture
def iteration(sign_in, posted) -> str:
    """The address of an iteration with a photo."""
    if not posted:
        posted["at"] = post_iteration(sign_in("member@incubator.example"))
    return posted["at"]


def post_iteration(page) -> str:
    page.goto(f"{HACK}iterations/new/")
    picture = pictures.jpeg_with_place(size=(1200, 900))
    photo = {"name": "table.jpg", "mimeType": "image/jpeg", "buffer": picture}
    page.get_by_label("Add a photo").set_input_files(photo)
    page.get_by_text("Nobody can be recognized").click()
    page.get_by_label("What does the photo show?").fill("Six hands around a table.")
    page.get_by_label("What did you try?").fill("A drawing as the exit ticket.")
    page.get_by_label("What happened?").fill("Everybody handed one in.")
    page.get_by_label("What did you learn?").fill("A drawing shows the plan.")
    page.get_by_text("Keep", exact=True).click()
    page.get_by_role("button", name="Post iteration").last.click()
    page.wait_for_url("**/iterations/*/")
    return page.url


def place(page) -> list[str]:
    form = page.locator("#comment-form")
    return [form.locator(f"[name={name}]").input_value() for name in ("pin_x", "pin_y")]


def test_pin_is_set_by_arrow_keys_and_enter(sign_in, iteration, axe):
    page = sign_in("coach@incubator.example", viewport=LAPTOP)
    page.goto(iteration)
    page.get_by_role("button", name="Comment on a point").press("Enter")
    for key in ["ArrowRight", "ArrowRight", "Shift+ArrowUp"]:
        page.keyboard.press(key)
    assert axe(page) == []
    page.keyboard.press("Enter")

    assert place(page) == ["52", "45"]
    expect(page.get_by_label("Your comment")).to_be_focused()


def test_pin_is_set_by_a_press_and_leads_to_its_comment(sign_in, iteration, axe):
    page = sign_in("coach@incubator.example", has_touch=True)
    page.goto(iteration)
    page.get_by_role("button", name="Comment on a point").tap()
    box = page.locator(".pinpad").bounding_box()
    page.touchscreen.tap(box["x"] + box["width"] * 0.25, box["y"] + box["height"] * 0.75)
    page.get_by_label("Your comment").fill("I wish we could hear these students.")
    page.get_by_text("I wish", exact=True).click()
    page.get_by_role("button", name="Post comment").click()

    expect(page.get_by_text("Your comment is posted.")).to_be_visible()
    assert "#comment-" in page.url
    expect(page.locator("svg.pins__layer a.pin")).to_have_count(1)
    assert axe(page) == []


def test_coach_who_reads_for_three_seconds_is_seen_by_the_team(sign_in, iteration):
    coach = sign_in("coach@incubator.example")
    coach.goto(iteration)
    if coach.get_by_role("button", name="Mark as seen").is_visible():
        expect(coach.get_by_text("Marked as seen")).to_be_visible()

    team = sign_in("member@incubator.example")
    team.goto(iteration)

    expect(team.get_by_text("Seen by your coach")).to_be_visible()


def test_comment_without_script_is_pinned_by_numbers(sign_in, iteration):
    page = sign_in("coach@incubator.example", java_script_enabled=False)
    page.goto(iteration)
    form = page.locator("#comment-form")
    form.get_by_text("Question", exact=True).click()
    form.get_by_label("Your comment").fill("Who drew this one?")
    form.get_by_text("Pin it to a place").click()
    form.get_by_label("Where?").select_option(label="A point on photo 1")
    form.get_by_label("From the left edge").fill("120")
    form.get_by_label("From the top edge").fill("30")
    form.get_by_role("button", name="Post comment").click()

    expect(page.get_by_text("The point is outside the photo").first).to_be_visible()
    expect(page.get_by_label("Your comment")).to_have_value("Who drew this one?")
