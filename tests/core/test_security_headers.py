"""What every answer carries, and how strict the content policy is outside /cms/."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

import pytest
import time_machine

from incubator.core.importmap import importmap_hash
from incubator.home.services import ensure_office
from tests.factories.accounts import PASSWORD
from tests.factories.pages import cohort_page

PAGES = ["/hacks/", "/accounts/login/", "/healthz", "/no-such-page/"]
pytestmark = pytest.mark.django_db


def policy_of(response) -> dict[str, list[str]]:
    parts = response.headers["Content-Security-Policy"].split(";")
    return {name: values for name, *values in (part.split() for part in parts if part.strip())}


@pytest.mark.parametrize("address", PAGES)
def test_policy_outside_cms_is_strict(client, address):
    assert policy_of(client.get(address)) == {
        "default-src": ["'none'"],
        "script-src": ["'self'", importmap_hash()],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:", "blob:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "object-src": ["'none'"],
        "manifest-src": ["'self'"],
    }


def test_policy_under_cms_lets_wagtails_inline_script_run(client):
    policy = policy_of(client.get("/cms/"))

    assert policy["script-src"] == ["'self'", "'unsafe-inline'"]
    assert policy["default-src"] == ["'none'"]
    assert policy["frame-ancestors"] == ["'self'"]


def test_preview_under_cms_may_stand_beside_the_editor(client, office, team):
    ensure_office()
    page = cohort_page(team.cohort)
    client.force_login(office)

    answer = client.get(f"/cms/pages/{page.pk}/edit/preview/?in_preview_panel=true")

    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        (
            "Permissions-Policy",
            "browsing-topics=(), camera=(), geolocation=(), microphone=(), payment=(), "
            "publickey-credentials-create=(self), publickey-credentials-get=(self), usb=()",
        ),
    ],
)
def test_answer_carries_header(client, address, header, value):
    assert client.get(address).headers.get(header) == value


def test_signed_in_page_stays_out_of_every_cache(client, member):
    client.force_login(member)
    response = client.get(reverse("hacks:hack_list"))

    assert set(response.headers["Cache-Control"].split(", ")) == {"private", "no-store"}


@pytest.mark.parametrize("address", ["/highlights/feed/", "/robots.txt"])
def test_cookie_that_comes_along_with_something_public_stays_out_of_caches(client, member, address):
    client.force_login(member)
    client.get(address)
    assert "public" in client.get(address).headers["Cache-Control"]

    with time_machine.travel(timezone.now() + timedelta(minutes=2), tick=False):
        answer = client.get(address)

    assert "sessionid" in answer.cookies
    assert {"private", "no-store"} <= set(answer.headers["Cache-Control"].split(", "))
    assert "public" not in answer.headers["Cache-Control"]


def test_cookies_are_kept_from_scripts_and_other_sites(client, member):
    client.get("/accounts/login/")
    client.post("/accounts/login/", {"login": member.email, "password": PASSWORD})

    assert {"sessionid", "csrftoken"} <= set(client.cookies)
    assert {(one["httponly"], one["samesite"]) for one in client.cookies.values()} == {
        (True, "Lax")
    }
