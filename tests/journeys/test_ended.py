"""What a page says once its socket was closed for good."""

import pytest
from playwright.sync_api import expect

WORDS = {
    4401: "You are signed out in this browser. If you were writing, copy your text first.",
    4403: "What you may see has changed. Load this page again.",
    4430: "You have many pages of this site open, so this one does not show news by itself.",
    4451: "A new Acceptable Use Policy is in force. You can read everything.",
}


@pytest.mark.parametrize("code", WORDS)
def test_page_says_why_it_hears_no_more_and_what_to_do(sign_in, axe, code):
    page = sign_in("member@incubator.example")
    page.route_web_socket("**/ws/me/", lambda socket: socket.close(code=code))
    page.goto("/hacks/")

    notice = page.get_by_role("status").filter(has_text=WORDS[code])
    expect(notice).to_be_visible()
    expect(notice.get_by_role("link")).to_have_count(1)
    assert axe(page) == []


def test_other_page_of_the_browser_says_that_it_is_signed_out(sign_in):
    page = sign_in("neighbor@incubator.example")
    other = page.context.new_page()
    with other.expect_websocket() as socket:
        other.goto("/hacks/")
    socket.value.wait_for_event("framereceived", lambda text: "ready" in text)

    page.goto("/accounts/logout/")
    page.locator("main form button").click()
    page.wait_for_url("**/")

    notice = other.get_by_role("status").filter(has_text=WORDS[4401])
    expect(notice).to_be_visible(timeout=2000)
    notice.get_by_role("link", name="Sign in again").click()
    other.wait_for_url("**/accounts/login/?next=/hacks/")
