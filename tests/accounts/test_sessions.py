"""Signing a person out everywhere, and ending a sign-in for good."""

from django.test import Client
from django.urls import reverse

import pytest

from incubator.accounts.services import people
from incubator.accounts.services.sessions import end_sessions
from incubator.core.models import AuditEntry
from incubator.home.services import ensure_office
from tests.factories.accounts import PASSWORD

pytestmark = pytest.mark.django_db


def signed_in(person) -> Client:
    client = Client()
    client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    assert is_in(client)
    return client


def is_in(client) -> bool:
    return client.get(reverse("home:dashboard")).status_code == 200


def actions() -> list[str]:
    entries = AuditEntry.objects.filter(action__startswith="person.").order_by("pk")
    return list(entries.values_list("action", flat=True))


def test_sessions_when_ended_are_signed_out_everywhere(
    stranger, neighbor, django_capture_on_commit_callbacks
):
    phone, laptop, other = signed_in(stranger), signed_in(stranger), signed_in(neighbor)

    with django_capture_on_commit_callbacks(execute=True):
        ended = end_sessions(person=stranger)

    assert ended == 2
    assert [is_in(one) for one in (phone, laptop, other)] == [False, False, True]


def test_sessions_when_one_is_named_keep_that_one(stranger, django_capture_on_commit_callbacks):
    phone, laptop = signed_in(stranger), signed_in(stranger)

    with django_capture_on_commit_callbacks(execute=True):
        end_sessions(person=stranger, but=phone.session.session_key)

    assert [is_in(one) for one in (phone, laptop)] == [True, False]


def test_other_sessions_when_one_ends_them_oneself_are_in_the_log_once(
    stranger, django_capture_on_commit_callbacks
):
    phone, laptop = signed_in(stranger), signed_in(stranger)

    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            phone.post(reverse("accounts:end_other_sessions"))

    assert [is_in(one) for one in (phone, laptop)] == [True, False]
    entry = AuditEntry.objects.get(action="person.other_sessions_ended")
    assert (entry.actor_id, entry.object_id) == (stranger.pk, str(stranger.pk))
    assert entry.details == {"sessions": 1}


def test_person_when_deactivated_is_out_at_once_and_in_the_log_once(
    stranger, office, django_capture_on_commit_callbacks
):
    phone = signed_in(stranger)

    with django_capture_on_commit_callbacks(execute=True):
        people.deactivate(person=stranger, actor=office)
        people.deactivate(person=stranger, actor=office)

    assert not is_in(phone)
    assert actions() == ["person.signed_in", "person.deactivated"]


def test_person_when_reactivated_signs_in_anew(
    stranger, office, django_capture_on_commit_callbacks
):
    phone = signed_in(stranger)
    with django_capture_on_commit_callbacks(execute=True):
        people.deactivate(person=stranger, actor=office)
        people.reactivate(person=stranger, actor=office)

    assert not is_in(phone)
    assert is_in(signed_in(stranger))
    assert actions()[1:3] == ["person.deactivated", "person.reactivated"]


@pytest.mark.parametrize("way", ["edited", "in bulk"])
def test_sign_in_when_ended_in_the_cms_is_in_the_log(client, office, stranger, way):
    ensure_office()
    client.force_login(office)
    if way == "edited":
        address = reverse("wagtailusers_users:edit", args=[stranger.pk])
        client.post(address, {"email": stranger.email, "name": stranger.name})
    else:
        address = reverse("wagtail_bulk_action", args=["accounts", "user", "set_active_state"])
        client.post(f"{address}?id={stranger.pk}", {"mark_as_active": "False"})

    stranger.refresh_from_db()
    assert not stranger.is_active
    entry = AuditEntry.objects.get(action="person.deactivated")
    assert (entry.actor_id, entry.object_id) == (office.pk, str(stranger.pk))
