"""Codes of an authenticator app: right for about a minute, once, and not guessed."""

from io import StringIO

from django.core.management import call_command
from django.test import Client

import pytest
from allauth.mfa.models import Authenticator

from tests.second_factor import SECRET, code, is_in, sign_in_by_password

pytestmark = pytest.mark.django_db


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


def test_secrets_written_anew_need_the_old_key_no_more(office, settings):
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another key"
    call_command("renew_factor_secrets", verbosity=0, stdout=StringIO())
    settings.SECRET_KEY_FALLBACKS = []

    assert Authenticator.objects.get(user=office).wrap().validate_code(code())
