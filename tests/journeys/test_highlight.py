"""A highlight on its way: made from an iteration, sent back by the lead with a sentence, sent in
again with a time, approved, public at that time, in the feed and with its picture; then the lead
takes the photo back, and it is gone wherever it stood, and after it the iteration."""

import re
from datetime import timedelta
from io import BytesIO

from django.utils import timezone

import feedparser
from PIL import Image
from playwright.sync_api import expect

from .conftest import LAPTOP
from .mails import mail_to
from .test_main_job import jpeg, photo_addresses, post, start_hack
from .test_story import take_photo_off

TITLE = "Greet them at the door"
LEARNED = "A greeting by name needs no minute."
WORDS = {
    "What did you try?": "Two adults greet every student by name.",
    "What happened?": "Most answered. Three asked us our names.",
    "What did you learn?": LEARNED,
}
INTRO = "Two adults stood at the door."
ADDRESS = "/highlights/greet-them-at-the-door/"
TIMER = """
import datetime, django, time_machine
django.setup()
from incubator.home.services.schedule import publish_due
with time_machine.travel(datetime.datetime.fromisoformat("{moment}")):
    print(publish_due())
"""


def test_highlight_goes_out_with_its_teams_word_and_loses_what_the_team_takes_back(
    sign_in, open_context, axe, site
):
    lead = sign_in("lead@incubator.example", viewport=LAPTOP)
    log = start_hack(lead, TITLE)
    iteration = post(lead, log, WORDS, [jpeg()], audience="Everyone")
    office = sign_in("office@incubator.example", viewport=LAPTOP)
    clicks = counted_clicks(office)
    draft = compose(office, iteration)
    submit(office)
    assert len(clicks) < 10

    mail_to(site, "lead@incubator.example", "tells of Demo School by the Park")
    read(lead)
    expect(lead.get_by_text(LEARNED)).to_be_visible()
    assert axe(lead) == []
    answer(lead, "Something should change first", "Say who stood at the door.")
    expect(lead.get_by_text("Thank you. The Office works on it.")).to_be_visible()
    mail_to(site, "office@incubator.example", "came back: Say who stood at the door.")

    office.goto(draft)
    expect(office.get_by_text("Asks for a change: Say who stood at the door.")).to_be_visible()
    office.locator("#id_intro").fill(INTRO)
    goes_out = timezone.localtime() + timedelta(days=3)
    set_time(office, goes_out)
    submit(office)
    read(lead)
    expect(lead.get_by_text(INTRO)).to_be_visible()
    answer(lead, "It may go public")
    expect(lead.get_by_text("Thank you. It was approved and goes out on")).to_be_visible()
    mail_to(site, "office@incubator.example", "is approved and goes out")

    visitor = open_context(viewport=LAPTOP).new_page()
    assert visitor.request.get(ADDRESS).status == 404
    assert timer_at(site, goes_out - timedelta(minutes=5)) == 0
    assert timer_at(site, goes_out + timedelta(minutes=1)) == 1
    visitor.goto(ADDRESS)
    expect(visitor.get_by_text(LEARNED)).to_be_visible()
    assert feed(visitor) == [TITLE]
    assert picture(visitor).size == (1200, 630)
    photo = photo_addresses(visitor)[0]
    kept = visitor.request.get(photo)
    assert kept.status == 200
    assert lasts_minutes(kept) <= 5
    assert lasts_minutes(visitor.request.get(ADDRESS)) <= 5
    take_photo_off(lead, iteration)
    visitor.reload()
    expect(visitor.get_by_text(LEARNED)).to_be_visible()
    assert photo_addresses(visitor) == []
    assert visitor.request.get(photo).status == 404
    for address in (ADDRESS, iteration, "/highlights/", "/highlights/feed/"):
        assert photo not in visitor.request.get(address).text()
    withdraw(lead, iteration)
    visitor.reload()
    expect(visitor.get_by_text(INTRO)).to_be_visible()
    expect(visitor.get_by_text(LEARNED)).to_have_count(0)
    assert visitor.request.get(iteration).status == 404
    assert LEARNED not in visitor.request.get("/highlights/feed/").text()
    assert picture(visitor).size == (1200, 630)


def compose(page, iteration: str) -> str:
    """Two clicks from the iteration to the draft in the CMS; gives the draft's address."""
    page.goto(iteration)
    page.get_by_role("link", name="Make a highlight").click()
    page.get_by_label("Title").fill(TITLE)
    page.get_by_role("button", name="Make the draft").click()
    page.wait_for_url(re.compile(r"/cms/pages/\d+/edit/"))
    return page.url


def counted_clicks(page) -> list:
    """Grows by each click that the person makes from now on, on whatever page."""
    clicks = []
    page.expose_function("countClick", lambda tag: clicks.append(tag))
    page.add_init_script(
        "addEventListener('click', (e) => e.isTrusted && countClick(e.target.tagName), true)"
    )
    return clicks


def lasts_minutes(answer) -> float:
    """How long a copy may be kept, at most."""
    age = re.search(r"max-age=(\d+)", answer.headers.get("cache-control", ""))
    return int(age.group(1)) / 60 if age else 0


def submit(page) -> None:
    page.get_by_role("button", name="More actions").click()
    expect(page.get_by_role("button", name="Publish")).to_have_count(0)
    page.get_by_role("button", name=re.compile("^(Submit to Teams|Resubmit to The team)")).click()
    page.wait_for_url(re.compile(r"/cms/pages/\d+/$"))


def set_time(page, moment) -> None:
    """The day and hour it goes out, in the CMS's own dialog."""
    status = page.get_by_role("button", name="Toggle status")
    if status.get_attribute("aria-expanded") != "true":
        status.click()
    page.get_by_role("button", name="Set schedule").click()
    dialog = page.get_by_role("dialog", name="Set publishing schedule")
    dialog.get_by_label("Go live date/time").fill(f"{moment:%Y-%m-%d %H:%M}")
    dialog.get_by_role("button", name="Save schedule").click()


def timer_at(site, moment) -> int:
    """How many pages the timer publishes or takes down at this moment."""
    return int(site.run("-c", TIMER.format(moment=moment.isoformat())).split()[-1])


def feed(page) -> list[str]:
    """Titles of this highlight's kind in the feed, as a feed reader finds them."""
    answer = page.request.get("/highlights/feed/")
    entries = feedparser.parse(answer.body()).entries
    return [entry.title for entry in entries if entry.link.endswith(ADDRESS)]


def picture(page) -> Image.Image:
    """The picture that other sites show of the page."""
    address = page.locator("meta[property='og:image']").get_attribute("content")
    return Image.open(BytesIO(page.request.get(address).body()))


def read(page) -> None:
    """From what needs the lead today to the very version."""
    page.goto("/me/")
    page.get_by_role("link", name=TITLE).click()
    expect(page.get_by_text("You read it just as it would go out.")).to_be_visible()


def answer(page, word: str, sentence: str = "") -> None:
    page.get_by_role("link", name="Give your team’s word").click()
    page.get_by_text(word).click()
    page.get_by_label("What should change").fill(sentence)
    page.get_by_role("button", name="Send to the Office").click()


def withdraw(page, iteration: str) -> None:
    page.goto(f"{iteration}withdraw/")
    page.get_by_role("button", name="Withdraw").click()
    expect(page.get_by_text("This iteration was withdrawn")).to_be_visible()
