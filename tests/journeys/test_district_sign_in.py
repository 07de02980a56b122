"""Join and sign in with the district's account, in a real browser at a real OpenID provider."""

import re
import time

import pytest
from playwright.sync_api import expect

from tests.provider.people import PASSWORD, PEOPLE

from .provider import Provider
from .server import Site

BUTTON = "Sign in with your district account"


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker, tmp_path_factory):
    """A site of its own, set up for a district; it takes the place of the other journeys' site."""
    site = Site(tmp_path_factory.mktemp("district-site"), "district")
    site.district = Provider(tmp_path_factory.mktemp("district"), site)
    try:
        site.district.start()
        site.start()
        yield site
    finally:
        site.stop()
        site.district.stop()


def at_the_district(page, name: str) -> None:
    """Sign in on the district's own page, which the browser has come to."""
    page.wait_for_url("**/accounts/login/?next=**")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign In").click()


def invite(sign_in, email: str) -> None:
    page = sign_in("lead@incubator.example")
    page.goto("/teams/park/people/invite/")
    page.get_by_label("Names and email addresses").fill(f"Demo Teacher, {email}")
    page.get_by_role("button", name="See what we read").click()
    page.get_by_role("button", name=re.compile("^Send")).click()
    page.wait_for_url("**/teams/park/people/")


def link_mailed_to(site, email: str) -> str:
    """The address in the newest mail to somebody."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        for path in sorted((site.folder / "mail").glob("*.log"), reverse=True):
            mail = path.read_text().replace("=\n", "")
            if f"To: {email}" in mail:
                return re.search(r"http://localhost\S+/join/\S+", mail).group(0)
        time.sleep(0.2)
    raise AssertionError(f"No mail to {email}")


@pytest.fixture
def leave(open_context):
    """Presses the button on the sign-in page and signs in at the district, on a new device."""

    def leave(name: str):
        page = open_context().new_page()
        page.goto("/accounts/login/")
        page.get_by_role("button", name=BUTTON).click()
        at_the_district(page, name)
        return page

    return leave


def test_invited_person_joins_with_the_district_account_comes_back_and_proves_a_second_factor(
    site, sign_in, open_context, leave, axe
):
    email = PEOPLE["teacher"]["email"]
    invite(sign_in, email)
    page = open_context().new_page()
    page.goto(link_mailed_to(site, email))
    assert axe(page) == []

    page.get_by_role("button", name="Join with your district account").click()
    at_the_district(page, "teacher")
    page.wait_for_url("**/teams/park/")
    page.goto("/teams/park/people/")
    expect(page.get_by_role("listitem").filter(has_text="Demo Teacher")).to_be_visible()

    page.goto("/accounts/district/")
    expect(page.get_by_text(email)).to_be_visible()
    assert axe(page) == []

    again = leave("teacher")
    again.wait_for_url("**/me/")
    again.goto("/accounts/2fa/totp/activate/")
    secret = again.get_by_label("No camera?").input_value()
    again.get_by_label("Code from the app").fill(site.codes.next_for(email, secret))
    again.get_by_role("button", name="Add the app").click()
    again.get_by_role("link", name="I have kept them, go on").click()

    asked = leave("teacher")  # the district's word alone is not enough any more
    asked.wait_for_url("**/2fa/authenticate/**")
    other = asked.context.new_page()
    other.goto("/me/")
    assert "/accounts/" in other.url
    asked.get_by_label("Code").fill(site.codes.next_for(email, secret))
    asked.get_by_role("button", name="Sign in").click()
    asked.wait_for_url("**/me/")


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("elsewhere", "That is not a district account"),
        ("lookalike", "That is not a district account"),
        ("unverified", "The district has not confirmed your email address"),
        ("stranger", "You have no account here yet"),
    ],
)
def test_anybody_else_is_refused_with_a_page_that_says_what_to_do(open_context, axe, name, heading):
    page = open_context().new_page()
    page.goto("/accounts/login/")
    assert axe(page) == []
    page.get_by_role("button", name=BUTTON).click()
    at_the_district(page, name)

    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    assert axe(page) == []
    assert open_context.watched[page.context].forgive("status of 403") == 1
    page.goto("/me/")
    page.wait_for_url("**/accounts/login/?next=/me/")
