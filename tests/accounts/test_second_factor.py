"""The gate: nobody sees a page of the Office without a second factor proved in this session."""

from types import SimpleNamespace

from django.contrib.auth.models import Permission
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client
from django.urls import reverse

import pytest
from allauth.usersessions.models import UserSession

from incubator.accounts.gates import second_factor, session_age
from incubator.accounts.models import SignOff, User
from incubator.accounts.rules import needs_factor
from incubator.live.close_codes import NO_SECOND_FACTOR, SIGNED_OUT
from tests.factories import OfficeUserFactory, PolicyFactory, UserFactory
from tests.second_factor import (
    code,
    give_app,
    is_stopped,
    sign_in_by_password,
    sign_in_without_proof,
)

GATE = "/me/second-factor/"
PROVE = "/accounts/2fa/reauthenticate/"
pytestmark = pytest.mark.django_db


def test_office_without_second_factor_is_sent_to_add_one(client):
    sign_in_by_password(client, OfficeUserFactory(factor=False))

    response = client.get("/hacks/?q=desk")

    assert response.url == f"{GATE}?next=%2Fhacks%2F%3Fq%3Ddesk"
    assert "Add a second factor" in client.get(response.url).content.decode()


def test_office_with_a_proved_factor_sees_the_cms(client, office):
    client.force_login(office)

    assert client.get("/cms/").status_code == 200


def test_member_needs_no_second_factor(client, member):
    client.force_login(member)

    assert client.get("/me/").status_code == 200
    assert not needs_factor(member)


@pytest.mark.parametrize("key", ["access_admin", "group", "superuser"])
def test_everybody_who_can_open_the_cms_is_stopped(client, key):
    person = UserFactory(is_superuser=key == "superuser")
    permission = Permission.objects.get(codename="access_admin")
    if key == "access_admin":
        person.user_permissions.add(permission)
    if key == "group":
        person.groups.create(name="Editors of one page").permissions.add(permission)
    sign_in_without_proof(client, person)

    assert is_stopped(client)


@pytest.mark.parametrize(
    "address",
    [
        *("/me/", "/", "/cms/", "/cms/pages/", "/office/aup/", "/hacks/", "/search/"),
        *("/sitemap.xml", "/documents/1/none.pdf", "/me/notifications/"),
    ],
)
def test_every_page_is_behind_the_gate(client, office, address):
    sign_in_without_proof(client, office)

    assert is_stopped(client, address)


@pytest.mark.parametrize(
    "address",
    [
        *("/policy/", "/policy/mine/", "/healthz", "/robots.txt", "/.well-known/security.txt"),
        *("/accounts/2fa/", "/accounts/logout/", "/accounts/password/change/"),
    ],
)
def test_account_and_policy_stay_open(client, office, address):
    sign_in_without_proof(client, office)

    assert client.get(address).status_code == 200


@pytest.mark.parametrize("name", ["profile", "sessions", "sign_policy", "training"])
def test_own_pages_wait_for_the_proof(client, office, name):
    sign_in_without_proof(client, office)

    assert is_stopped(client, reverse(f"accounts:{name}"))


def test_session_without_proof_saves_no_profile_and_offers_it_again(client, office):
    sign_in_without_proof(client, office)

    sent = client.post(reverse("accounts:profile"), {"name": "Demo Other", "role_line": "Thief"})
    before = User.objects.get(pk=office.pk).name
    client.post(client.get(sent.url).url, {"code": code()})
    kept = client.get(reverse("accounts:kept")).content.decode()

    assert (sent.url.split("?")[0], before) == (GATE, office.name)
    assert "Demo Other" in kept


def test_session_without_proof_ends_no_other_session(client, office):
    browser = Client()
    browser.force_login(office)
    key = browser.session.session_key
    line = UserSession.objects.create(user=office, session_key=key, ip="127.0.0.1")
    sign_in_without_proof(client, office)

    answers = [
        client.post(reverse("accounts:end_other_sessions")),
        client.post(reverse("accounts:end_session", args=[line.pk])),
    ]

    assert [answer.url.split("?")[0] for answer in answers] == [GATE, GATE]
    assert browser.get("/me/").status_code == 200


def test_session_without_proof_signs_no_policy(client, office):
    PolicyFactory()
    sign_in_without_proof(client, office)

    answer = client.post(reverse("accounts:sign_policy"), {"signed_name": office.name})

    assert answer.url.startswith(GATE)
    assert not SignOff.objects.filter(person=office).exists()


@pytest.mark.parametrize("has_app", [False, True])
def test_member_keeps_profile_and_sessions_in_order_as_before(client, member, has_app):
    if has_app:
        give_app(member)
    sign_in_without_proof(client, member)

    saved = client.post(reverse("accounts:profile"), {"name": "Demo New", "role_line": ""})
    ended = client.post(reverse("accounts:end_other_sessions"))

    assert User.objects.get(pk=member.pk).name == "Demo New"
    assert [saved.url, ended.url] == ["/me/profile/", "/me/sessions/"]


def test_gate_costs_no_query(client, office, django_assert_num_queries):
    client.force_login(office)
    with django_assert_num_queries(1):  # the person, with all that gates ask
        client.get("/policy/kept/")


def test_fetch_is_refused_with_a_sentence_and_an_address(client, office):
    sign_in_without_proof(client, office)

    response = client.post("/office/aup/remind/", headers={"Sec-Fetch-Dest": "empty"})

    assert response.status_code == 403
    assert response.json()["url"] == GATE
    assert response.json()["error"].startswith("Confirm that it is you first.")


def test_what_was_typed_is_offered_again_after_the_proof(client, office, team):
    sign_in_without_proof(client, office)
    address = f"/teams/{team.slug}/aspiration/"

    sent = client.post(address, {"text": "Students lead their own conferences."})
    proving = client.get(sent.url)
    done = client.post(proving.url, {"code": code()})
    kept = client.get(done.url)

    assert kept.url == reverse("accounts:kept")
    assert "Students lead their own conferences." in client.get(kept.url).content.decode()


def test_socket_of_staff_without_proof_is_closed(office, member):
    def answer(person, session):
        return second_factor({"user": person, "session": session})

    assert answer(office, SessionStore()) == NO_SECOND_FACTOR
    assert answer(member, SessionStore()) is None
    assert second_factor({"user": office}) == NO_SECOND_FACTOR


def test_socket_of_staff_with_proof_opens(client, office):
    client.force_login(office)
    scope = SimpleNamespace(session=client.session)

    assert second_factor({"user": office, "session": scope.session}) is None


def test_socket_of_a_session_that_should_have_ended_is_closed(client, member):
    client.force_login(member)
    scope = {"user": member, "session": client.session}

    assert session_age(scope) is None
    scope["session"]["seen_at"] -= 3 * 3600
    assert session_age(scope) == SIGNED_OUT
