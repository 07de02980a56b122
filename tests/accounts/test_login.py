"""The one door: allauth's sign-in, with its limits. Nothing leads around it."""

from django.core import mail
from django.urls import reverse

import pytest

from incubator.accounts.models import User
from tests.factories import OfficeUserFactory, UserFactory
from tests.factories.accounts import PASSWORD

LOGIN = "/accounts/login/"
pytestmark = pytest.mark.django_db


def is_signed_in(client) -> bool:
    return "_auth_user_id" in client.session


def send(client, address: str, email: str, password: str):
    # Both names of the field: allauth says login, Wagtail's and Django's own forms username.
    return client.post(address, {"login": email, "username": email, "password": password})


def test_login_with_the_right_password_leads_to_the_dashboard(client):
    person = UserFactory()
    response = send(client, LOGIN, person.email.upper(), PASSWORD)

    assert response.url == reverse("home:dashboard")
    assert is_signed_in(client)


def test_login_of_a_closed_account_is_refused(client):
    person = UserFactory(is_active=False)
    send(client, LOGIN, person.email, PASSWORD)

    assert not is_signed_in(client)


@pytest.mark.parametrize("address", ["/cms/login/", "/_util/login/"])
def test_wagtails_sign_in_with_the_right_password_opens_nothing(client, address):
    office = OfficeUserFactory()
    response = send(client, address, office.email, PASSWORD)

    assert response.url == LOGIN
    assert not is_signed_in(client)


@pytest.mark.parametrize("address", ["/cms/password_reset/", "/cms/account/"])
def test_wagtails_own_account_pages_are_shut(client, address):
    assert client.get(address).status_code in {302, 404}


def test_account_of_the_cms_is_the_profile_of_the_site(client, office):
    client.force_login(office)

    assert client.get("/cms/account/").url == "/me/profile/"


def test_login_after_many_wrong_tries_refuses_the_right_password(client):
    person = UserFactory()
    for _ in range(12):
        send(client, LOGIN, person.email, "wrong")
    send(client, LOGIN, person.email, PASSWORD)

    assert not is_signed_in(client)


def test_login_says_the_same_of_a_known_and_an_unknown_address(client):
    person = UserFactory()
    known = send(client, LOGIN, person.email, "wrong")
    unknown = send(client, LOGIN, "nobody@incubator.example", "wrong")

    assert known.status_code == unknown.status_code
    assert known.context["form"].errors == unknown.context["form"].errors


def test_reset_says_the_same_of_a_known_and_an_unknown_address(client):
    person = UserFactory()
    answers = [
        client.post("/accounts/password/reset/", {"email": email})
        for email in [person.email, "nobody@incubator.example"]
    ]

    assert {(answer.status_code, answer.url) for answer in answers} == {
        (302, "/accounts/password/reset/done/")
    }
    assert [message.to for message in mail.outbox] == [[person.email]]


def test_sign_up_without_invitation_makes_no_account(client):
    fields = {"email": "new@incubator.example", "password1": PASSWORD, "password2": PASSWORD}
    response = client.post("/accounts/signup/", fields)

    assert not User.objects.filter(email=fields["email"]).exists()
    assert not is_signed_in(client)
    assert response.status_code == 200


@pytest.mark.parametrize(
    "target",
    [
        "//evil.example",
        "https:evil.example",
        "\\\\evil.example",
        "/%09/evil.example",
        "https://testserver@evil.example/",
    ],
)
def test_login_never_leads_off_the_site(client, target):
    person = UserFactory()
    response = client.post(LOGIN, {"login": person.email, "password": PASSWORD, "next": target})

    assert response.url.startswith("/")
    assert not response.url.startswith(("//", "/\\"))
