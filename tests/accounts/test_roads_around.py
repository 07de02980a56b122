"""No road leads around the second factor: each one is tried."""

import re

from django.contrib.auth.models import Permission
from django.core import mail
from django.test import Client

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

from tests.factories import OfficeUserFactory
from tests.second_factor import (
    PASSWORD,
    code,
    is_in,
    is_stopped,
    sign_in_by_password,
    sign_in_without_proof,
)

from .test_second_factor import GATE, PROVE

pytestmark = pytest.mark.django_db


def step_before(client) -> str:
    """Where the gate sends on to: the page to prove, or nothing where it asks to enroll."""
    response = client.get(GATE)
    return response.url.split("?")[0] if response.status_code == 302 else ""


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
