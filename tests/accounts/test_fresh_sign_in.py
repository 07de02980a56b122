"""Roles, addresses and other people's accounts change only after a fresh sign-in (ASVS 7.5.1)."""

import time

from django.urls import reverse

import pytest

from incubator.accounts.session_limits import SIGNED_IN_AT
from incubator.home.services import ensure_office
from tests.factories import MembershipFactory
from tests.second_factor import SECRET, code

pytestmark = pytest.mark.django_db
LONG_AGO = 600


def grow_old(client) -> None:
    """As if everybody had signed in ten minutes ago."""
    session = client.session
    for record in session.get("account_authentication_methods", []):
        record["at"] -= LONG_AGO
    session[SIGNED_IN_AT] = time.time() - LONG_AGO
    session.save()


@pytest.fixture
def desk(client, office):
    ensure_office()
    client.force_login(office)
    grow_old(client)
    return client


def is_asked(answer) -> bool:
    return answer.status_code == 302 and "/reauthenticate/" in answer.url


@pytest.mark.parametrize("verb", ["end-sessions", "end-sign-in", "remove-second-factor"])
def test_office_confirms_before_it_acts_on_an_account(desk, stranger, verb):
    answer = desk.post(f"/office/people/{stranger.pk}/{verb}/", {"reason": "It is lost"})

    stranger.refresh_from_db()
    assert is_asked(answer)
    assert stranger.is_active


def test_office_confirms_before_it_changes_a_role_or_an_address(desk, office, stranger):
    group = office.groups.get()
    edit = reverse("wagtailusers_users:edit", args=[stranger.pk])
    bulk = reverse("wagtail_bulk_action", args=["accounts", "user", "assign_role"])
    sent = {"email": "new@incubator.example", "name": "N", "is_active": "on", "groups": [group.pk]}
    answers = [
        desk.post(edit, sent),
        desk.post(reverse("wagtailusers_users:add"), sent),
        desk.post(f"{bulk}?id={stranger.pk}", {"role": group.pk}),
    ]

    old = stranger.email
    stranger.refresh_from_db()
    assert [is_asked(answer) for answer in answers] == [True, True, True]
    assert (stranger.email, stranger.groups.count()) == (old, 0)


def test_what_was_asked_for_is_done_once_the_code_is_right(desk, stranger):
    address = f"/office/people/{stranger.pk}/end-sign-in/"
    asked = desk.post(address)

    desk.post(asked.url, {"code": code(SECRET), "next": address})

    stranger.refresh_from_db()
    assert not stranger.is_active


def test_lead_confirms_before_a_role_changes(client, team, lead):
    other = MembershipFactory(team=team)
    client.force_login(lead)
    grow_old(client)

    answer = client.post(f"/teams/{team.slug}/people/{other.pk}/role/", {"role": "lead"})

    other.refresh_from_db()
    assert is_asked(answer)
    assert other.role == "member"
