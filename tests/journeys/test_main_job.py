"""The main job, end to end, on a phone: a team posts, its coach answers, the team acts on it,
the lead says public, another school adapts the hack, the Office tells it, a visitor reads it."""

import re

import pytest
from playwright.sync_api import expect

from tests.factories import pictures

from .conftest import LAPTOP

TEAM = "/teams/park/"
TITLE = "One object, one story"
FIRST = {
    "What did you try?": "Each student brought one object and told its story in two minutes.",
    "What happened?": "22 of 24 students spoke. Two asked to go first.",
    "What did you learn?": "An object makes it safe to speak.",
}
SECOND = {
    "What did you try?": "The same round, with a listener who asks one question.",
    "What happened?": "Every student was asked a question by another student.",
    "What did you learn?": "A question from a classmate counts more than one from us.",
}


def test_main_job_from_a_phone_to_the_public_page(sign_in, open_context, axe):
    member = sign_in("member@incubator.example")
    log = start_hack(member)
    first = post(member, log, FIRST, [heic()], audience=None)
    member.goto("/me/")
    known = int(member.locator(".bell__count").text_content() or 0)

    coach = sign_in("coach@incubator.example", viewport=LAPTOP)
    find_in_queue(coach, first)
    comment_on_photo(coach, "I wish we could see who listens.")
    comment_on_prompt(coach, "What if a classmate asks one question?")
    expect(member.locator(".bell__count")).to_have_text(str(known + 2))

    answer = {"photos": [jpeg(), jpeg()], "audience": "Everyone", "acts_on": "What if a classmate"}
    second = post(member, log, SECOND, **answer)
    expect(member.get_by_text("waits for the team lead")).to_be_visible()
    hidden_photo = photo_addresses(member)[1]
    coach.goto(first)
    expect(coach.get_by_role("link", name="Acted on in iteration 2")).to_be_visible()

    lead = sign_in("lead@incubator.example")
    lead.goto(second)
    lead.get_by_role("button", name="Make public: confirm").click()
    expect(lead.get_by_text("waits for the team lead")).to_have_count(0)

    adapt(sign_in("neighbor@incubator.example"), log)
    office = sign_in("office@incubator.example", viewport=LAPTOP)
    cohort, highlight = publish_cohort_page(office), publish_highlight(office, lead)

    visitor = open_context().new_page()
    for address in [cohort, log, second, highlight]:
        assert visitor.goto(address).status == 200
        assert axe(visitor) == []
    visitor.goto(log)
    expect(visitor.get_by_text(SECOND["What did you learn?"])).to_be_visible()
    expect(visitor.get_by_text(FIRST["What did you learn?"])).to_have_count(0)
    assert visitor.request.get(first).status == 404
    visitor.goto(second)
    [shown] = photo_addresses(visitor)
    assert visitor.request.get(shown).status == 200
    assert pictures.PLACE not in visitor.request.get(shown).body()
    assert visitor.request.get(hidden_photo).status == 404
    assert member.request.get(hidden_photo).status == 200


def start_hack(page, title: str = TITLE) -> str:
    """The address of a new hack, found from the team's page."""
    page.goto(f"{TEAM}hacks/new/")
    page.get_by_label("Title").fill(title)
    page.get_by_label("How might we").fill("hear every student this week?")
    page.get_by_label("What we will try").fill("An object and two minutes.")
    page.get_by_role("button", name=re.compile("hack|Save|Start")).last.click()
    page.wait_for_url(re.compile(f"/hacks/{title.split()[0].lower()}-"))
    log = page.url.split("#")[0].split("?")[0]
    page.goto(f"{log}status/")
    page.get_by_label("Status").select_option("trying")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url(log)
    return log


def heic() -> dict:
    return {"name": "IMG_1.HEIC", "mimeType": "image/heic", "buffer": pictures.heic_with_place()}


def jpeg() -> dict:
    data = pictures.jpeg_with_place(orientation=6, size=(1600, 1200))
    return {"name": "photo.jpg", "mimeType": "image/jpeg", "buffer": data}


@pytest.mark.parametrize("module", ["photos_controller", "autosave_controller"])
def test_photo_chosen_before_the_script_is_there_is_not_lost(sign_in, module):
    member = sign_in("member@incubator.example")
    held = []
    member.route(f"**/{module}*", lambda route: held.append(route))
    with member.expect_request(f"**/{module}*"):
        member.goto("/teams/park/hacks/draw-the-exit-ticket/iterations/new/")
    member.get_by_label("Choose photos").set_input_files(heic())

    assert len(held) == 1
    held[0].continue_()

    row = member.get_by_role("group", name="Photo 1", exact=True)
    expect(row.get_by_label("What does the photo show?")).to_be_visible()


