"""A code by email: three tries, three minutes, and the same answer for everybody."""

import re

from django.core import mail
from django.urls import reverse

import pytest
import time_machine

from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
ASK = "/accounts/login/code/"
CONFIRM = "/accounts/login/code/confirm/"


def is_signed_in(client) -> bool:
    return "_auth_user_id" in client.session


def ask(client, email) -> str:
    client.post(ASK, {"email": email})
    return re.search(r"^\s*([A-Z0-9-]{6,})\s*$", mail.outbox[-1].body, re.MULTILINE).group(1)


def test_code_opens_the_door(client):
    code = ask(client, UserFactory().email)
    response = client.post(CONFIRM, {"code": code})

    assert response.url == reverse("home:dashboard")
    assert is_signed_in(client)


def test_mail_names_the_site_and_says_how_long_the_code_is_good(client):
    ask(client, UserFactory().email)

    (message,) = mail.outbox
    assert message.subject == "Your code to sign in to the Innovation Incubator"
    assert "for three minutes" in message.body
    assert message.body.endswith("Innovation Incubator, Boston Public Schools")


def test_wrong_code_is_told_and_the_third_ends_it(client):
    code = ask(client, UserFactory().email)
    first = client.post(CONFIRM, {"code": "WRONG1"})
    for _ in range(2):
        client.post(CONFIRM, {"code": "WRONG1"})
    client.post(CONFIRM, {"code": code})

    assert "This is not the code that we sent last" in first.content.decode()
    assert not is_signed_in(client)


def test_code_after_three_minutes_is_refused(client):
    with time_machine.travel(0, tick=False) as clock:
        code = ask(client, UserFactory().email)
        clock.shift(181)
        client.post(CONFIRM, {"code": code})

    assert not is_signed_in(client)


def test_unknown_address_gets_the_same_answer_and_no_mail(client):
    known, unknown = UserFactory().email, "nobody@incubator.example"
    pages = []
    for email in [known, unknown]:
        client.cookies.clear()
        answer = client.post(ASK, {"email": email})
        page = client.get(answer.url).content.decode().replace(email, "")
        pages.append((answer.status_code, answer.url, re.sub(r'value="\w{64}"', "", page)))

    assert pages[0] == pages[1]
    assert [message.to for message in mail.outbox] == [[known]]
