"""Where the site stands is its own to say: not a header's, which anybody can send."""

import re
from contextlib import closing
from http.client import HTTPConnection
from urllib.parse import urlencode

from django.core import mail

import pytest

pytestmark = pytest.mark.django_db(transaction=True)
ELSEWHERE = {"Daphne-Root-Path": "https://elsewhere.example"}


def ask(served, method, address, body=None, **headers):
    host = {"Host": f"localhost:{served.port}"}
    with closing(HTTPConnection("127.0.0.1", served.port, timeout=20)) as connection:
        connection.request(method, address, body, ELSEWHERE | host | headers)
        answer = connection.getresponse()
        return answer, answer.read().decode()


def test_header_sends_nobody_elsewhere(served):
    answer, _page = ask(served, "GET", "/me/")

    assert answer.headers["Location"] == "/accounts/login/?next=/me/"


def test_header_leads_no_mail_elsewhere(served, member):
    """Or a link to choose a password would hand its key to whoever asked for it."""
    page, words = ask(served, "GET", "/accounts/password/reset/")
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', words)[1]
    cookie = page.headers["Set-Cookie"].split(";")[0]
    body = urlencode({"email": member.email, "csrfmiddlewaretoken": token})
    form = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie}
    ask(served, "POST", "/accounts/password/reset/", body, **form)

    [letter] = mail.outbox
    assert "elsewhere.example" not in letter.body
    assert f"http://localhost:{served.port}/accounts/password/reset/key/" in letter.body
