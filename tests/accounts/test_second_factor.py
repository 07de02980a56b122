"""The gate: nobody sees a page of the Office without a second factor proved in this session."""

import re
from types import SimpleNamespace

from django.contrib.auth.models import Permission
from django.contrib.sessions.backends.db import SessionStore
from django.core import mail
from django.test import Client
from django.urls import reverse

import pytest
from allauth.mfa.models import Authenticator

from incubator.accounts.gates import second_factor
from incubator.accounts.rules import needs_factor
from incubator.live.close_codes import NO_SECOND_FACTOR
from tests.factories import OfficeUserFactory, UserFactory
from tests.second_factor import PASSWORD, SECRET, code, sign_in_by_password, sign_in_without_proof

GATE = "/me/second-factor/"
PROVE = "/accounts/2fa/reauthenticate/"
pytestmark = pytest.mark.django_db


def is_stopped(client, address: str = "/cms/") -> bool:
    """Whether the gate stands before the page."""
    response = client.get(address)
    return response.status_code == 302 and response.url.startswith(GATE)


def is_in(client) -> bool:
    return "_auth_user_id" in client.session


def step_before(client) -> str:
    """Where the gate sends on to: the page to prove, or nothing where it asks to enroll."""
    response = client.get(GATE)
    return response.url.split("?")[0] if response.status_code == 302 else ""


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


def test_gate_costs_no_query(client, office, django_assert_num_queries):
    client.force_login(office)
    with django_assert_num_queries(2):  # the session, and the person with all that gates ask
        client.get("/robots.txt")
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


# The roads around it.


@pytest.mark.parametrize("address", ["/cms/login/", "/_util/login/", "/cms/"])
def test_password_posted_to_wagtails_sign_in_opens_nothing(client, office, address):
    client.post(address, {"username": office.email, "login": office.email, "password": PASSWORD})

    assert not is_in(client)


def test_password_alone_signs_nobody_with_a_factor_in(client, office):
    response = sign_in_by_password(client, office)

    assert response.url == "/accounts/2fa/authenticate/"
    assert not is_in(client)


def test_password_and_code_open_the_cms(client, office):
    sign_in_by_password(client, office)
    client.post("/accounts/2fa/authenticate/", {"code": code()})

    assert client.get("/cms/").status_code == 200


def test_recovery_code_stands_in_for_the_factor_once(client, office):
    codes = recovery_codes_of(office)
    sign_in_by_password(client, office)
    client.post("/accounts/2fa/authenticate/", {"code": codes[0]})
    again = Client()
    sign_in_by_password(again, office)
    again.post("/accounts/2fa/authenticate/", {"code": codes[0]})

    assert client.get("/cms/").status_code == 200
    assert not is_in(again)


def recovery_codes_of(person) -> list[str]:
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    return RecoveryCodes.activate(person).generate_codes()


def test_password_reset_signs_nobody_in_without_the_factor(client, office):
    client.post("/accounts/password/reset/", {"email": office.email})
    link = re.search(r"/accounts/password/reset/key/\S+", mail.outbox[0].body)[0]
    new = "four plain words in a row"
    form = client.get(client.get(link).url)
    client.post(form.request["PATH_INFO"], {"password1": new, "password2": new})

    response = sign_in_by_password(client, office, new)

    assert response.url == "/accounts/2fa/authenticate/"
    assert not is_in(client)


def test_code_by_mail_does_not_stand_in_for_the_factor(client, office, settings):
    """allauth asks for the factor after it; were it to forget, the gate asks."""
    sign_in_without_proof(client, office)
    note(client, office, method="code", email=office.email)

    assert is_stopped(client)
    assert step_before(client) == PROVE


def test_outside_sign_in_does_not_stand_in_for_the_factor(client, office):
    sign_in_without_proof(client, office)
    note(client, office, method="socialaccount", provider="google")

    assert is_stopped(client)
    assert step_before(client) == PROVE


def note(client, person, **record) -> None:
    """What allauth notes of a sign-in."""
    session = client.session
    session["account_authentication_methods"] = [{"at": 0, **record}]
    session["account_authentication_methods_user"] = str(person.pk)
    session.save()


def test_proof_of_somebody_else_in_the_same_browser_does_not_count(client, office):
    client.force_login(office)
    session = client.session
    session["account_authentication_methods_user"] = "0"
    session.save()

    assert is_stopped(client)


def test_session_from_before_the_enrollment_must_prove(client):
    office = OfficeUserFactory(factor=False)
    sign_in_by_password(client, office)
    Authenticator.objects.create(user=office, type="totp", data={"secret": ""})

    assert is_stopped(client)
    assert step_before(client) == PROVE


def test_password_does_not_prove_the_factor(client, office):
    sign_in_without_proof(client, office)

    client.post("/accounts/reauthenticate/", {"password": PASSWORD})

    assert is_stopped(client)


def test_person_who_becomes_staff_is_stopped_at_the_next_page(client, member):
    client.force_login(member)
    member.user_permissions.add(Permission.objects.get(codename="access_admin"))

    assert is_stopped(client)


def test_staff_cannot_remove_the_last_factor(client, office):
    client.force_login(office)

    response = client.post("/accounts/2fa/totp/deactivate/")

    assert Authenticator.objects.filter(user=office).exists()
    assert "Add another one before you remove this one." in response.content.decode()


def test_staff_cannot_remove_the_last_passkey(client, office):
    Authenticator.objects.filter(user=office).delete()
    passkey = Authenticator.objects.create(user=office, type="webauthn", data={"name": "Key"})
    client.force_login(office)

    response = client.post(f"/accounts/2fa/webauthn/keys/{passkey.pk}/remove/")

    assert Authenticator.objects.filter(pk=passkey.pk).exists()
    assert "Add another one before you remove this one." in response.content.decode()


def test_session_whose_factor_was_taken_away_must_enroll(client, office):
    client.force_login(office)
    Authenticator.objects.filter(user=office).delete()

    assert is_stopped(client)
    assert step_before(client) == ""


def test_code_counts_once(client, office):
    now = code()
    for browser in (client, again := Client()):
        sign_in_by_password(browser, office)
        browser.post("/accounts/2fa/authenticate/", {"code": now})

    assert is_in(client)
    assert not is_in(again)


def test_codes_of_the_step_before_and_after_count_others_do_not(office):
    opened = {}
    for later in (-2, -1, 1, 2):
        browser = Client()
        sign_in_by_password(browser, office)
        browser.post("/accounts/2fa/authenticate/", {"code": code(later=later)})
        opened[later] = is_in(browser)

    assert opened == {-2: False, -1: True, 1: True, 2: False}


def test_many_wrong_codes_refuse_the_right_one(client, office):
    sign_in_by_password(client, office)
    for number in range(6):
        client.post("/accounts/2fa/authenticate/", {"code": f"00000{number}"})
    client.post("/accounts/2fa/authenticate/", {"code": code()})

    assert not is_in(client)


def test_secrets_are_encrypted_and_survive_a_change_of_the_key(office, settings):
    row = Authenticator.objects.get(user=office)
    assert SECRET not in row.data["secret"]

    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another key"

    assert row.wrap().validate_code(code())


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
