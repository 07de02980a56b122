"""What people write is shown as they wrote it and never runs, without the content policy too."""

import re

import pytest
from playwright.sync_api import expect

from .boards import post
from .conftest import LAPTOP
from .hostile import CORPUS
from .server import Site

LOG = "/teams/park/hacks/hostile-0/"
ONE = f"{LOG}iterations/1/"
PAGES = {
    "": ["/search/?q=alert", "/schools/park/", "/teams/park/"],
    "member": [
        "/me/",
        "/me/profile/",
        "/me/notifications/",
        "/teams/park/",
        "/teams/park/aspiration/",
        "/teams/park/people/",
        "/hacks/",
        "/post/",
        LOG,
        f"{LOG}edit/",
        f"{LOG}status/",
        f"{LOG}compare/?from=1&to=2",
        f"{LOG}iterations/new/?another=1",
        ONE,
        f"{ONE}edit/",
        f"{ONE}history/",
        "/search/?q=alert",
        "/boards/",
        "/boards/hostile/",
        "/boards/hostile/ideas/1/",
        "/boards/hostile/ideas/1/edit/",
        "/boards/hostile-closed/minutes/",
    ],
    "lead": ["/teams/park/people/", "/schools/park/procedures/"],
    "neighbor": [f"{LOG}adapt/", ONE],
    "coach": ["/coach/", ONE],
    "office": [
        "/office/",
        "/office/people/",
        "/office/people/1/",
        "/office/people/invitations/",
        "/office/coaches/",
        "/office/aup/",
        "/boards/hostile/settings/",
        "/cms/team/",
        "/cms/membership/",
        "/cms/users/",
    ],
}
ALIVE = """
(words) => [...document.querySelectorAll("*")]
  .filter((one) => one.localName === "base" || (one.localName === "iframe" && one.srcdoc)
    || [...one.attributes].some((it) => (/^on|href$|^src/i).test(it.name) && words.test(it.value))
    || (one.localName === "script" && words.test(one.textContent)
        && !/json|importmap/.test(one.type)))
  .map((one) => one.outerHTML.slice(0, 200))
"""
RUN_ONE = """
() => {
  const script = document.createElement("script");
  script.textContent = "window.hasRun = true";
  document.body.append(script);
  return window.hasRun === true;
}
"""


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker, tmp_path_factory):
    """A site of its own, where every text is hostile."""
    site = Site(tmp_path_factory.mktemp("hostile"), name="hostile")
    site.seed = "tests.journeys.hostile_seed"
    try:
        site.start()
        yield site
    finally:
        site.stop()


@pytest.fixture
def open_as(open_context, sign_in):
    """A page of this person, and the dialogs that its scripts open."""

    def open_as(person: str):
        options = {"viewport": LAPTOP}
        page = (
            sign_in(f"{person}@incubator.example", **options)
            if person
            else open_context(**options).new_page()
        )
        dialogs: list[str] = []
        page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        return page, dialogs

    return open_as


def strip_policy(page) -> None:
    """Pages as they would be, had the content policy gone missing; such a page has no socket."""
    page.route(lambda address: True, _without_policy)
    page.route_web_socket("**/ws/**", lambda socket: None)


def _without_policy(route) -> None:
    response = route.fetch()
    headers = {
        name: value
        for name, value in response.headers.items()
        if not name.startswith("content-security-policy")
    }
    route.fulfill(response=response, headers=headers)


def faults_of(page, dialogs: list[str], address: str) -> list[str]:
    response = page.goto(address)
    found = [] if response.status == 200 else [f"answers {response.status}"]
    if "alert(1)" not in page.content():
        found.append("shows none of the texts")
    page.mouse.move(600, 400)
    page.wait_for_timeout(100)
    found += page.evaluate(f"({ALIVE})(/alert\\(1\\)|evil\\.example/)")
    found += [f"dialog: {words}" for words in dialogs]
    dialogs.clear()
    return found


def all_faults(page, dialogs, addresses) -> dict[str, list[str]]:
    found = {address: faults_of(page, dialogs, address) for address in addresses}
    return {address: faults for address, faults in found.items() if faults}


each_person = pytest.mark.parametrize("person", PAGES, ids=lambda person: person or "visitor")


@each_person
def test_hostile_texts_do_nothing(open_as, person):
    """The watch of all journeys fails on a script error and on a refusal by the policy."""
    page, dialogs = open_as(person)

    assert all_faults(page, dialogs, PAGES[person]) == {}


@each_person
def test_hostile_texts_do_nothing_without_the_policy(open_as, person):
    page, dialogs = open_as(person)
    strip_policy(page)

    assert all_faults(page, dialogs, PAGES[person]) == {}
    assert page.evaluate(RUN_ONE)


def test_hostile_roster_does_nothing_in_its_preview(open_as):
    page, dialogs = open_as("lead")
    strip_policy(page)
    page.goto("/teams/park/people/invite/")
    lines = [f"{text}, guest{number}@incubator.example" for number, text in enumerate(CORPUS)]
    page.get_by_label("Names and email addresses").fill("\n".join(lines))

    page.get_by_role("button", name="See what we read").click()
    page.get_by_role("button", name=re.compile("^Send")).wait_for()

    assert page.evaluate(f"({ALIVE})(/alert\\(1\\)|evil\\.example/)") == []
    assert dialogs == []


def test_hostile_ideas_that_arrive_live_do_nothing(open_as):
    (member, dialogs), (neighbor, _) = open_as("member"), open_as("neighbor")
    for page in (member, neighbor):
        page.goto("/boards/hostile/")
        expect(page.get_by_text("Live", exact=True)).to_be_visible()

    for number, text in enumerate(CORPUS[:8]):
        post(neighbor, f"{number} live {text}")
        expect(member.get_by_role("heading", name=f"{number} live {text}")).to_be_visible()

    assert member.evaluate(f"({ALIVE})(/alert\\(1\\)|evil\\.example/)") == []
    assert dialogs == []
