"""To the district and back, with real tokens over HTTP: what is asked, and what is believed."""

from urllib.parse import urlsplit

from django.urls import reverse

import pytest
from allauth.socialaccount.models import SocialAccount

from incubator.accounts.models import User
from tests.district import (
    CLIENT_ID,
    DOMAIN,
    EMAIL,
    STRANGE_KEY,
    come_back,
    is_signed_in,
    join_with,
    leave_for_district,
    refusals,
    sign_in,
)
from tests.factories import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("server")]


def test_button_leads_to_the_district_with_hint_proof_key_and_nonce(client, server):
    response = client.post(reverse("accounts:district_sign_in"))
    taken = leave_for_district(client)

    assert response.url.startswith(f"{server.url}/authorize?")
    assert taken["hd"] == DOMAIN
    assert taken["client_id"] == CLIENT_ID
    assert taken["prompt"] == "select_account"
    assert taken["code_challenge_method"] == "S256"
    assert set(taken["scope"].split()) == {"openid", "profile", "email"}
    assert {"state", "nonce", "code_challenge"} <= set(taken)


def test_request_cannot_change_what_is_asked_of_the_district(client):
    address = f"{reverse('accounts:district_sign_in')}?auth_params=hd%3Devil.example&scope=drive"
    taken = leave_for_district(client, address)

    assert taken["hd"] == DOMAIN
    assert "drive" not in taken["scope"]


def test_looking_at_the_address_leads_nowhere(client):
    assert client.get(reverse("accounts:district_sign_in")).status_code == 405


def test_code_is_redeemed_with_the_proof_key(client, server):
    sign_in(client, server)

    ((path, fields),) = server.asked
    assert path == "/token"
    assert len(fields["code_verifier"]) >= 43


@pytest.mark.parametrize(
    ("changes", "reason", "words"),
    [
        ({"hd": "elsewhere.example"}, "wrong_domain", "not a district account"),
        ({"hd": f"sub.{DOMAIN}"}, "wrong_domain", "not a district account"),
        ({"hd": DOMAIN.upper()}, "wrong_domain", "not a district account"),
        ({"hd": None}, "no_domain", "not a district account"),
        ({"hd": ""}, "no_domain", "not a district account"),
        ({"email_verified": False}, "unverified", "has not confirmed your email address"),
        ({"email_verified": None}, "unverified", "has not confirmed your email address"),
        ({"email_verified": "true"}, "unverified", "has not confirmed your email address"),
        ({"email": "teacher@elsewhere.example"}, "other_address", "not a district account"),
        ({"email": f"teacher@evil.{DOMAIN}"}, "other_address", "not a district account"),
        ({"email": None}, "other_address", "not a district account"),
        ({"sub": None}, "unfinished", "was not finished"),
        ({"nonce": "another"}, "unfinished", "was not finished"),
        ({"nonce": None}, "unfinished", "was not finished"),
        ({"aud": "another-site"}, "unfinished", "was not finished"),
        ({"iss": "https://evil.example"}, "unfinished", "was not finished"),
        ({"exp": 1}, "unfinished", "was not finished"),
    ],
)
@pytest.mark.parametrize("is_invited", [True, False])
def test_token_that_says_anything_else_is_refused_without_a_row(
    client, server, place, changes, reason, words, is_invited
):
    people = User.objects.count()
    taken = join_with(client, place) if is_invited else leave_for_district(client)
    response = come_back(client, server, taken, **changes)

    assert response.status_code == 403
    assert words in response.content.decode()
    assert not is_signed_in(client)
    assert (User.objects.count(), SocialAccount.objects.count()) == (people, 0)
    assert refusals() == [reason]


def test_token_of_a_strange_key_is_refused(client, server, place):
    server.key = STRANGE_KEY
    response = come_back(client, server, join_with(client, place))

    assert response.status_code == 403
    assert refusals() == ["unfinished"]
    assert not User.objects.filter(email=EMAIL).exists()


@pytest.mark.parametrize("query", [{}, {"state": "made-up", "code": "code"}, {"error": "x"}])
def test_answer_that_nobody_asked_for_is_refused(client, query):
    response = client.get(reverse("accounts:district_callback"), query)

    assert response.status_code == 403
    assert "was not finished" in response.content.decode()


def test_answer_is_taken_once(client, server, place):
    taken = join_with(client, place)
    come_back(client, server, taken)
    client.logout()

    assert come_back(client, server, taken).status_code == 403
    assert not is_signed_in(client)


def test_answer_of_another_browser_is_refused(client, server, place):
    taken = leave_for_district(client)
    other = type(client)()
    leave_for_district(other)

    assert come_back(other, server, taken).status_code == 403


def test_sign_in_leads_on_to_where_the_person_wanted(client, server):
    UserFactory(email=EMAIL)
    taken = leave_for_district(client, next="/hacks/")

    assert come_back(client, server, taken).url == "/hacks/"


@pytest.mark.parametrize("target", ["//evil.example", "https://evil.example/", "\\\\evil.example"])
def test_sign_in_never_leads_off_the_site(client, server, target):
    UserFactory(email=EMAIL)
    taken = leave_for_district(client, next=target)

    assert come_back(client, server, taken).url == reverse("home:dashboard")


def test_district_that_does_not_answer_is_a_page(client, settings, server):
    settings.DISTRICT = {**server.settings(), "server_url": "http://127.0.0.1:9"}
    response = client.post(reverse("accounts:district_sign_in"))

    assert response.status_code == 503
    assert "sign in with your password" in response.content.decode()


def test_site_without_a_district_has_no_such_pages(client, settings, place):
    settings.DISTRICT = {}

    assert client.post(reverse("accounts:district_sign_in")).status_code == 404
    assert client.get(reverse("accounts:district_callback")).status_code == 404
    assert "district account" not in client.get(reverse("account_login")).content.decode()
    assert "district account" not in client.get(place.invitation.get_join_url()).content.decode()


@pytest.mark.parametrize("name", ["account_login", "join", "socialaccount_connections", "hacks"])
def test_forms_may_lead_to_the_district_from_its_buttons_alone(
    client, settings, server, place, name, stranger
):
    origin = server.url
    pages = ["account_login", "accounts:join", "socialaccount_connections"]
    settings.FORM_ORIGINS = {page: [origin] for page in pages}
    if name == "socialaccount_connections":
        client.force_login(stranger)
    address = {"join": place.invitation.get_join_url(), "hacks": "/hacks/"}.get(name)
    policy = client.get(address or reverse(name)).headers["Content-Security-Policy"]

    (found,) = [part.split() for part in policy.split("; ") if part.startswith("form-action")]
    assert found == ["form-action", "'self'", *([] if name == "hacks" else [origin])]
    assert policy.count(urlsplit(origin).netloc) == (0 if name == "hacks" else 1)
