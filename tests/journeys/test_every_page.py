"""Each kind of page, full of the demonstration's data, as each kind of person."""

import pytest

from .conftest import LAPTOP, PHONE
from .server import Site

PASSWORD = "a demonstration for the tests"
LOG = "/teams/fenway/hacks/show-it-first/"
ONE = f"{LOG}iterations/2/"
PAGES = {
    "": [
        "/",
        "/cohorts/",
        "/cohorts/cohort-1/",
        "/schools/fenway-high-school/",
        "/teams/fenway/",
        "/hacks/",
        LOG,
        ONE,
        f"{LOG}compare/?from=1&to=2",
        "/search/?q=lobby",
        "/highlights/",
        "/highlights/?stage=let-go",
        "/highlights/a-breakfast-that-did-not-work/",
        "/hacks/lineage/",
        "/hacks/?decision=did_not_work",
        "/hacks/sets/",
        "/hacks/sets/1/",
        "/accounts/login/",
        "/accounts/password/reset/",
        "/what-is-a-hack/",
    ],
    "member.fenway": [
        "/me/",
        "/teams/fenway/",
        "/teams/fenway/aspiration/",
        "/teams/fenway/hacks/new/",
        LOG,
        f"{LOG}edit/",
        f"{LOG}status/",
        f"{LOG}decide/",
        f"{LOG}reach/",
        f"{LOG}supports/",
        "/me/digest/",
        f"{LOG}iterations/new/?another=1",
        ONE,
        f"{ONE}edit/",
        f"{ONE}history/",
        f"{ONE}withdraw/",
        "/me/notifications/",
        "/post/",
        "/boards/",
        "/boards/a-voice-in-what-they-learn/",
        "/boards/ready-for-visitors/",
        "/boards/every-student-known/",
    ],
    "member.snowden": [f"{LOG}adapt/", ONE],
    "coach": ["/coach/", ONE],
    "office": ["/me/", ONE, "/office/supports/", "/boards/new/", "/boards/ready-for-visitors/"],
}
SCREENS = {
    "phone, light": {"viewport": PHONE, "color_scheme": "light"},
    "laptop, dark": {"viewport": LAPTOP, "color_scheme": "dark"},
}


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker, tmp_path_factory):
    """The site with the demonstration in it."""
    site = Site(tmp_path_factory.mktemp("demonstration"), name="demonstration")
    try:
        site.start()
        site.run("manage.py", "load_demo")
        yield site
    finally:
        site.stop()


@pytest.fixture(scope="module", autouse=True)
def password():
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DEMO_PASSWORD", PASSWORD)
        yield


@pytest.fixture
def open_as(open_context, sign_in):
    def open_as(person: str, **options):
        if not person:
            return open_context(**options).new_page()
        return sign_in(f"{person}@incubator.example", password=PASSWORD, **options)

    return open_as


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("person", PAGES, ids=lambda person: person or "visitor")
def test_page_is_accessible_and_fits_its_screen(open_as, axe, person, screen):
    page = open_as(person, **SCREENS[screen])
    faults = {address: faults_of(page, axe, address) for address in PAGES[person]}

    assert {address: found for address, found in faults.items() if found} == {}


def faults_of(page, axe, address: str) -> list[str]:
    response = page.goto(address)
    found = [] if response.status == 200 else [f"answers {response.status}"]
    if page.locator("h1").count() != 1:
        found.append("has not one heading of the first level")
    if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
        found.append("scrolls sideways")
    return found + axe(page)
