"""A team tells its story: kept while it is typed, shared by its lead, printed and shown; a making
that fails says why; a photo that the lead takes off is gone from the story and its files."""

import re
import zipfile
from io import BytesIO

from playwright.sync_api import expect
from pypdf import PdfReader

from .conftest import LAPTOP
from .test_main_job import heic, jpeg, photo_addresses, post, start_hack

TITLE = "Walk and show"
LEARNED = "Standing beside their work, they say more."
WORDS = {
    "What did you try?": "Students stand beside their drafts for ten minutes.",
    "What happened?": "Nineteen of twenty-two explained theirs without a card.",
    "What did you learn?": LEARNED,
}
LINE = "Ten minutes beside a draft."
CLOSING = "Let them stand beside it."


def test_story_from_the_first_line_to_paper_and_without_the_photo_that_went(
    sign_in, open_context, axe
):
    lead = sign_in("lead@incubator.example", viewport=LAPTOP)
    log = start_hack(lead, TITLE)
    iteration = post(lead, log, WORDS, [jpeg()], audience="Everyone")
    story = tell(lead, log)
    assert axe(lead) == []

    share(lead)
    make_files(lead, story)
    visitor = open_context().new_page()
    visitor.goto(story)
    expect(visitor.get_by_text(LINE)).to_be_visible()
    assert axe(visitor) == []
    photo = photo_addresses(visitor)[0]
    assert visitor.request.get(photo).status == 200
    poster, slides = (pdf(visitor, story, kind) for kind in ("poster", "slides"))
    assert (len(poster.pages), len(slides.pages)) == (1, 3)
    assert LINE in words_of(poster)
    assert LINE in words_of(slides)
    assert len(pictures_in(poster)) == 1
    assert names_in(visitor, story) == [
        "poster.pdf",
        "slides.pdf",
        "outline.txt",
        "photos/iteration-1-photo-1.jpg",
    ]

    take_photo_off(lead, iteration)

    visitor.reload()
    expect(visitor.get_by_text(LINE)).to_be_visible()
    assert photo_addresses(visitor) == []
    assert visitor.request.get(photo).status == 404
    for kind in ("poster", "slides", "pack"):
        assert visitor.request.get(f"{story}files/{kind}/").status == 404
    make_files(lead, story)
    assert pictures_in(pdf(visitor, story, "poster")) == []


def test_making_that_fails_says_why_and_runs_again_without_doubling(sign_in):
    lead = sign_in("lead@incubator.example", viewport=LAPTOP)
    log = start_hack(lead, f"{TITLE} again")
    post(lead, log, WORDS, [heic()], audience="Everyone")
    story = tell(lead, log, closing="Наша школа")

    lead.get_by_role("button", name="Make poster and slides").click()
    expect(lead.locator("[data-progress-words]")).to_contain_text("Our fonts lack these letters")
    lead.reload()
    lead.get_by_role("button", name="Run it again").click()
    expect(lead.locator("[data-progress-words]")).to_contain_text("Our fonts lack these letters")
    lead.goto(f"{story}edit/")
    lead.get_by_label("Closing line").fill(CLOSING)
    lead.get_by_role("button", name="Save the story").click()
    lead.wait_for_url(story)

    make_files(lead, story)

    expect(lead.get_by_role("link", name="Poster (PDF)")).to_have_count(1)
    assert CLOSING in words_of(pdf(lead, story, "poster"))


def tell(page, log: str, closing: str = CLOSING) -> str:
    """Type a story, come back to it before it was sent, and save it; gives its address."""
    page.goto(log)
    page.get_by_role("link", name="Make a story").click()
    page.get_by_label("Your line").fill(LINE)
    page.get_by_label("Closing line").fill(closing)
    expect(page.get_by_text("Saved at")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/stories/\d+/edit/$"))
    page.reload()
    expect(page.get_by_label("Your line")).to_have_value(LINE)
    page.locator("summary", has_text="Words from the log").click()
    page.get_by_label(LEARNED).check()
    page.get_by_role("button", name="Save the story").click()
    page.wait_for_url(re.compile(r"/stories/\d+/$"))
    expect(page.get_by_text("Draft, meant for: Everyone.")).to_be_visible()
    return page.url


def share(page) -> None:
    page.get_by_role("group", name="Who may see it?").get_by_text("Everyone").click()
    page.get_by_role("button", name="Share the story").click()
    expect(page.get_by_text("The story is shared.")).to_be_visible()


def make_files(page, story: str) -> None:
    """Ask for them, look at the progress once more, and come back when they are there."""
    page.goto(story)
    page.get_by_role("button", name="Make poster and slides").click()
    page.wait_for_url(f"{story}files/")
    page.reload()
    page.get_by_role("link", name="To the files").click()
    page.wait_for_url(f"{story}#files")


def take_photo_off(page, iteration: str) -> None:
    page.goto(f"{iteration}edit/")
    page.get_by_role("button", name="Remove", exact=True).click()
    expect(page.get_by_text("Removed: Table 1 with an object.")).to_be_visible()


def pdf(page, story: str, kind: str) -> PdfReader:
    return PdfReader(BytesIO(page.request.get(f"{story}files/{kind}/").body()))


def words_of(document: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in document.pages).split())


def pictures_in(document: PdfReader) -> list:
    """Photos; the code that leads to the story is drawn, not pasted."""
    return [picture for page in document.pages for picture in page.images]


def names_in(page, story: str) -> list[str]:
    with zipfile.ZipFile(BytesIO(page.request.get(f"{story}files/pack/").body())) as archive:
        return archive.namelist()
