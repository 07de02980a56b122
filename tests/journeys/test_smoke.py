"""The first pages answer through the real server, with script and without."""

import json

import pytest

from .conftest import LAPTOP, PHONE

PAGES = ["/", "/cohorts/", "/hacks/", "/highlights/", "/search/", "/accounts/login/"]


@pytest.mark.parametrize("viewport", [PHONE, LAPTOP], ids=["phone", "laptop"])
@pytest.mark.parametrize("address", PAGES)
def test_public_page_opens_without_fault(open_context, axe, address, viewport):
    page = open_context(viewport=viewport).new_page()
    response = page.goto(address)

    assert response.status == 200
    assert page.locator("h1").count() == 1
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_health_names_process_and_database(page):
    response = page.request.get("/healthz")

    assert json.loads(response.text()) == {"status": "ok", "database": "ok"}


def test_sign_in_leads_to_the_dashboard(sign_in, axe):
    page = sign_in("member@incubator.example")

    assert page.locator("h1").count() == 1
    assert axe(page) == []


def test_sign_in_without_script_works(sign_in):
    page = sign_in("member@incubator.example", java_script_enabled=False)

    assert page.locator("h1").count() == 1


def test_wrong_password_says_so_beside_the_form(page):
    page.goto("/accounts/login/")
    page.get_by_label("Email").fill("member@incubator.example")
    page.get_by_label("Password", exact=True).fill("not this one at all")
    page.get_by_role("button", name="Sign in").click()

    assert page.get_by_text("the password is not right").first.is_visible()


def test_missing_page_is_the_sites_own(page):
    response = page.request.get("/no-such-page/")

    assert response.status == 404
    assert "search" in response.text().lower()