def post(page, log: str, words: dict, photos: list, audience, acts_on: str = "") -> str:
    """Post an iteration; of its photos only the first is cleared beyond the team."""
    page.goto(f"{log}iterations/new/")
    for number, photo in enumerate(photos, start=1):
        page.get_by_label("Add a photo").set_input_files(photo)
        row = page.get_by_role("group", name=f"Photo {number}", exact=True)
        row.get_by_label("What does the photo show?").fill(f"Table {number} with an object.")
        row.get_by_text("I am not sure").click()
    first = page.get_by_role("group", name="Photo 1", exact=True)
    first.get_by_text("Nobody can be recognized").click()
    first.get_by_label("Who may see the photo?").select_option("public")
    for label, text in words.items():
        page.get_by_label(label).fill(text)
    page.get_by_text("Tweak", exact=True).click()
    if acts_on:
        page.get_by_label(acts_on).check()
    if audience:
        page.get_by_text(audience, exact=True).click()
    page.get_by_role("button", name="Post iteration").last.click()
    expect(page).to_have_url(re.compile(r"/iterations/\d+/$"))
    return page.url


def find_in_queue(page, iteration: str) -> None:
    page.goto("/coach/")
    path = iteration.split("/", 3)[3]
    page.locator(f'a[href*="/{path}"]').first.click()
    page.wait_for_url(f"**/{path}*")


def comment_on_photo(page, text: str) -> None:
    page.get_by_role("button", name="Comment on a point").first.click()
    page.locator(".pinpad").click(position={"x": 40, "y": 30})
    write_comment(page, "I wish", text)
    expect(page.locator("svg.pins__layer a.pin")).to_have_count(1)


def comment_on_prompt(page, text: str) -> None:
    page.locator("#comment-form").get_by_text("Pin it to a place").click()
    page.get_by_label("Where?").select_option(label="What did you learn?")
    write_comment(page, "What if", text)
    expect(page.locator("#prompt-learned").get_by_text("Comment")).to_be_visible()


def write_comment(page, kind: str, text: str) -> None:
    form = page.locator("#comment-form")
    form.get_by_text(kind, exact=True).click()
    form.get_by_label("Your comment").fill(text)
    form.get_by_role("button", name="Post comment").click()
    expect(page.get_by_text(text)).to_be_visible()


def photo_addresses(page) -> list[str]:
    """The addresses of the page's photos, in order."""
    sources = page.locator('img[src*="/photos/"]')
    return [image.get_attribute("src") for image in sources.all()]


def adapt(page, log: str) -> None:
    page.goto(log)
    page.get_by_role("link", name="Adapt this hack").click()
    page.get_by_role("button", name="Start your version").click()
    page.wait_for_url("**/teams/river/hacks/**")
    expect(page.get_by_role("link", name=TITLE).first).to_be_visible()
    page.goto(log)
    expect(page.get_by_text("Demo School by the River").first).to_be_visible()


def publish_cohort_page(page) -> str:
    begin_page(page, "Cohorts", "cohorts/cohortpage", "Cohort 1")
    publish(page)
    return "/cohorts/cohort-1/"


def publish_highlight(page, lead) -> str:
    """Written in the CMS from the newest public iteration; its lead reads it and says yes."""
    begin_page(page, "Highlights", "showcase/highlightpage", "Every student heard")
    choose_iteration(page)
    page.get_by_role("button", name="More actions").click()
    expect(page.get_by_role("button", name="Publish")).to_have_count(0)
    page.get_by_role("button", name="Submit to Teams and consent").click()
    page.wait_for_url(re.compile(r"/cms/pages/\d+/$"))
    say_yes(lead, "Every student heard")
    return "/highlights/every-student-heard/"


def say_yes(page, title: str) -> None:
    """From what needs the lead today, through the page as readers will see it."""
    page.goto("/me/")
    page.get_by_role("link", name=title).click()
    expect(page.get_by_role("heading", name=title, level=1)).to_be_visible()
    page.get_by_role("link", name="Give your team’s word").click()
    page.get_by_text("It may go public").click()
    page.get_by_role("button", name="Send to the Office").click()
    expect(page.get_by_text("Thank you. It is public.")).to_be_visible()


def begin_page(page, parent: str, kind: str, title: str) -> None:
    """The CMS form of a new page of Cohort 1."""
    page.goto(f"/cms/pages/search/?q={parent}")
    link = page.locator('main a[href$="/edit/"]', has_text=parent).first
    number = re.search(r"/pages/(\d+)/", link.get_attribute("href")).group(1)
    page.goto(f"/cms/pages/add/{kind}/{number}/")
    page.locator("#id_title").fill(title)
    page.locator("#id_title").blur()
    expect(page.locator("#id_slug")).not_to_have_value("")  # the CMS makes it from the title
    page.locator("#id_cohort").select_option(label="Cohort 1")


def publish(page) -> None:
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish").click()
    page.wait_for_url(re.compile(r"/cms/pages/\d+/$"))


def choose_iteration(page) -> None:
    page.get_by_role("button", name="Choose an iteration").click()
    page.locator(".modal-body a", has_text=TITLE).first.click()
    expect(page.locator(".modal-body")).to_have_count(0)
