"""A real browser at a real server. Journeys know the site by its pages only, never by its code."""

import re

import pytest
from playwright.sync_api import expect, sync_playwright

from tests import browser as browsers
from tests.second_factor import PASSWORD

from .server import Site
from .watch import Watch

PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1366, "height": 768}
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def site(django_db_setup, django_db_blocker, tmp_path_factory):
    """The running site, one for all journeys of this run."""
    site = Site(tmp_path_factory.mktemp("site"))
    try:
        site.start()
        yield site
    finally:
        site.stop()


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=browsers.find())
        yield browser
        browser.close()


@pytest.fixture
def open_context(browser, site):
    """Makes browser contexts (each one person on one device) and watches all their pages."""
    watched = {}

    def open_one(**options):
        context = browser.new_context(
            base_url=site.url, **{"viewport": PHONE, "locale": "en-US", **options}
        )
        context.set_default_timeout(30_000)
        watched[context] = Watch(context, site)
        return context

    open_one.watched = watched
    yield open_one
    offences = [offence for watch in watched.values() for offence in watch.offences]
    for context in watched:
        for page in context.pages:
            page.unroute_all(behavior="ignoreErrors")  # what is still on its way
        context.close()
    assert offences == []


@pytest.fixture
def axe(open_context):
    """``axe(page)`` lists the page's breaks of WCAG 2.2 AA."""
    return lambda page: open_context.watched[page.context].axe(page)


@pytest.fixture
def page(open_context):
    """A visitor's phone."""
    return open_context().new_page()


@pytest.fixture
def sign_in(open_context, site):
    """Signs a person in on a device of their own, with a code where one is asked; gives the page.

    Staff come back with the session of their first time: an app shows two codes a minute, and
    each counts once. ``afresh=True`` goes through the door again.
    """

    def sign_in(email: str, password: str = PASSWORD, *, afresh: bool = False, **options):
        kept = None if afresh else site.codes.sessions.get(email)
        page = open_context(**options, storage_state=kept).new_page()
        page.goto("/me/")
        if "/accounts/login/" in page.url:
            send_password(page, email, password)
        if "/2fa/authenticate/" in page.url:
            page.get_by_label("Code").fill(site.codes.next_for(email))
            page.get_by_role("button", name="Sign in").click()
            page.wait_for_url("**/me/")
            site.codes.sessions[email] = page.context.storage_state()
        return page

    return sign_in


@pytest.fixture
def office(sign_in):
    return sign_in("office@incubator.example", viewport=LAPTOP)


@pytest.fixture
def open_board(office):
    """``open_board("How?", dots=1)`` poses a question to Cohort 1; gives the board's address."""

    def open_board(question: str, dots: int = 3) -> str:
        office.goto("/boards/new/")
        office.get_by_label("Question").fill(question)
        office.get_by_label(re.compile("Dots")).fill(str(dots))
        office.get_by_role("button", name="Open the board").click()
        office.wait_for_url(re.compile(r"/boards/how"))
        return office.url

    return open_board


def send_password(page, email: str, password: str = PASSWORD) -> None:
    """Fill in the sign-in page and wait for what comes after it."""
    if "/accounts/login/" not in page.url:
        page.goto("/accounts/login/")
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(lambda address: "/accounts/login/" not in address)
