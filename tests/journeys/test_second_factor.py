"""Staff come in with a second factor only; sessions are seen, ended and warned about."""

import re

import pytest
from playwright.sync_api import expect

from .conftest import LAPTOP, send_password

NEWCOMER, APP_USER = "newcomer@incubator.example", "records@incubator.example"


def virtual_device(page):
    """A device that confirms every passkey at once, as if with a finger."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_office_member_adds_a_passkey_and_comes_back_with_it(open_context, axe):
    page = open_context(viewport=LAPTOP).new_page()
    virtual_device(page)
    send_password(page, NEWCOMER)
    page.goto("/cms/")
    page.wait_for_url("**/me/second-factor/**")
    assert axe(page) == []

    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("Name").fill("Demo laptop")
    assert axe(page) == []
    page.get_by_role("button", name="Add the passkey").click()
    page.wait_for_url("**/2fa/recovery-codes/")
    assert len(page.get_by_label("Recovery codes").input_value().split()) == 10
    assert axe(page) == []
    page.get_by_role("link", name="I have kept them, go on").click()
    page.wait_for_url("**/cms/")

    sign_out(page)
    page.goto("/accounts/login/?next=/cms/")
    assert axe(page) == []
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url("**/cms/")


def test_office_member_adds_an_app_and_signs_in_with_its_code(open_context, site, axe):
    page = open_context().new_page()
    send_password(page, APP_USER)
    page.wait_for_url("**/me/second-factor/**")
    page.get_by_role("link", name="Add an app").click()
    expect(page.get_by_role("img", name="QR code")).to_be_visible()
    assert axe(page) == []
    secret = page.get_by_label("No camera?").input_value()
    page.get_by_label("Code from the app").fill(site.codes.next_for(APP_USER, secret))
    page.get_by_role("button", name="Add the app").click()
    page.get_by_role("link", name="I have kept them, go on").click()
    page.wait_for_url("**/me/")

    sign_out(page)
    send_password(page, APP_USER)
    assert axe(page) == []
    page.get_by_label("Code").fill("000000")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("This code is not right.").first).to_be_visible()
    page.get_by_label("Code").fill(site.codes.next_for(APP_USER, secret))
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/me/")


def test_page_warns_before_an_idle_session_ends_and_one_press_keeps_it(sign_in, axe):
    page = sign_in("member@incubator.example")
    other = page.context.new_page()
    page.clock.install()
    page.goto("/me/profile/")
    page.get_by_label("What you do").fill("Grade 9 art")
    pretend_left(page, 90)
    page.clock.fast_forward("01:58:30")
    question = page.get_by_role("dialog")
    expect(question).to_contain_text("You will be signed out in 2 minutes.")
    expect(question.get_by_role("button", name="Stay signed in")).to_be_focused()
    assert axe(page) == []

    page.unroute("**/me/sessions/left/")
    page.keyboard.press("Enter")

    expect(question).to_be_hidden()
    expect(page.get_by_label("What you do")).to_have_value("Grade 9 art")
    other.goto("/me/")
    expect(other.get_by_role("dialog")).to_be_hidden()


def test_use_of_another_tab_takes_the_question_away(sign_in):
    page = sign_in("member@incubator.example")
    page.clock.install()
    page.goto("/me/profile/")
    pretend_left(page, 90)
    page.clock.fast_forward("01:58:30")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.unroute("**/me/sessions/left/")

    page.context.new_page().goto("/me/")

    expect(page.get_by_role("dialog")).to_be_hidden()


def test_session_that_is_over_covers_the_page_and_a_new_sign_in_uncovers_it(sign_in, axe):
    page = sign_in("member@incubator.example")
    page.clock.install()
    page.goto("/me/profile/")
    page.get_by_label("What you do").fill("Grade 10 music")
    page.context.clear_cookies(name="sessionid")
    page.clock.fast_forward("02:00:01")
    expect(page.get_by_role("heading", name="You were signed out")).to_be_visible()
    assert axe(page) == []

    with page.expect_popup() as opened:
        page.get_by_role("link", name="Sign in again").click()
    send_password(opened.value, "member@incubator.example")
    expect(opened.value.get_by_role("heading", name="You are signed in again")).to_be_visible()

    expect(page.get_by_role("dialog")).to_be_hidden()
    page.get_by_role("button", name="Save the profile").click()
    expect(page.get_by_text("Your profile is saved.")).to_be_visible()
    expect(page.get_by_label("What you do")).to_have_value("Grade 10 music")


def test_session_ended_from_another_browser_is_over_there(sign_in, axe):
    phone = sign_in("lead@incubator.example")
    laptop = sign_in("lead@incubator.example", viewport=LAPTOP)
    laptop.goto("/me/sessions/")
    expect(laptop.get_by_text("This browser", exact=True)).to_have_count(1)
    assert axe(laptop) == []

    laptop.get_by_role("button", name="Sign out everywhere else").click()

    expect(laptop.get_by_text("other browser")).to_be_visible()
    phone.goto("/me/")
    phone.wait_for_url("**/accounts/login/**")


@pytest.mark.parametrize(
    "address",
    ["/me/profile/", "/me/sessions/", "/accounts/2fa/", "/accounts/email/", "/policy/mine/"],
)
def test_account_page_is_accessible_and_fits_a_phone(sign_in, axe, address):
    page = sign_in("office@incubator.example")
    page.goto(address)

    assert page.locator("h1").count() == 1
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def pretend_left(page, seconds: int) -> None:
    """The server says that so many seconds are left: its own clock goes on as before."""

    def answer(route):
        told = route.fetch().json()
        route.fulfill(json={**told, "left": seconds})

    page.route("**/me/sessions/left/", answer)


def sign_out(page) -> None:
    page.goto("/accounts/logout/")
    page.get_by_role("main").get_by_role("button", name=re.compile("Sign out", re.I)).click()
    page.wait_for_url(lambda address: "logout" not in address)
