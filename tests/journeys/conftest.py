"""A real browser at a real server. Journeys know the site by its pages only, never by its code."""

import pytest
from playwright.sync_api import expect, sync_playwright

from tests import browser as browsers
from tests.factories.accounts import PASSWORD

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
def sign_in(open_context):
    """Signs a person in on a device of their own; gives the page."""

    def sign_in(email: str, password: str = PASSWORD, **options):
        page = open_context(**options).new_page()
        page.goto("/accounts/login/")
        page.get_by_label("Email").fill(email)
        page.get_by_label("Password", exact=True).fill(password)
        page.get_by_role("button", name="Sign in", exact=True).click()
        page.wait_for_url("**/me/")
        return page

    return sign_in
