"""Wherever a form or an address names the next page, the answer stays on this site."""

from urllib.parse import quote, urljoin, urlsplit

from django.urls import reverse

import pytest

from tests.factories import PolicyFactory, TeamInvitationFactory
from tests.factories.accounts import PASSWORD

pytestmark = pytest.mark.django_db
EVIL = [
    "//evil.example",
    "///evil.example",
    "https:evil.example",
    "https:///evil.example",
    "https://evil.example/me/",
    "http://testserver@evil.example",
    "http://testserver.evil.example/",
    "//testserver@evil.example",
    "\\\\evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/%09/evil.example",
    " //evil.example",
    "javascript:alert(1)",
    "data:text/html,evil",
]
each_evil = pytest.mark.parametrize("wanted", EVIL, ids=ascii)


def leaves_the_site(response) -> bool:
    """As a browser reads Location: tabs and line breaks dropped, backslashes as slashes."""
    where = response.headers.get("Location", "")
    for dropped in "\t\r\n":
        where = where.replace(dropped, "")
    there = urlsplit(urljoin("http://testserver/", where.strip().replace("\\", "/")))
    return there.hostname != "testserver" or there.scheme != "http"


@each_evil
def test_sign_in_stays_here(client, stranger, wanted):
    credentials = {"login": stranger.email, "password": PASSWORD, "next": wanted}

    answer = client.post(f"/accounts/login/?next={quote(wanted)}", credentials)

    assert answer.status_code == 302
    assert not leaves_the_site(answer)


@each_evil
@pytest.mark.parametrize("name", ["account_login", "account_logout", "account_reauthenticate"])
def test_account_page_of_a_signed_in_person_stays_here(client, stranger, name, wanted):
    client.force_login(stranger)
    address = f"{reverse(name)}?next={quote(wanted)}"
    sent = {"next": wanted, "password": PASSWORD}

    answers = [client.get(address), client.post(address, sent)]

    assert [answer for answer in answers if leaves_the_site(answer)] == []


@each_evil
@pytest.mark.parametrize("address", ["/cms/login/", "/_util/login/"])
def test_wagtails_sign_in_stays_here(client, address, wanted):
    assert not leaves_the_site(client.get(f"{address}?next={quote(wanted)}"))


@each_evil
def test_signing_the_policy_stays_here(client, stranger, wanted):
    text = PolicyFactory().texts.get()
    client.force_login(stranger)
    sent = {"text": text.pk, "signed_name": "Demo Stranger", "agrees": "on"}

    answer = client.post(f"/policy/sign/?next={quote(wanted)}", sent)

    assert not leaves_the_site(answer)


@each_evil
def test_second_factor_stays_here(client, stranger, wanted):
    client.force_login(stranger)
    pages = ("mfa_index", "mfa_reauthenticate", "mfa_activate_totp")
    answers = [client.get(f"{reverse(page)}?next={quote(wanted)}") for page in pages]

    assert [answer for answer in answers if leaves_the_site(answer)] == []


@each_evil
def test_buttons_of_an_invitation_stay_here(client, lead, team, wanted):
    invitation = TeamInvitationFactory(team=team).invitation
    client.force_login(lead)
    for verb in ("send_again", "withdraw_invitation"):
        address = reverse(f"cohorts:{verb}", args=[invitation.pk])
        answer = client.post(address, {"next": wanted})

        assert answer.status_code == 302
        assert not leaves_the_site(answer)


@each_evil
def test_joining_stays_here(client, wanted):
    token = TeamInvitationFactory().invitation.token()
    sent = {"name": "Demo New", "password": PASSWORD, "next": wanted}

    answer = client.post(f"/join/{token}/?next={quote(wanted)}", sent)

    assert not leaves_the_site(answer)


@each_evil
def test_notification_leads_only_within_the_site(client, stranger, wanted):
    """Services write these addresses; what slipped in otherwise leads nowhere else."""
    note = stranger.notifications.create(text="News", url=wanted, key="1")
    client.force_login(stranger)

    answer = client.post(reverse("notifications:open_notification", args=[note.pk]))

    assert not leaves_the_site(answer)
